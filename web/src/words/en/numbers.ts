import { counted } from '../../lib/intl.ts';

export const numbers = {
  heading: 'In numbers',
  intro:
    'What it stated of itself, day by day. Each number keeps the mark of what it was worth on that day; none is smoothed or filled in.',
  none: 'It has stated no numbers in the last 90 days.',
  failed: 'The numbers could not be read just now. The rest of this page is not affected.',
  counts: {
    users_total: 'Registered people',
    users_active_month: 'Active this month',
    users_active_halfyear: 'Active this half-year',
    posts_total: 'Posts',
  },
  chart: 'People, day by day',
  summary: (first: string, last: string) =>
    `Registered and active people from ${first} to ${last}; the same numbers stand in the table below.`,
  caption: 'Hollow points are numbers that we doubt. Where nothing was read for days, the line is open.',
  asTable: 'Day by day, as a table',
  table: 'Numbers day by day',
  day: 'Day (UTC)',
  change: (days: number) => `over ${counted(days, { one: '# day', other: '# days' })}`,
  latest: (day: string) => `stated on ${day}`,
  readings: (count: number) =>
    `${counted(count, { one: '# day was read', other: '# days were read' })} of the last 90.`,
  doubted: (count: number) =>
    counted(count, {
      one: 'On # of them a number was doubted.',
      other: 'On # of them a number was doubted.',
    }),
  marks: {
    hidden: 'hidden',
    implausible: 'doubted',
    placeholder: 'no real number',
  },
};
export type Numbers = typeof numbers;
