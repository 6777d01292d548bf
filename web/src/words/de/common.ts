import type { Common } from '../en/common.ts';

export const common: Common = {
  notPublished: 'nicht veröffentlicht',
  tooEarly: 'noch zu früh zu sagen',
  notMeasured: 'nicht gemessen',
  underAMinute: 'weniger als eine Minute',
  justNow: 'gerade eben',
  searchLabel: 'Nach Domain oder Titel suchen',
  searchExample: 'example.social',
  search: 'Suchen',
  findServer: 'Meinen Server finden',
};
