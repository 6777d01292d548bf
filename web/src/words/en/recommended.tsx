import type { Reserve } from '@homeport/api/contract';
import { counted } from '../../lib/intl.ts';
import type { Rich } from '../rich.ts';

const days = (count: number) => counted(count, { one: '# day', other: '# days' });

export const recommended = {
  title: 'How we recommend',
  lead: 'Who comes first is decided by a formula, and this is all of it. Nobody can pay for a place, nobody is placed by hand, and nothing is known here about the reader.',

  bandsTitle: 'Six bands',
  bandsLine:
    'Every server stands in one band. The first band is shown first, and a server with nothing against it is in it.',
  bandColumn: 'Band',
  bandWhoColumn: 'Who is in it',
  bands: [
    'Nothing is said against it.',
    'It stays up and takes new people, but there is something to know before joining.',
    'It is up, but a newcomer should look twice.',
    'Its operator keeps crawlers away: it is not measured, as it wishes.',
    'It is not up at the moment.',
    'It is gone.',
  ],

  reservesTitle: 'What is said against a server',
  reservesLine:
    'Each of these is shown where the server is recommended. What nobody publishes is never held against a server, save that we cannot send people where we do not know that they may join.',
  reserveColumn: 'What is said',
  whenColumn: 'When it is said',
  placeColumn: 'Where that puts it',
  band: (number: string) => `band ${number}`,
  bandOrLower: (better: string, worse: string, limit: string) =>
    `band ${better}; below ${limit}, band ${worse}`,
  lastInBand: 'last in its band',
  when: {
    not_up: () => 'At the last visit it could not be reached, or it is failing.',
    unproven: ({ coverage, visits }) =>
      `Less than ${coverage} of the last 30 days was measured, or fewer than ${visits} visits were made.`,
    unreliable: ({ good }) =>
      `It was up for less than ${good} of the time measured in the last 30 days, or it answers at the moment, but not as it should.`,
    outdated: ({ behindDays }) =>
      `A newer release of its software has been in use elsewhere for more than ${days(behindDays)}.`,
    young: ({ ageDays }) => `It was first seen up less than ${days(ageDays)} ago.`,
    closed: () => 'It is open neither to everybody nor on request, or does not publish whether it is.',
    undescribed: () => 'It has not even a name.',
    isolated: ({ reach }) =>
      `Published rules, its own or those of others, leave it less than ${reach} of its network’s active users.`,
    doubtful: () => 'A number that it states contradicts another, or is more than any server has.',
    reserved: () => 'Its operator asks to be listed with as few words as can be.',
    oversized: ({ share, declaring }) =>
      `It has more than ${share} of its network’s active users, in a network where at least ${declaring} servers state their numbers.`,
  } satisfies Record<Reserve, (numbers: Numbers) => string>,

  shuffleTitle: 'Within a band',
  shuffle: (code: Rich) => (
    <>
      Servers of one band are shuffled, and shuffled anew each day (UTC). The word that the shuffle begins
      with stands in the address as {code('seed')}, so that an address shows the same order to everybody. Over
      many days, each server of a band comes first equally often.
    </>
  ),
  spread:
    'The very large ones are the exception: they come last in their band, because a network is healthier when people spread out, and because they need no help in being found.',

  factsTitle: 'What the numbers rest on',
  facts: [
    {
      term: 'Uptime',
      text: 'is weighted by time, and counts only where it could be measured. What we could not measure ourselves is neither up nor down.',
    },
    {
      term: 'The newest release',
      text: 'is what servers of at least three operators run, so that one server that lies about its version makes nobody look old. How far behind a server is, is counted from the day on which the third one had it. Versions that cannot be read say nothing.',
    },
    {
      term: 'Age',
      text: 'is the time since we first saw the server up; a domain that has changed hands begins anew.',
    },
    {
      term: 'What it reaches',
      text: 'is read from the published rules of both sides. Rules that nobody publishes keep nobody apart here.',
    },
  ],

  noPartTitle: 'What plays no part',
  noPart: [
    'How many people a server has, below the limit above.',
    'Its software, its country, its languages and what its rules are about: those are for you to choose by.',
    'Who runs it, and whether we know them.',
  ],

  checkTitle: 'See for yourself',
  check: (api: Rich, directory: Rich, code: Rich) => (
    <>
      The {api('public API')} gives the {code('band')} and the {code('reserves')} of every server, and the{' '}
      {directory('directory')} shows them in this order.
    </>
  ),
};
export type Recommended = typeof recommended;

/** The numbers of the formula: shares as they are printed, counts as they are. */
export interface Numbers {
  good: string;
  coverage: string;
  visits: string;
  behindDays: number;
  ageDays: number;
  reach: string;
  share: string;
  declaring: string;
}
