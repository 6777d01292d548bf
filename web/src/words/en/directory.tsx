import { counted } from '../../lib/intl.ts';
import type { Filter, ServerFilter } from '../../lib/search-params.ts';

type Text = (text: string) => React.ReactNode;

export const directory = {
  title: 'Instances',
  description:
    'Every server that Homeport knows, by what it is for, language, joining rules, uptime, age, rules and reach. Exact counts, no ranking by size.',
  found: (count: number) => counted(count, { one: '# instance', other: '# instances' }),
  foundFor: (count: number, text: string) =>
    `${counted(count, { one: '# instance', other: '# instances' })} for “${text}”`,
  none: 'None fits',
  noneFor: (text: string) => `None fits “${text}”`,
  similar: (text: string) => `Nothing has exactly “${text}” in it. These have names that are like it:`,
  form: 'Filter instances',
  search: 'Name, or words of a description',
  searchHint: (code: Text) => (
    <>
      {code('blocks:server.example')} finds those that block a server, {code('reaches:server.example')} those
      from which it can be reached.
    </>
  ),
  order: 'Order',
  show: 'Show',
  filters: 'Filters',
  filtersActive: (count: number) =>
    counted(count, { one: 'Filters (# active)', other: 'Filters (# active)' }),
  apply: 'Apply filters',
  more: (count: number) => counted(count, { other: '# more' }),
  groups: {
    purpose: 'What for',
    language: 'Language',
    registration: 'Joining',
    country: 'Governed from',
    topic: 'Has a rule about',
    uptime: 'Uptime, 30 days',
    verdict: 'Right now',
    age: 'Known to us',
    software: 'Software',
    size: 'Size',
    network: 'Network',
  } satisfies Record<Filter, string>,
  servers: {
    blocks: 'Blocks these servers',
    reaches: 'Can reach these servers or people',
  } satisfies Record<ServerFilter, string>,
  serversHint: 'Names, with commas between them.',
  also: 'Also show',
  personal: 'Personal instances',
  dead: 'Those that are gone',
  withPersonal: 'with personal instances',
  withDead: 'with those that are gone',
  chips: {
    topic: (topic: string) => `rule about: ${topic}`,
    uptime: (band: string) => `uptime: ${band}`,
    age: (band: string) => `known: ${band}`,
    country: (country: string) => `governed from ${country}`,
    blocks: (server: string) => `blocks ${server}`,
    reaches: (server: string) => `reaches ${server}`,
  },
  active: 'Active filters',
  remove: (filter: string) => `Remove the filter ${filter}`,
  clear: 'Clear all',
  cursorGone: 'That page of the list is no longer there, so this is the first one.',
  unresolved: (names: string) => `These are no names of servers and were left out: ${names}`,
  dropped: 'These parts of the address are no filters of this directory and were left out:',
  view: 'View',
  views: { list: 'List', table: 'Table' },
  pages: 'Pages of this list',
  first: 'First page',
  next: (count: number) => counted(count, { one: 'Next', other: 'Next #' }),
  why: 'Why this order?',
  caption: 'Instances, with their health, joining rules and size',
  columns: {
    instance: 'Instance',
    now: 'Right now',
    uptime: 'Uptime, 30 days',
    joining: 'Joining',
    active: 'Active people',
    software: 'Software',
  },
  measured: (share: string) => `${share} measured`,
  softwareUnpublished: 'software not published',
  behind: (days: number) =>
    counted(days, { one: 'a newer version for # day', other: 'a newer version for # days' }),
  later: (reasons: string) => `Further down because: ${reasons}`,
  nothing: {
    title: 'No instance fits all of that',
    searchAlone: (text: string) => `Search for “${text}” without the filters`,
    takeAway: 'Take away one of the filters above: each is a link that does so.',
    personal: (link: Text) => (
      <>{link('Look among personal instances too')}, which are listed only when asked for</>
    ),
    choose: 'Let a few questions lead you to a server',
    all: 'See all instances',
  },
};
export type Directory = typeof directory;
