import { formatCount } from '../../lib/intl.ts';
import type { Incidents } from '../en/incidents.tsx';

export const incidents: Incidents = {
  title: 'これまでの出来事',
  feed: 'フィードで購読する',
  none: '障害と呼べるような出来事はありません。',
  all: (count) => `${formatCount(count)} 件すべての障害`,
  newestFirst: (count) => `${formatCount(count)} 件、新しい順`,
  pages: 'この一覧のページ',
  next: '次のページ',
  since: (at, duration) => `${at} から、これまで${duration}`,
  lasted: (duration, stretch) => `${duration}間、${stretch}`,
  unstable: (times, cause) => `${formatCount(times)} 回、停止と復帰を繰り返しました。最初の原因：${cause}`,
  unstableStill: (times, cause) =>
    `これまでに ${formatCount(times)} 回、停止と復帰を繰り返しています。最初の原因：${cause}`,
  group: (affected, known) =>
    `同じアドレスにある、${affected === known ? `私たちが知る ${formatCount(known)} 台すべて` : `私たちが知る ${formatCount(known)} 台のうち ${formatCount(affected)} 台`}が同時に停止しました。おそらくホスティング側の障害です。`,
  before: {
    title: 'この名前にあった以前のサーバー',
    line: 'ドメインの持ち主が変わりました。以前の測定結果は別に保管しており、ここでは数えません。',
    since: (day) => `現在のサーバーを知ったのは${day}です。`,
    server: 'サーバー',
    period: (from, to, evidence) => (
      <>
        {from}から{to}まで。その後、長い不在を経て、{evidence}
      </>
    ),
  },
};
