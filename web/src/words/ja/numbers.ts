import { counted } from '../../lib/intl.ts';
import type { Numbers } from '../en/numbers.ts';

export const numbers: Numbers = {
  heading: '数字で見る',
  intro:
    'インスタンス自身が公表した数字を、日ごとに示します。どの数字にも、その日の信頼度の印が残ります。ならしたり補ったりはしません。',
  none: '過去 90 日間、数字は公表されていません。',
  failed: '数字を読み込めませんでした。このページのほかの部分には影響ありません。',
  counts: {
    users_total: '登録者数',
    users_active_month: '今月のアクティブ人数',
    users_active_halfyear: '半年間のアクティブ人数',
    posts_total: '投稿数',
  },
  chart: '人数の推移（日ごと）',
  summary: (first, last) =>
    `${first}から${last}までの登録者数とアクティブ人数です。同じ数字が下の表にあります。`,
  caption: '白抜きの点は疑わしい数字です。何日も読み取れなかったところでは線が途切れます。',
  asTable: '日ごとの表を見る',
  table: '日ごとの数字',
  day: '日付（UTC）',
  change: (days) => `${counted(days, { other: '# 日間' })}の増減`,
  latest: (day) => `${day}の公表値`,
  readings: (count) => `過去 90 日のうち ${counted(count, { other: '# 日' })}分を読み取りました。`,
  doubted: (count) => `そのうち ${counted(count, { other: '# 日' })}分に疑わしい数字があります。`,
  marks: {
    hidden: '非表示',
    implausible: '疑わしい',
    placeholder: '実際の数字ではありません',
  },
};
