import type { Failures } from '../en/failures.tsx';

export const failures: Failures = {
  refused: 'API がこの問い合わせを受け付けませんでした',
  unreachable: 'API につながりません',
  unreadableLine: 'API の答えを、このサイトは理解できませんでした。おそらく両者のバージョンが異なります。',
  unreachableLine:
    'このサイトは API が知っていることを表示しますが、今は API の応答がありません。サーバーの状態とは関係なく、巡回は別に続いています。1 分ほどしてからもう一度お試しください。',
  retry: 'もう一度試す',
  note: (what) => `今は API から読み取れません：${what}。このページのほかの部分に影響はありません。`,

  gone: (domain) => <>{domain} は掲載していません</>,
  goneLine: '運営者から掲載しないよう求められました。今後は訪問せず、これまでの記録も表示しません。',
  goneHow: '掲載を断る方法',
  goneOthers: 'ほかのサーバーを見る',

  noName: 'サーバーの名前ではありません',
  noNameLine:
    'サーバーの名前は、インターネットのホスト名と同じ形です。英数字とハイフンを、ドットで区切ります。',
  unknown: (domain) => <>{domain} は把握していません</>,
  unknownLine:
    '把握しているサーバーのどれも接続先としてまだ挙げていないか、名前の綴りが違います。サーバーではない可能性もあります。',

  notFoundTitle: '見つかりません',
  notFound: 'このページはありません',
  notFoundLine: 'アドレスの綴りが違うかもしれません。サーバーを名前で探せます：',

  broken: 'このページを表示できませんでした',
  brokenLine: 'このサイトの不具合であり、ご覧になっていたサーバーの問題ではありません。',
  start: '最初のページへ',
};
