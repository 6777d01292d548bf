import type { GapReason, GapScope, StatusAnswer } from '@homeport/api/contract';
import { counted } from '../../lib/intl.ts';
import type { Rich } from '../rich.ts';

type Counter = Exclude<keyof StatusAnswer['counters'], 'visits_per_second'>;

export const status = {
  title: 'Status of Homeport',
  noneRunning: 'No crawler is running: what this site shows is as old as the last visit.',
  broken: 'Something of our own is broken: until it is mended, we judge nobody.',
  running: (crawlers: number, due: number) =>
    `${counted(crawlers, { one: '# crawler is running', other: '# crawlers are running' })}, and ${counted(due, { one: '# visit is due', other: '# visits are due' })}.`,
  asOf: (time: React.ReactNode, version: string) => (
    <>
      As of {time}, API version {version}
    </>
  ),
  canWe: 'Can we measure?',
  record: 'The record',
  counters: {
    known: { word: 'known', line: 'instances that we know by name' },
    visited: { word: 'visited', line: 'of them at least once' },
    up: { word: 'up', line: 'at the last visit' },
    down: { word: 'down', line: 'at the last visit' },
    unknown: { word: 'unknown', line: 'could not be measured' },
    withheld: { word: 'withheld', line: 'by their own choice' },
    dead: { word: 'gone', line: 'no answer for long' },
    due: { word: 'due', line: 'waiting for a visit now' },
  } satisfies Record<Counter, { word: string; line: string }>,
  perSecond: (visits: string) => `${visits} visits per second right now.`,
  places: 'Where we look from',
  noCrawler: 'No crawler has ever run on this record, so nothing here is being kept up to date.',
  pastGaps: 'When we could not measure',

  bannerName: 'We can’t measure',
  banner: (since: React.ReactNode) => (
    <>
      We have not been able to measure since {since}, and it’s our own fault. What stands here is from before.
    </>
  ),
  bannerLink: 'What happened',
  whom: {
    all: 'all instances',
    ipv4: 'instances that we reach over IPv4',
    ipv6: 'instances that we reach over IPv6',
  } satisfies Record<GapScope, string>,
  concerned: (whom: string) => `Concerned: ${whom}.`,
  concernedFrom: (whom: string, place: string) => `Concerned: ${whom}, seen from ${place}.`,
  reasons: {
    line_down: 'Our own line to the internet was down.',
    ipv4_gone: 'Our own line carried no IPv4.',
    ipv6_gone: 'Our own line carried no IPv6.',
    resolver_dead: 'Our own name servers did not answer.',
    trust_store_broken: 'We could verify no certificate: our own list of authorities was broken.',
    many_failures: 'So many servers failed at the same moment that the fault must be ours.',
    clock_jumped: 'Our own clock jumped.',
    record_away: 'Our own record could not be read or written.',
  } satisfies Record<GapReason, string>,
  allWell: 'Our own line, name servers, clock and record are well.',
  cannotNow: 'We can’t measure at the moment',
  gapSince: (since: React.ReactNode, duration: string, noticed: React.ReactNode) => (
    <>
      Since {since}, for {duration}; noticed {noticed}
    </>
  ),
  meanwhile:
    'Nobody is judged meanwhile. For those concerned this time counts as unknown, neither up nor down: their uptime does not move, its coverage falls, and what the record says of them is from before. Afterwards the visits that were left out are made up for little by little.',
  noPastGaps: 'None in the last 30 days.',
  pastGap: (strong: Rich, duration: string, from: React.ReactNode) => (
    <>
      {strong(duration)}, from {from}
    </>
  ),

  lastSeen: 'Last seen',
  inUseFor: 'In use for',
  measuredSince: 'Could measure, since then',
  measuredMonth: 'Could measure, of the last 30 days',
  idle: 'nobody at work',
  blind: 'can’t measure',
  noIpv4: 'no IPv4',
  noIpv6: 'no IPv6',
  measures: 'measures',
  crawlerRuns: 'A crawler, running',
  crawlerStopped: 'A crawler that stopped',
  runsFor: 'Runs for',
  ranFor: 'Ran for',
  visits: 'Visits',
  pace: 'Pace',
  paceLine: (visits: string, requests: string) => `${visits} visits/s, at most ${requests} requests/s`,
  presentsAs: 'Presents itself as',
};
export type Status = typeof status;
