import type { ReactNode } from 'react';
import { counted, formatCount } from '../../lib/intl.ts';

export const incidents = {
  title: 'What happened',
  feed: 'Follow as a feed',
  none: 'Nothing that a person would call an outage.',
  all: (count: number) => counted(count, { one: '# incident', other: 'All # incidents' }),
  newestFirst: (count: number) =>
    `${counted(count, { one: '# incident', other: '# incidents' })}, newest first`,
  pages: 'Pages of this list',
  next: 'Next page',
  since: (at: string, duration: string) => `since ${at}, for ${duration} so far`,
  lasted: (duration: string, stretch: string) => `for ${duration}, ${stretch}`,
  unstable: (times: number, cause: string) => `It went and came back ${timesOf(times)}. At first: ${cause}`,
  unstableStill: (times: number, cause: string) =>
    `It has gone and come back ${timesOf(times)} so far. At first: ${cause}`,
  group: (affected: number, known: number) =>
    `One of ${formatCount(affected)} on the same address that failed together, ${affected === known ? 'all' : `of ${formatCount(known)}`} that we know there: most likely the fault of whoever houses them.`,
  before: {
    title: 'Earlier servers at this name',
    line: 'The domain has changed hands. What was measured before is kept apart and counts for nothing here.',
    since: (day: string) => `We have known the present server since ${day}.`,
    server: 'A server',
    period: (from: string, to: string, evidence: ReactNode) => (
      <>
        {from} to {to}, then, after a long absence, {evidence}
      </>
    ),
  },
};

function timesOf(times: number): string {
  if (times === 1) return 'once';
  return times === 2 ? 'twice' : `${formatCount(times)} times`;
}

export type Incidents = typeof incidents;
