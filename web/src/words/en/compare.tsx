import type { UptimeWindow } from '@homeport/api/contract';
import { counted } from '../../lib/intl.ts';

type For<Word extends string> = Readonly<Record<Word, string>>;

const days = (count: number) => counted(count, { one: '# day', other: '# days' });

export const compare = {
  title: 'Compare servers',
  titleOf: (names: string) => `${names} compared`,
  description:
    'Two to four servers side by side: joining, uptime, rules, whom they block, and whom they reach.',
  lead: 'Lay two to four servers beside each other: how to join, how reliable they are, what they filter, and whether they reach each other.',
  first: 'First server',
  second: 'Second server',
  add: 'Add a server',
  hint: 'A name such as example.social, or the handle of somebody there.',
  show: 'Compare',
  addButton: 'Add',
  remove: (name: React.ReactNode) => <>Remove {name}</>,
  compared: 'Compared servers',
  elsewhere: (choose: (text: string) => React.ReactNode, list: (text: string) => React.ReactNode) => (
    <>
      No names at hand? {choose('Answer a few questions')} or {list('look through all servers')}.
    </>
  ),
  oneOnly: 'Add at least one more server to compare it with.',
  full: 'Four servers are as many as fit side by side.',
  dropped: (names: React.ReactNode) => (
    <>Left out, since it is no name of a server or one too many: {names}</>
  ),
  unknown: (names: React.ReactNode) => <>Not known here: {names}</>,
  gone: (names: React.ReactNode) => <>Not listed, at the wish of its operator: {names}</>,
  facts: 'Side by side',
  fact: 'What',
  differs: 'differs',
  differsLine: 'marks where they differ noticeably. What nobody published is no difference.',
  onlyDifferences: 'Only differences',
  everything: 'Everything',
  shown: 'Which facts are shown',
  noDifferences: 'They differ noticeably in none of these.',
  untold: (names: string) => `No answer from any of them, which is neither yes nor no: ${names}.`,
  groups: {
    joining: 'Joining',
    up: 'Is it up?',
    size: 'How large, how old',
    filters: 'What it filters',
    topics: 'What its rules are about',
  },
  rows: {
    registration: 'Who may join',
    languages: 'Languages',
    country: 'Governed from',
    software: 'Software',
    behind: 'Its version',
    now: 'Right now',
    people: 'Registered people',
    active: 'Active this month',
    share: 'Share of its network',
    known: 'Known since',
    blocks: 'Servers that it blocks',
    reach: 'Active people within reach',
    widely: 'Of those whom many block, it blocks',
    blockedBy: 'Servers that block it',
    federation: 'Federating',
  },
  uptime: {
    '24h': 'Uptime, 24 hours',
    '7d': 'Uptime, 7 days',
    '30d': 'Uptime, 30 days',
    '90d': 'Uptime, 90 days',
    '365d': 'Uptime, 365 days',
  } satisfies For<UptimeWindow['window']>,
  measured: (share: string) => `${share} measured`,
  current: 'the newest release',
  behindSince: (count: number) => `a newer one has been out for ${days(count)}`,
  notKnown: 'not known',
  notSummed: 'not summed up yet',
  doubted: 'doubted',
  ofServers: (count: string, of: string) => `${count} of ${of}`,
  rulesAbout: (count: number) => counted(count, { one: '# rule', other: '# rules' }),
  reachHeading: 'Do they reach each other?',
  reachFailed: 'Whether they reach each other could not be read just now.',
  otherNetworks: 'They are part of different networks, which do not speak with each other directly.',
  pair: (a: React.ReactNode, b: React.ReactNode) => (
    <>
      {a} and {b}
    </>
  ),
  overlapHeading: 'How much their blocks agree',
  overlapLine: 'Names that both block, compared as they are written. Hidden names are matched to nothing.',
  overlapFailed: 'The lists could not be laid beside each other just now.',
  overlapTable: {
    pair: 'Both',
    shared: 'Blocked by both',
    of: 'Of the blocks of each',
  },
  ofList: (name: React.ReactNode, count: string, share: string) => (
    <>
      {name}: {share} of {count}
    </>
  ),
  listHidden: (name: React.ReactNode, count: number) => (
    <>
      {name} hides {counted(count, { one: '# name', other: '# names' })}.
    </>
  ),
  unpublished: 'One of them publishes no list.',
  uptimeHeading: 'Uptime over 90 days',
  uptimeLine:
    'One bar a day, all on one scale: full height is a whole day, what is missing from the top is the time that it was down.',
  strip: (name: string, whole: number, broken: number, unmeasured: number) =>
    `${name}: ${days(whole)} without an outage, ${broken} with one, ${unmeasured} not measured.`,
  stripLine: (whole: number, broken: number, unmeasured: number) =>
    `${days(whole)} without an outage, ${broken} with one, ${unmeasured} not measured`,
  asTable: 'Day by day, as a table',
  uptimeTable: 'Uptime day by day',
  day: 'Day (UTC)',
  latency: 'How long an answer takes (milliseconds)',
  latencySummary:
    'The usual time to an answer, day by day, of each server; the same numbers stand in the table below.',
  latencyCaption: 'The median of each day, from where our crawlers stand.',
  latencyTable: 'Time to an answer, day by day',
  noLatency: 'There are too few measurements for a chart of answer times.',
};
export type Compare = typeof compare;
