import type { Common } from '../en/common.ts';

export const common: Common = {
  notPublished: '非公開',
  tooEarly: 'まだ判断できません',
  notMeasured: '未測定',
  underAMinute: '1 分未満',
  justNow: 'たった今',
  searchLabel: 'ドメイン名またはタイトルで検索',
  searchExample: 'example.social',
  search: '検索',
  findServer: '自分に合うサーバーを探す',
};
