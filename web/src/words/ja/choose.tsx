import { formatAll, formatCount, formatShare } from '../../lib/intl.ts';
import type { Choose } from '../en/choose.tsx';

export const choose: Choose = {
  title: '自分に合うサーバーを探す',
  description:
    '6 つの質問（すべて省略できます）に答えると、最大 5 つのサーバーを、良い点と気になる点を添えてお見せします。',
  progress: (number, of) => `質問 ${formatCount(number)} / ${formatCount(of)}`,
  remaining: (count) =>
    count === 0 ? 'すべてに合うサーバーはありません' : `${formatCount(count)} サーバーが条件に合います`,
  leaves: (count) => `${formatCount(count)} サーバー`,
  chosen: '選択中',
  answered: '回答済み',
  next: '次へ',
  showResults: '結果を見る',
  showNow: '今すぐ結果を見る',
  skip: 'この質問を飛ばす',
  back: '戻る',
  more: 'ほかの選択肢',
  steps: {
    purpose: {
      heading: '何をしたいですか？',
      hint: '用途が違っても、多くのサーバーは互いにつながっています。ここでは、あなたのサーバーが得意なことを選びます。',
      name: '用途',
    },
    language: {
      heading: 'どの言語のサーバーがよいですか？',
      hint: 'サーバー自身の申告によります。どんな人が多いかの目安で、どの言語でも読み書きできます。',
      name: '言語',
    },
    country: {
      heading: 'どの国の法律のもとで運営されているとよいですか？',
      hint: '運営者を縛る法律の国です。公開しているサーバーは少なく、選ぶとそれ以外はすべて除かれます。',
      name: '運営国',
    },
    joining: {
      heading: 'いつから使い始めたいですか？',
      hint: 'スパムを防ぐため、新しいアカウントを一つずつ確認してから受け入れるサーバーもあります。',
      name: '開始時期',
    },
    tastes: {
      heading: '何に気を配っているサーバーがよいですか？',
      hint: '公開された規則があってほしい話題を選びます。規則がないのは「公開されていない」という意味で、許可されているという意味ではありません。',
      name: '規則とブロック',
    },
    reach: {
      heading: '誰とつながりたいですか？',
      hint: 'サーバーは互いにブロックできます。友だちやそのサーバーを挙げると、公開された規則で隔てられているサーバーは表示しません。',
      name: 'つながりたい相手',
    },
  },
  noCountry: '条件に合うサーバーのうち、運営国を公開しているものはありません。ここで選べるものはありません。',
  someCountry: (known, of) =>
    `条件に合う ${formatCount(of)} サーバーのうち、公開しているのは ${formatCount(known)} です。`,
  joinings: {
    now: { name: '今すぐ', line: '誰でも登録できるサーバーだけを表示します。' },
    soon: { name: '返事を待てます', line: '新しいアカウントを確認してから受け入れるサーバーも含めます。' },
  },
  topics: '次の話題の規則がある',
  blocks: '次のサーバーをブロックしている',
  blocksHint: '名前を空白かコンマで区切ります。公開された規則だけを数えます。',
  reachLabel: '友だち、またはサーバー',
  reachHint:
    '空白かコンマで区切ります。アカウント名からはサーバー名だけを読み取ります。誰かを検索することも、保存することもありません。',
  found: 'あなたに合うサーバー',
  foundOf: (shown, of) =>
    of <= shown
      ? `${formatCount(of)} サーバーが条件に合います`
      : `条件に合う ${formatCount(of)} サーバーのうち ${formatCount(shown)} つ`,
  asked: '選んだ条件',
  nothingAsked: '条件は選ばれていません。誰にでも同じように表示される結果です。',
  change: (text) => `変更：${text}`,
  drop: (text) => `外す：${text}`,
  add: '条件を加える：',
  goOn: '次にできること',
  startAgain: '最初からやり直す',
  madeFor: (purposes) => formatAll(purposes),
  speaks: (languages) => formatAll(languages),
  governedFrom: (countries) => `運営国：${formatAll(countries)}`,
  rulesAbout: (topics) => `規則：${formatAll(topics)}`,
  blocksThese: (names) => `ブロック：${formatAll(names)}`,
  reachesThese: (names) => `つながる相手：${formatAll(names)}`,
  because: '良い点',
  but: '気になる点',
  noBut: '知られている範囲ではありません。',
  peopleActive: (count) => `今月活動した人 ${formatCount(count)} 人`,
  join: {
    open: (domain) => <>{domain} に登録する</>,
    approval: (domain) => <>{domain} に参加を申請する</>,
    visit: (domain) => <>{domain} を訪ねる</>,
  },
  learnMore: (domain) => <>{domain} について分かっていることすべて</>,
  compare: (count) => (count === 2 ? '2 つを比べる' : `上の ${formatCount(count)} つを比べる`),
  others:
    '同等のサーバーの順序は、いつも同じものが先頭にならないよう、毎日入れ替わります。このアドレスはその日の順序を保つので、送った相手にも同じ順序で表示されます。',
  today: '今日の順序で見る',
  whyOrder: 'この順序の理由',
  seeDirectory: '一覧をすべて見る',
  nothingFits: 'すべてに合うサーバーはありません',
  onlyFew: 'すべてに合うサーバーはわずかです。条件を一つ外すこともできます：',
  leaveOut: '条件を一つ外すこともできます：',
  nothingHelps:
    '条件を一つ外すだけでは見つかりません。条件を変えるか、最初からやり直すか、一覧をご覧ください。',
  wouldFit: (text, count) => `「${text}」を外すと ${formatCount(count)} サーバー`,
  unresolved: (names) => <>サーバー名を読み取れなかったため、除きました：{names}</>,
  reasons: {
    purpose: (purpose) => `用途：${purpose}`,
    languages: (languages) => `言語：${formatAll(languages)}`,
    country: (country) => `運営国：${country}`,
    registrations: {
      open: '誰でも登録できます',
      approval: '参加を申請できます',
      invite: '招待があれば参加できます',
      closed: '新しい人を受け付けていません',
    },
    uptime: (ratio, days) => `過去 ${formatCount(days)} 日間の稼働率は ${ratio}`,
    measured: (told, coverage) => `${told}（そのうち測定できたのは ${formatShare(coverage)}）`,
    reachesAll: (of) =>
      of === 1 ? '挙げたサーバーとつながれます' : `挙げた ${formatCount(of)} サーバーのすべてとつながれます`,
    reachesSome: (reached, of) =>
      `挙げた ${formatCount(of)} サーバーのうち ${formatCount(reached)} とつながれます`,
    reachesSame: (reached, of) =>
      `これまでつながれた最大級の ${formatCount(of)} サーバーのうち ${formatCount(reached)} とは、公開された規則で隔てられていません`,
    reachShare: (share) =>
      `同じネットワークで活動中の人の ${formatShare(share)} とは、公開された規則で隔てられていません`,
    topics: (topics) => `規則がある話題：${formatAll(topics)}`,
    blocks: (names) => <>{names} をブロックしています</>,
    current: (version) => <>確認できた最新版（{version}）を使っています</>,
  },
  buts: {
    blocks: (servers, share) => {
      const told = `${formatCount(servers)} サーバーをブロックしています`;
      return share === null ? told : `${told}（同じネットワークで活動中の人の ${formatShare(share)}）`;
    },
    blockedBy: (instances, of) =>
      `ブロックを公開している ${formatCount(of)} サーバーのうち ${formatCount(instances)} からブロックされています`,
    reachUnknown: (names) => (
      <>{names} とつながれるかは、公開情報が足りず分かりません。妨げるものは知られていません</>
    ),
    reachLimited: (names) => <>{names} との間では表示が制限されることがあります</>,
    policyUnpublished: '誰をブロックしているかを公開していません',
    rulesUnpublished: '利用者向けの規則を公開していません',
    behind: (version, newest, days) => (
      <>
        {version} を使っています（{newest} が出てから {formatCount(days)} 日以上）
      </>
    ),
    oversized: (share) =>
      `同じネットワークで活動中の人の ${formatShare(share)} が集まっています。人が分散するよう、最後に表示します`,
  },
};
