export const common = {
  notPublished: 'not published',
  tooEarly: 'too early to say',
  notMeasured: 'not measured',
  underAMinute: 'less than a minute',
  justNow: 'just now',
  searchLabel: 'Search by domain or title',
  searchExample: 'example.social',
  search: 'Search',
  findServer: 'Find my server',
};
export type Common = typeof common;
