import { counted } from '../../lib/intl.ts';
import type { Compare } from '../en/compare.tsx';

const days = (count: number) => counted(count, { other: '# 日' });

export const compare: Compare = {
  title: 'サーバーを比べる',
  titleOf: (names) => `${names} の比較`,
  description:
    '2〜4 のサーバーを並べて比べます。登録のしかた、稼働率、ルール、ブロックしている相手、届く相手がわかります。',
  lead: '2〜4 のサーバーを並べて、登録のしかた、安定度、何を制限しているか、互いに届くかを比べられます。',
  first: '1 つ目のサーバー',
  second: '2 つ目のサーバー',
  add: 'サーバーを追加',
  hint: 'example.social のような名前、またはそこにいる人のアカウントを入力してください。',
  show: '比べる',
  addButton: '追加',
  remove: (name) => <>{name} を外す</>,
  compared: '比べているサーバー',
  elsewhere: (choose, list) => (
    <>
      名前が思い当たらないときは、{choose('いくつかの質問に答える')}か、
      {list('すべてのサーバーを見て')}ください。
    </>
  ),
  oneOnly: '比べるには、サーバーをもう 1 つ追加してください。',
  full: '並べられるのは 4 つまでです。',
  dropped: (names) => <>サーバー名でないか、数が多すぎるため除きました：{names}</>,
  unknown: (names) => <>ここでは知られていません：{names}</>,
  gone: (names) => <>運営者の希望により掲載していません：{names}</>,
  facts: '並べて見る',
  fact: '項目',
  differs: '違いあり',
  differsLine: 'は、はっきりした違いがある項目の印です。公開されていないことは違いとみなしません。',
  onlyDifferences: '違いだけ',
  everything: 'すべて',
  shown: '表示する項目',
  noDifferences: 'どの項目にもはっきりした違いはありません。',
  untold: (names) =>
    `どのサーバーも公開していない項目です（「はい」でも「いいえ」でもありません）：${names}。`,
  groups: {
    joining: '登録',
    up: '稼働しているか',
    size: '規模と歴史',
    filters: '制限しているもの',
    topics: 'ルールの話題',
  },
  rows: {
    registration: '登録できる人',
    languages: '言語',
    country: '運営の拠点',
    software: 'ソフトウェア',
    behind: 'バージョン',
    now: '現在の状態',
    people: '登録者数',
    active: '今月のアクティブ人数',
    share: 'ネットワーク内の割合',
    known: '確認した時期',
    blocks: 'ブロックしているサーバー',
    reach: '届くアクティブな人の割合',
    widely: '多くがブロックする相手のうちブロック中',
    blockedBy: 'ここをブロックしているサーバー',
    federation: '連合',
  },
  uptime: {
    '24h': '稼働率（24 時間）',
    '7d': '稼働率（7 日）',
    '30d': '稼働率（30 日）',
    '90d': '稼働率（90 日）',
    '365d': '稼働率（365 日）',
  },
  measured: (share) => `測定 ${share}`,
  current: '最新です',
  behindSince: (count) => `新しい版が ${days(count)}前から出ています`,
  notKnown: '不明',
  notSummed: '未集計',
  doubted: '疑わしい',
  ofServers: (count, of) => `${of} 件中 ${count} 件`,
  rulesAbout: (count) => counted(count, { other: '# 件のルール' }),
  reachHeading: '互いに届くか',
  reachFailed: '互いに届くかどうかを読み込めませんでした。',
  otherNetworks: '異なるネットワークに属していて、直接はやり取りできません。',
  pair: (a, b) => (
    <>
      {a} と {b}
    </>
  ),
  overlapHeading: 'ブロックの重なり',
  overlapLine:
    '双方がブロックしている名前を、書かれているとおりに比べます。伏せられた名前は何とも照合しません。',
  overlapFailed: '一覧を比べられませんでした。',
  overlapTable: {
    pair: '組み合わせ',
    shared: '双方がブロック',
    of: 'それぞれのブロックに占める割合',
  },
  ofList: (name, count, share) => (
    <>
      {name}：{count} 件の {share}
    </>
  ),
  listHidden: (name, count) => (
    <>
      {name} は {counted(count, { other: '# 件' })}の名前を伏せています。
    </>
  ),
  unpublished: 'どちらかが一覧を公開していません。',
  uptimeHeading: '90 日間の稼働率',
  uptimeLine:
    '1 本の棒が 1 日で、すべて同じ目盛りです。いっぱいの高さが丸 1 日、上の欠けた部分が停止していた時間です。',
  strip: (name, whole, broken, unmeasured) =>
    `${name}：障害のない日 ${whole}、障害のあった日 ${broken}、未測定の日 ${unmeasured}。`,
  stripLine: (whole, broken, unmeasured) =>
    `障害のない日 ${whole}、障害のあった日 ${broken}、未測定の日 ${unmeasured}`,
  asTable: '日ごとの表を見る',
  uptimeTable: '日ごとの稼働率',
  day: '日付（UTC）',
  latency: '応答にかかる時間（ミリ秒）',
  latencySummary: '各サーバーの普段の応答時間を日ごとに示します。同じ数字が下の表にあります。',
  latencyCaption: '各日の中央値です。クローラーのある場所から測っています。',
  latencyTable: '日ごとの応答時間',
  noLatency: '応答時間のグラフを描くには測定が足りません。',
};
