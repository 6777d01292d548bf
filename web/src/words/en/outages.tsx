import { counted } from '../../lib/intl.ts';

/** The page with the incidents of all instances. */
export const outages = {
  title: 'Incidents',
  description: 'Which instances are down, unstable or in trouble right now, since when, and why.',
  noneNow: 'Nothing is wrong that we know of.',
  nonePast: 'Nothing is on record.',
  leadNow: (count: number) => `${counted(count, { one: '# incident', other: '# incidents' })} right now`,
  leadPast: (count: number) => `${counted(count, { one: '# incident', other: '# incidents' })}, all over`,
  leftOut: 'Without personal instances and those that have been gone for long.',
  feed: 'Follow as a feed',
  what: 'What an incident is',
  which: 'Which incidents',
  now: 'Now',
  over: 'Over',
  allNetworks: 'All networks',
  pages: 'Pages of this list',
  next: 'Next page',
};
export type Outages = typeof outages;
