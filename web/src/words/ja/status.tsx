import { counted } from '../../lib/intl.ts';
import type { Status } from '../en/status.tsx';

export const status: Status = {
  title: 'Homeport の状況',
  noneRunning: '巡回プログラムが動いていません。表示内容は最後の訪問時のものです。',
  broken: '私たちの側で問題が起きています。直るまでは、どのサーバーについても判断しません。',
  running: (crawlers, due) =>
    `巡回プログラム ${counted(crawlers, { other: '# 台' })}が稼働中、訪問待ちは ${counted(due, { other: '# 件' })}です。`,
  asOf: (time, version) => (
    <>
      {time} 時点、API バージョン {version}
    </>
  ),
  canWe: '測定できていますか？',
  record: '記録の内訳',
  counters: {
    known: { word: '把握済み', line: '名前を把握しているサーバー' },
    visited: { word: '訪問済み', line: '一度以上訪れたサーバー' },
    up: { word: '稼働中', line: '最後の訪問時' },
    down: { word: '停止中', line: '最後の訪問時' },
    unknown: { word: '不明', line: '測定できませんでした' },
    withheld: { word: '未測定', line: '運営者の意向' },
    dead: { word: '消滅', line: '長く応答がありません' },
    due: { word: '訪問待ち', line: '今、訪問を待っています' },
  },
  perSecond: (visits) => `現在、毎秒 ${visits} 件訪問しています。`,
  places: '観測地点',
  noCrawler: 'この記録で巡回プログラムが動いたことはなく、内容は更新されていません。',
  pastGaps: '測定できなかった期間',

  bannerName: '測定できません',
  banner: (since) => <>{since} から、私たちの側の問題で測定できていません。表示内容はそれ以前のものです。</>,
  bannerLink: '何が起きたか',
  whom: {
    all: 'すべてのサーバー',
    ipv4: 'IPv4 で接続するサーバー',
    ipv6: 'IPv6 で接続するサーバー',
  },
  concerned: (whom) => `対象：${whom}。`,
  concernedFrom: (whom, place) => `対象：${place} から見た${whom}。`,
  reasons: {
    line_down: '私たちのインターネット回線が切れていました。',
    ipv4_gone: '私たちの回線で IPv4 が使えませんでした。',
    ipv6_gone: '私たちの回線で IPv6 が使えませんでした。',
    resolver_dead: '私たちのネームサーバーが応答しませんでした。',
    trust_store_broken: '私たちの認証局一覧が壊れていて、証明書を検証できませんでした。',
    many_failures: '同時に多くのサーバーで失敗したため、原因は私たちの側にあると考えられます。',
    clock_jumped: '私たちの時計が飛びました。',
    record_away: '私たちの記録を読み書きできませんでした。',
  },
  allWell: '私たちの回線、ネームサーバー、時計、記録は正常です。',
  cannotNow: '今は測定できません',
  gapSince: (since, duration, noticed) => (
    <>
      {since} から {duration}、{noticed}に検知
    </>
  ),
  meanwhile:
    'この間は、どのサーバーについても判断しません。対象のサーバーではこの時間を「不明」とし、稼働にも停止にも数えません。稼働率は変わらず、測定できた割合が下がり、記録はそれ以前のものになります。その後、抜けた訪問を少しずつ補います。',
  noPastGaps: 'この 30 日間はありません。',
  pastGap: (strong, duration, from) => (
    <>
      {strong(duration)}（{from} から）
    </>
  ),

  lastSeen: '最終確認',
  inUseFor: '使用期間',
  measuredSince: '測定できた割合（使用開始以降）',
  measuredMonth: '測定できた割合（この 30 日間）',
  idle: '休止中',
  blind: '測定できません',
  noIpv4: 'IPv4 不可',
  noIpv6: 'IPv6 不可',
  measures: '測定中',
  crawlerRuns: '稼働中の巡回プログラム',
  crawlerStopped: '停止した巡回プログラム',
  runsFor: '稼働時間',
  ranFor: '稼働していた時間',
  visits: '訪問数',
  pace: '速さ',
  paceLine: (visits, requests) => `毎秒 ${visits} 訪問、リクエストは毎秒 ${requests} 件まで`,
  presentsAs: '名乗り',
};
