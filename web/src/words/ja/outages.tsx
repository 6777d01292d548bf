import { counted } from '../../lib/intl.ts';
import type { Outages } from '../en/outages.tsx';

export const outages: Outages = {
  title: '障害',
  description: '今、停止・不安定・不調のサーバーと、その開始時刻と原因です。',
  noneNow: '把握している範囲で問題はありません。',
  nonePast: '記録はありません。',
  leadNow: (count) => `現在の障害：${counted(count, { other: '# 件' })}`,
  leadPast: (count) => `終了した障害：${counted(count, { other: '# 件' })}`,
  leftOut: '個人のサーバーと、長く消滅しているサーバーは含みません。',
  feed: 'フィードで購読',
  what: '障害とは',
  which: '表示する障害',
  now: '継続中',
  over: '終了',
  allNetworks: 'すべてのネットワーク',
  pages: 'この一覧のページ',
  next: '次のページ',
};
