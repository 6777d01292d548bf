import type { Consent } from '../en/consent.tsx';

export const consent: Consent = {
  title: '問い合わせたことと、控えたこと',
  lead: 'このサーバーの運営者の方へ：私たちが受け取った意向、行った問い合わせ、そしてそれを許可または禁止した規則を示します。',
  named: (agent) => <>私たちは {agent} と名乗っています。</>,
  optOut: '断る方法',
  wishes: '運営者の意向',
  noWishes:
    '意向は見つかりませんでした。robots.txt、ヘッダー、メタデータのいずれも、近づかないよう求めていません。',
  seen: (since, ago) => (
    <>
      {since}から、最後に確認したのは{ago}
    </>
  ),
  from: (from, to) => `${from}から${to}まで`,
  signals: {
    opted_out: '運営者が掲載しないよう求めました。',
    robots_disallowed: 'robots.txt がこのパスを禁じているため、該当する部分には触れていません。',
    robots_unreachable: 'robots.txt を読めなかったため、ほかにも何も読んでいません。',
    bot_wall: 'サーバーの前にボット対策の壁があるため、立ち入っていません。',
    noindex_header:
      'X-Robots-Tag が応答を索引に載せないよう求めています。名前と状態だけを載せ、説明などは載せません。',
    metadata_private: 'NodeInfo に `private` とあります。名前と状態だけを載せ、説明などは載せません。',
    site_private: 'サイトが非公開に設定されています。名前と状態だけを載せ、説明などは載せません。',
    hide_in_statistics: 'サーバーが統計から除くよう求めているため、紹介も集計もしません。',
    check_failed: '掲載を望むかどうかを示す場所が読めなかったため、望まないものとして扱います。',
    usage_hidden: 'サーバーは利用状況を隠しています。',
    usage_withheld: 'このソフトウェアは統計をクローラーに見せません。それでも届いた数値は集計しません。',
    crawl_delay: 'robots.txt が問い合わせの間隔を求めており、守っています。',
    limited_federation: 'サーバーは選んだ相手とだけ連合するか、どことも連合しません。',
  },
  robots: {
    title: '私たちに関わる robots.txt の内容',
    unread: 'まだ読んでいません。',
    read: (ago, status, until) => (
      <>
        {ago}に読みました。{status}。遅くとも {until} までに読み直します。
      </>
    ),
    silent: (since) => `${since}から応答がないため、ほかには何も問い合わせません`,
    none: (status) => `robots.txt はなく（${status}）、すべて問い合わせてよいことになります`,
    notForUs: '私たちに関わる行はありません',
    forUs: '次の行が私たちに関わります',
  },
  questions: {
    title: '種類ごとの最後の訪問',
    none: 'この 14 日間には何もありません。',
    question: '問い合わせ',
    answer: '応答',
    rule: '規則',
    visit: '訪問',
    answered: '応答あり',
    pause: '延期：間隔を空けるよう求められました',
    noRule: '不要',
  },
  rules: {
    itself: 'robots.txt はいつでも読めます',
    noLine: 'robots.txt に規則はありません',
    noFile: (status) => `robots.txt はありません${status}`,
    silent: (status) => `robots.txt に届きません${status}`,
    silentLong: 'robots.txt に 30 日以上届いていません',
  },
};
