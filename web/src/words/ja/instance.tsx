import { formatCount } from '../../lib/intl.ts';
import type { InstanceWords } from '../en/instance.tsx';

export const instance: InstanceWords = {
  unknownTitle: '不明なサーバー',
  description: (name) =>
    `${name} は稼働していますか？参加の方法、稼働率、ルール、ここから届く相手がわかります。`,
  list: 'サーバー',
  asMachines: (name) => <>機械が使う表記：{name}</>,
  onPage: 'このページの内容',
  about: {
    title: 'このサーバーについて',
    kinds: {
      fediverse: 'Fediverse のサーバー',
      matrix: 'Matrix のサーバー',
      lbry: 'LBRY のハブ',
    },
    purposes: {
      posts: '短い投稿',
      photos: '写真',
      video: '動画',
      communities: 'コミュニティ',
      blogging: 'ブログ',
      events: 'イベント',
      music: '音楽',
      chat: 'チャット',
    },
    what: (kind, purposes, software) =>
      `${software && `${software} を使った、`}${purposes && `${purposes}のための `}${kind}です。`,
    personal: '1 人または数人（アカウント 10 未満）のサーバーです。',
    languages: (names) => `言語：${names}。`,
    active: (people) => `この 1 か月に ${formatCount(people)} 人が利用しました。`,
    accounts: (people) => `アカウントは ${formatCount(people)} 件です。`,
    country: (country) => `運営の拠点は、${country}だとしています。`,
    known: (month) => `${month}から記録しています。`,
    lastKnown: '最後に分かっていた姿',
    ownWords: 'サーバー自身の言葉',
  },
  facts: {
    languages: '言語',
    contact: '連絡先',
    federating: '連合する相手',
    names: '名前',
    accountsEnd: (name) => <>アカウントの末尾は {name} です。</>,
    alsoKnown: (names) => <>別名：{names}。</>,
    peers: '知っているサーバーの数',
  },
  ended: {
    dead: 'このサーバーはなくなりました',
    deadLine: (since) => `${since}から応答がありません。これまでの記録はここに残しています。`,
    deadNever: '一度も応答したことがありません。これまでの記録はここに残しています。',
    moved: 'このサーバーは移転しました',
    movedTo: (link) => <>現在は {link} にあるとのことです。</>,
    movedSomewhere: '現在は別の場所にあるとのことです。',
    withheld: 'このサーバーは、運営者の意向により測定していません',
    withheldLine:
      '近づかないよう求められているため、控えています。以下は、応答があったかどうかだけを示します。',
    instead: '代わりになるサーバー',
    insteadLine: '稼働していて、ほぼ同じサーバーに届く、似たサーバーです：',
    uptime: (share) => `この 30 日間の稼働率 ${share}`,
    findLike: '似たサーバーを探す',
    findLine: 'いくつかの質問に答えると、同じ目的と言語のサーバーが見つかります。',
  },
  join: {
    title: '参加するには',
    lines: {
      open: '誰でもすぐに登録できます。',
      approval: 'ひとこと添えて申し込むと、担当者が確認してからアカウントが開かれます。',
      invite: 'すでに参加している人からの招待が必要です。',
      closed: '現在、新しい人を受け付けていません。',
    },
    unpublished:
      '新しい人を受け付けているかどうかは公開されていません。サーバー自身のページでご確認ください。',
    matrix: (name) => (
      <>Matrix はアプリから使います。登録するときに、サーバーとして {name} を選んでください。</>
    ),
    lbry: 'ハブにアカウントはありません。アプリが自動的に利用します。',
    signUp: (name) => <>{name} に登録する</>,
    ask: (name) => <>{name} に申し込む</>,
    visit: (name) => <>{name} を開く</>,
    leaves: 'サーバー自身のページが開きます。その後のことは私たちにはわかりません。',
    down: '現在は停止しているため、うまくいかないかもしれません。',
    source: (path, ago) => (
      <>
        出典：{path}（{ago}に取得）
      </>
    ),
    other: '合わないときは、ほかのサーバーを探す',
    compare: 'ほかのサーバーと比べる',
  },
  software: {
    title: 'ソフトウェア',
    runs: '使用中',
    behind: '更新の遅れ',
    newest: '私たちが確認した中で最新の版です。',
    older: (version, days) => (
      <>
        {version} が出てから {formatCount(days)} 日たちますが、まだ更新されていません。
      </>
    ),
    unknown: '判断できません。このソフトウェアを使うサーバーが少ないか、版を比べられないためです。',
    history: '版の移り変わり',
    noVersion: '版はまだ読めていません。',
    since: (day) => `${day}から`,
    period: (from, to) => `${from}から${to}まで`,
    olderOnes: (count) => `以前の ${formatCount(count)} 件`,
  },
  matrix: {
    title: 'Matrix サーバーとして',
    reachedAt: '接続先',
    ownName: 'サーバー名そのもの、ポート 8448',
    foundBy: {
      'well-known': '/.well-known/matrix/server による',
      srv: 'SRV レコード（_matrix-fed._tcp）による',
      'srv-deprecated': 'SRV レコード（_matrix._tcp、非推奨）による',
      name: 'ポートが名前に含まれています',
    },
    addresses: 'アドレス',
    port: (port) => `ポート ${String(port)}`,
    keys: '署名鍵',
    keysUntil: (day) => `${day}まで有効、署名は検証済み`,
    clients: 'クライアント',
    clientVersion: (version) => `クライアント API ${version} まで対応`,
    logins: 'ログイン方法',
    rooms: '公開ルーム',
  },
  hub: {
    title: 'ハブとして',
    block: '最新のブロック',
    lagUnknown: '比べられるほど他のハブの応答がありませんでした',
    lagNone: '多くのハブと同じ高さです',
    lag: (blocks) => `多くのハブより ${formatCount(blocks)} ブロック遅れています`,
    clients: '新しいクライアント',
    accepted: '受け付けています',
    notAccepted: '受け付けていません',
    country: '国',
    protocol: 'プロトコル',
    versions: (from, to) => `${from} から ${to}`,
    fee: '1 日の料金',
  },
  unpublished: {
    title: '公開されていないこと',
    line: '私たちが読める場所には書かれていません。「はい」とも「いいえ」とも言えません。',
    nothing: '私たちが調べる項目は、すべて公開されています。',
    facts: {
      title: 'サーバー自身の名前',
      description: '説明',
      software: 'ソフトウェアと版',
      registration: '新しい人を受け付けるかどうか',
      languages: '言語',
      country: '運営の拠点',
      rules: 'ルール',
      contact: '運営者への連絡方法',
      users_total: '利用者の数',
      users_active_month: '今月のアクティブな利用者の数',
      posts_total: '投稿の数',
      peers: '知っているサーバー',
      policy: 'ブロックしているサーバー',
    },
    why: {
      unread: 'まだ読んでいません。',
      withheld: '近づかないよう求められているため、問い合わせていません。',
      personal: '個人のサーバーなので、自己紹介はここには載せません。',
      hidden: '利用状況を隠しています。',
      placeholder: 'ソフトウェアが、意味のない決まった数を返しています。',
      unsaid: '応答はありますが、書かれていません。',
      few: 'これを書く場所のあるソフトウェアは少なく、応答にもありませんでした。',
    },
  },
  sources: {
    title: '情報の出どころ',
    line: 'どれも、サーバー自身が公開しているか、私たちが問い合わせて確かめたことです。',
    fact: '情報',
    source: '出典',
    read: '取得',
    facts: {
      health: '稼働しているか',
      described: '名前、説明、ソフトウェア、言語、ルール',
      registration: '参加の方法',
      country: '運営の拠点',
      users_total: '利用者',
      users_active_month: '今月のアクティブな利用者',
      posts_total: '投稿',
      peers: '知っているサーバー',
      policy: 'ブロックしている相手',
      blockedBy: 'ブロックされている相手',
      standing: '更新の遅れと、おすすめの中での位置',
      known: '知ったきっかけ',
    },
    visits: '私たち自身の訪問',
    others: '他のサーバーが公開しているルール',
    compared: '全サーバーを私たちが比べた結果',
    noAnswer: 'まだ応答がありません',
    namedBy: (link) => <>{link} が接続先の一つとして挙げました。</>,
    consent: '問い合わせた内容と、従った規則',
    api: '同じ内容のデータ',
  },
  visits: {
    title: '最近の問い合わせ',
    kept: '個々の訪問の記録は 14 日間保管します。',
    rules: '従った規則',
    who: '訪問者について',
    none: 'この 14 日間には何もありません。',
    seenFrom: (place, bytes) => (
      <>
        {place}から確認し、{bytes} を読みました。
      </>
    ),
    phases: { resolve: '名前解決', connect: '接続', tls: 'TLS', firstByte: '最初のバイト' },
    phase: (name, time) => `${name} ${time}`,
    in: (time) => time,
    at: (ago, time) => (
      <>
        {ago}、{time}
      </>
    ),
  },
  failed: {
    uptime: '稼働率',
    incidents: 'これまでの出来事',
    versions: '版の移り変わり',
    visits: '最近の訪問',
  },
};
