import { counted } from '../../lib/intl.ts';
import type { Home } from '../en/home.tsx';

export const home: Home = {
  heading: '開かれたネットワークに、自分の港を。',
  lead: 'Mastodon や Matrix などは、互いにつながる何千もの独立したサーバーの上で動いています。その一つに登録すれば、ほかのサーバーの人たちともやり取りできます。各サーバーが公開している情報と、実際のつながりやすさをもとに、自分に合うサーバーを見つけられます。',
  chooseLine: '質問は多くて 6 つ、どれも飛ばせます。2 分ほどで終わり、何も保存せず、誰にも知られません。',
  doors: '入り口',
  chooseTitle: 'サーバーを探している',
  chooseDoor:
    'したいこと、使う言語、つながりたい相手を選ぶと、5 つのサーバーを、よい点と気になる点を添えて示します。',
  open: '誰でも登録可',
  small: '小さくて居心地のよいサーバー',
  reliable: '最も安定しているサーバー',
  all: 'すべてのサーバー',
  lookUpTitle: 'サーバー名を知っている',
  lookUpDoor: '稼働状況、ルールの内容、ブロック先、そこからつながる範囲を調べられます。',
  studyTitle: 'サーバーを運営・研究している',
  studyDoor: 'このサイトの内容はすべて、日付と出典のある公開情報に基づいています。',
  operators: '運営者の方へ：誰が訪れ、どう断るか',
  researchers: '研究者の方へ：すべてを公開 API で',
  method: '根拠について：稼働率と「不明」の意味',

  figures: '今のネットワーク',
  asOf: (time) => <>{time} 時点</>,
  noneKnown: 'まだ何も分かっていません。巡回が始まったばかりです。1 分後にもう一度ご覧ください。',
  known: '把握済み',
  up: '稼働中',
  people: '利用者',
  active: '今月のアクティブ利用者',
  upShare: (share, measured) =>
    `測定済みの ${counted(measured, { other: '# サーバー' })}のうち ${share} が稼働中です。`,
  peopleOn: (instances) =>
    `利用者数は、数値を公表している ${counted(instances, { other: '# サーバー' })}の合計です。`,

  recommended: '今日のおすすめ',
  recommendedLine: (link) => (
    <>安定しているサーバーの中から、規模によらず毎日並べ替えています。{link('おすすめの決め方')}</>
  ),
  seeAll: '把握しているサーバーをすべて見る',
  noneRecommended: 'おすすめできるほど長く見守ったサーバーは、まだありません。',
  registrationUnknown: '登録方法は非公開',
  checked: (ago) => <>{ago}に確認</>,
  because: {
    all: (reasons) => `理由：${reasons}`,
    uptime: (ratio) => `この 30 日間の稼働率 ${ratio}`,
    open: '誰でも登録可',
    approval: '承認制で登録可',
    languages: (names) => `使用言語：${names}`,
    active: (count) => `今月の利用者 ${count} 人`,
  },
  recommendations: 'おすすめ',

  software: '使われているソフトウェア',
  softwareName: 'ソフトウェア',
  instances: 'サーバー',
  share: 'ネットワーク内の割合',
  activePeople: 'アクティブな利用者',
  version: '最も多いバージョン',
  versionOn: (instances) => `${instances} サーバー`,
};
