import { counted, formatCount } from '../../lib/intl.ts';
import type { Policy } from '../en/policy.tsx';

const servers = (count: number) => counted(count, { other: '# サーバー' });
const rules = (count: number) => counted(count, { other: '# 件のルール' });

export const policy: Policy = {
  reachHeading: 'ここから届く相手',
  failed: '読み込めませんでした。このページのほかの部分には影響ありません。',
  notSummed: '届く範囲はまだ集計されていません。集計は数時間ごとに行われます。',
  reachShare: '届くアクティブな人の割合',
  reachLine: (share) => `掲載サーバーでは ${share}`,
  reachBasis: '各サーバーが公開しているルールと数字の範囲での値です。',
  blocks: 'ブロックしているサーバー',
  blocksLine: (_count, { servers_of }) => `掲載されている ${servers(servers_of)}のうち`,
  blocksPeople: (share) => `アクティブな人の ${share}にあたります`,
  widely: '多くがブロックするサーバーのうち',
  widelyLine: (blocked, of) => `${formatCount(of)} 件中 ${formatCount(blocked)} 件をブロック`,
  blockedBy: 'ここをブロックしているサーバー',
  blockedByLine: (of) => `ルールを公開している ${servers(of)}のうち`,
  summed: (ago) => `集計：${ago}`,

  askHeading: '届くかどうか調べる',
  askLabel: 'サーバー名、または友だちのアカウント',
  askHint: '複数ある場合はコンマで区切ってください。例：example.social, @friend@example.org',
  ask: '調べる',
  askFailed: '調べられませんでした。1 分ほどしてからもう一度お試しください。',
  unresolved: (names) => <>サーバー名でもアカウントでもありません：{names}</>,
  verdicts: {
    yes: '届きます',
    limited: '届きますが、制限があります',
    no: '届きません',
    unknown: '妨げるものは知られていません',
  },
  verdictLines: {
    yes: '双方がルールをすべて公開していて、間を隔てるものはありません。',
    limited: '互いに届きますが、一方が相手からのものを隠すか削っています。',
    no: '公開されたルールが両者を隔てています。',
    unknown: '公開されたルールに両者を隔てるものはありませんが、すべてが公開されているわけではありません：',
  },
  doubts: {
    from_unpublished: (name) => <>{name} は、ブロックの一覧を公開していません。</>,
    to_unpublished: (name) => <>{name} は、ブロックの一覧を公開していません。</>,
    from_incomplete: (name) => <>{name} は、一覧の一部だけを公開しているか、名前を伏せています。</>,
    to_incomplete: (name) => <>{name} は、一覧の一部だけを公開しているか、名前を伏せています。</>,
    to_unlisted: (name) => <>{name} は、ここで知られているサーバーではありません。</>,
  },
  covers: {
    named: '相手を名指ししています',
    parent: '相手の上位ドメインを指定しています',
    pattern: '相手に当てはまるパターンを指定しています',
    everybody: 'すべての相手を対象にしています',
    not_allowed: '選んだサーバーとだけ連合していて、相手はその中にありません',
    nobody: 'どことも連合していません',
  },
  by: (name, what) => (
    <>
      {name}：{what}
    </>
  ),

  blocksHeading: 'ブロックしている相手',
  blockedByHeading: 'ここをブロックしている相手',
  rulesHere: '次のルールを公開しています。',
  rulesInForce: (count) => `${rules(count)}が有効です。`,
  rulesAbout: (count) => `ルールを公開しているサーバーのうち、${servers(count)}に有効なルールがあります。`,
  partial: '一覧は不完全だと、このインスタンス自身が述べています。',
  nobodyBlocks: 'ルールを公開しているサーバーに、ここについてのルールを持つものはありません。',
  notRead: '一覧はまだ読み取っていません。',
  emptyList: '一覧は公開されていますが、中身は空です。',
  seeAll: (count) => `${rules(count)}をすべて見る`,
  liftedRules: (count) => `解除された${rules(count)}`,
  server: 'サーバー',
  what: '内容',
  reason: '示された理由',
  noReason: '理由は示されていません',
  firstSeen: '最初に確認',
  lifted: (ago) => <>{ago}に解除</>,
  obfuscated: 'この形で公開されています。推測はしません',
  listTitle: 'ほかのサーバーについてのルール',
  standing: '有効',
  liftedOnly: '解除済み',
  all: 'すべて',
  whichRules: '表示するルール',
  total: rules,
  next: '次のページ',
  pages: 'この一覧のページ',

  rulesHeading: '利用ルール',
  rulesIntro: (link) => <>原文のまま、話題ごとに分けています。{link('ルールの分け方')}</>,
  rulesNone: 'ルールは公開されていません。何をしてもよいという意味ではありません。',
  otherRules: 'その他のルール',
  allRules: (count) => `${rules(count)}を元の順番で見る`,
  missing: (topics) =>
    `次の話題について公開されたルールはありません：${topics}。「非公開」であって「許可」ではありません。`,
};
