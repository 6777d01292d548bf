export const common = {
  notPublished: 'not published',
  tooEarly: 'too early to say',
  notMeasured: 'not measured',
  underAMinute: 'less than a minute',
  justNow: 'just now',
};
export type Common = typeof common;
