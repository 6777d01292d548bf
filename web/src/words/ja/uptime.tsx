import { formatCount } from '../../lib/intl.ts';
import type { Uptime } from '../en/uptime.tsx';

export const uptime: Uptime = {
  title: '稼働していますか？',
  counts: '測定できなかった時間は、どちらにも数えません。',
  how: '測り方について',
  windows: {
    '24h': '24 時間',
    '7d': '7 日間',
    '30d': '30 日間',
    '90d': '90 日間',
    '365d': '365 日間',
  },
  measured: (share) => `測定できた割合 ${share}`,
  visits: (count) => `訪問 ${formatCount(count)} 回`,
  knownFor: (duration) => `知ってから ${duration}`,
  now: {
    label: '現在の状態',
    since: (day, duration) => `${day}から、${duration}続いています。`,
    lastUp: (day) => `最後に稼働していたのは${day}です。`,
    neverUp: '稼働しているのを確認できたことはありません。',
    toCome: '見つかったばかりで、最初の訪問はこれからです。',
    checked: (ago) => <>最終確認：{ago}</>,
    stale: (ago) => `最終確認は${ago}です。いつもより間が空いているため、今は違うかもしれません。`,
    running: '巡回プログラムは動いていますか？',
  },
  places: {
    quoted: (name) => `「${name}」`,
    alike: (count, names) => `${formatCount(count)} か所のどこから見ても同じです：${names}。`,
    unevenly: '測定しているすべての場所から届きますが、場所によって調子が異なります。',
    upSomeBlind: (blind) => `測定できた範囲では稼働しています。${blind}からは測定できませんでした。`,
    downSomeBlind: (down, blind) => `${down}からは届きません。${blind}からは測定できませんでした。`,
    mostDown: (down, up) =>
      `測定している場所の多く（${down}）から届かないため、停止中とみなします。${up}からは届きます。`,
    someDown: (down) =>
      `一部の場所（${down}）から届きません。多くの場所から届かなくなったときに、停止中とみなします。`,
    from: (place) => <>{place}から</>,
    checked: (ago) => <>確認：{ago}</>,
  },
  days: {
    title: 'この 90 日間',
    ago: (days) => `${formatCount(days)} 日前`,
    today: '今日',
    asTable: '1 日ごとの表',
    table: '1 日ごとの稼働状況',
    day: '日付（UTC）',
    happened: '出来事',
    visits: '訪問回数',
    line: (day, text) => `${day}：${text}`,
    legendUp: '終日稼働',
    legendTrouble: '稼働（不調）',
    legendDown: '上の部分は、その日に停止していた割合',
    legendUnmeasured: '未測定',
    up: '稼働',
    down: (duration) => `${duration}停止`,
    downAllDay: '終日停止',
    trouble: (duration) => `${duration}不調`,
    unmeasured: (duration) => `${duration}未測定`,
    none: '未測定',
    sum: ({ days, good, bad, unmeasured }) =>
      `この ${formatCount(days)} 日間のうち、停止のなかった日は ${formatCount(good)} 日、停止のあった日は ${formatCount(bad)} 日、未測定は ${formatCount(unmeasured)} 日です。`,
    worst: (day, text) => `最も長く停止したのは${day}（${text}）です。`,
  },
  latency: {
    title: '応答にかかる時間',
    summary: (days, usual, least, most) =>
      `${formatCount(days)} 日間の応答時間：通常は ${usual}、最短 ${least}、最長 ${most}。`,
    caption:
      '最初の問い合わせから応答が揃うまでのミリ秒数を、1 日ごとに示します。線は全訪問の中央値、網かけは遅いほうから 20 分の 1 までです。測定場所からの経路も含みます。',
    asTable: '同じ内容の表',
    table: '1 日ごとの応答時間',
    day: '日付（UTC）',
    usual: '中央値',
    slow: '遅いほうの 20 分の 1',
    none: '応答のあった日が少なすぎるため、応答時間の図は描けません。',
  },
};
