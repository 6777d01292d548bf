import {
  AGES,
  INCLUDES,
  INSTANCE_SORTS,
  InstancesQuery,
  NETWORKS,
  PURPOSES,
  REGISTRATIONS,
  SIZES,
  TOPICS,
  UPTIMES,
  VERDICTS,
  type InstanceSort,
} from '@homeport/api/contract';
import { readServerWords } from './server-words.ts';

/** The filters whose values are counted and offered, in the order in which they stand in an address. */
export const FILTERS = [
  'network',
  'software',
  'language',
  'registration',
  'verdict',
  'size',
  'purpose',
  'country',
  'topic',
  'uptime',
  'age',
] as const;
export type Filter = (typeof FILTERS)[number];

/** The filters that name servers, or people there: nobody could offer them all. */
export const SERVER_FILTERS = ['blocks', 'reaches'] as const;
export type ServerFilter = (typeof SERVER_FILTERS)[number];

const LISTED = [...FILTERS, ...SERVER_FILTERS, 'include'] as const;
export type Listed = (typeof LISTED)[number];

/** How the same rows are drawn. */
export const VIEWS = ['list', 'table'] as const;
export type View = (typeof VIEWS)[number];

/** What the directory's address asks for. The address is the only place where this is kept. */
export interface DirectoryQuery extends Readonly<Record<Listed, readonly string[]>> {
  q: string;
  sort: InstanceSort;
  view: View;
  /** Keeps the shuffle of "recommended" still while a reader pages through it. */
  seed: string;
  cursor: string;
}

export interface ReadDirectory {
  query: DirectoryQuery;
  /** What the address holds that is no filter of ours, to be told rather than passed over. */
  dropped: string[];
  /** False where the form left empty fields or words for a filter behind: the page then moves to the short address. */
  isTidy: boolean;
}

export type RawSearch = Readonly<Record<string, string | string[] | undefined>>;

export const EVERYTHING: DirectoryQuery = {
  q: '',
  network: [],
  software: [],
  language: [],
  registration: [],
  verdict: [],
  size: [],
  purpose: [],
  country: [],
  topic: [],
  uptime: [],
  age: [],
  blocks: [],
  reaches: [],
  include: [],
  sort: 'recommended',
  view: 'list',
  seed: '',
  cursor: '',
};

const VALUES_MAX = 20;
const SHOWN_MAX = 60;

/** The filters whose values are closed lists. */
export const CLOSED = {
  network: NETWORKS,
  registration: REGISTRATIONS,
  verdict: VERDICTS,
  size: SIZES,
  purpose: PURPOSES,
  topic: TOPICS,
  uptime: UPTIMES,
  age: AGES,
} satisfies Partial<Record<Filter, readonly string[]>>;

const { software, language, country, blocks, q, seed, cursor } = InstancesQuery.shape;

const isIn = (list: readonly string[]) => (text: string) => list.includes(text);

/** Which values each filter takes. */
const TAKES: Readonly<Record<Listed, (text: string) => boolean>> = {
  network: isIn(CLOSED.network),
  software: (text) => software.safeParse(text).success,
  language: (text) => language.safeParse(text).success,
  registration: isIn(CLOSED.registration),
  verdict: isIn(CLOSED.verdict),
  size: isIn(CLOSED.size),
  purpose: isIn(CLOSED.purpose),
  country: (text) => country.safeParse(text).success,
  topic: isIn(CLOSED.topic),
  uptime: isIn(CLOSED.uptime),
  age: isIn(CLOSED.age),
  blocks: (text) => blocks.safeParse(text).success,
  reaches: (text) => blocks.safeParse(text).success,
  include: isIn(INCLUDES),
};

/** Reads the directory's address; whatever is not known is dropped and named, never passed on. */
export function readDirectory(raw: RawSearch): ReadDirectory {
  const dropped: string[] = [];
  const texts = (name: string) => [raw[name]].flat().filter((text) => text !== undefined);
  const words = readServerWords(texts('q')[0] ?? '');
  const keep = (name: Listed) => {
    const more = name === 'blocks' || name === 'reaches' ? words[name] : [];
    const given = [
      ...new Set(
        [...texts(name), ...more]
          .flatMap((text) => text.split(','))
          .map((text) => inOneCase(name, text.trim()))
          .filter(Boolean),
      ),
    ];
    const valid = given.filter(TAKES[name]).slice(0, VALUES_MAX);
    dropped.push(...given.filter((text) => !valid.includes(text)).map((text) => shown(name, text)));
    return valid.sort();
  };
  const one = (name: string, text: string, isValid: (text: string) => boolean) => {
    if (text === '' || isValid(text)) return text;
    dropped.push(shown(name, text));
    return '';
  };
  const first = (name: string) => texts(name)[0]?.trim() ?? '';
  const sorted = one('sort', first('sort'), isIn(INSTANCE_SORTS));
  const viewed = one('view', first('view'), isIn(VIEWS));

  const query: DirectoryQuery = {
    ...(Object.fromEntries(LISTED.map((name) => [name, keep(name)])) as Record<Listed, string[]>),
    q: one('q', words.rest, (text) => q.safeParse(text).success),
    sort: INSTANCE_SORTS.find((sort) => sort === sorted) ?? 'recommended',
    view: VIEWS.find((view) => view === viewed) ?? 'list',
    seed: one('seed', first('seed'), (text) => seed.safeParse(text).success),
    cursor: one('cursor', first('cursor'), (text) => cursor.safeParse(text).success),
  };
  const unknown = Object.entries(raw).filter(([name]) => !(name in query));
  dropped.push(...unknown.map(([name, value]) => shown(name, [value].flat()[0] ?? '')));
  const hasWords = words.blocks.length + words.reaches.length > 0;
  return { query, dropped, isTidy: !hasWords && !Object.values(raw).flat().includes('') };
}

/** Names and codes that are the same in any case stand in an address in one. */
function inOneCase(name: Listed, text: string): string {
  if (name === 'country') return text.toUpperCase();
  return name === 'blocks' || name === 'reaches' || name === 'language' ? text.toLowerCase() : text;
}

function shown(name: string, text: string): string {
  const whole = `${name}=${text}`;
  return whole.length > SHOWN_MAX ? `${whole.slice(0, SHOWN_MAX)}…` : whole;
}

/** The query as the API reads it: canonical order, defaults left out. */
export function searchOf(query: DirectoryQuery): URLSearchParams {
  const search = new URLSearchParams();
  if (query.q) search.set('q', query.q);
  for (const name of LISTED) {
    if (query[name].length > 0) search.set(name, query[name].join(','));
  }
  if (query.sort !== 'recommended') search.set('sort', query.sort);
  if (query.seed) search.set('seed', query.seed);
  if (query.cursor) search.set('cursor', query.cursor);
  return search;
}

/** The directory's address for a query, without its language; what names need stays readable, for people read addresses. */
export function directoryPath(query: Partial<DirectoryQuery>): string {
  const whole = { ...EVERYTHING, ...query };
  const search = searchOf(whole);
  if (whole.view !== 'list') search.set('view', whole.view);
  const text = search.toString().replaceAll('%2C', ',').replaceAll('%40', '@').replaceAll('%3A', ':');
  return text ? `/instances?${text}` : '/instances';
}

/** The same question with one answer less, from its first page on. */
export function without(query: DirectoryQuery, name: Listed | 'q', value = ''): DirectoryQuery {
  const rest = name === 'q' ? { q: '' } : { [name]: query[name].filter((other) => other !== value) };
  return { ...query, ...rest, cursor: '', seed: '' };
}
