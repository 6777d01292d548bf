import {
  INCLUDES,
  INSTANCE_SORTS,
  InstancesQuery,
  NETWORKS,
  REGISTRATIONS,
  SIZES,
  VERDICTS,
  type InstanceSort,
} from '@homeport/api/contract';

/** The filters that take several values, in the order in which they stand in an address. */
export const FILTERS = ['network', 'software', 'language', 'registration', 'verdict', 'size'] as const;
export type Filter = (typeof FILTERS)[number];

/** What the directory's address asks for. The address is the only place where this is kept. */
export interface DirectoryQuery extends Readonly<Record<Filter, readonly string[]>> {
  q: string;
  include: readonly string[];
  sort: InstanceSort;
  /** Keeps the shuffle of "recommended" still while a reader pages through it. */
  seed: string;
  cursor: string;
}

export interface ReadDirectory {
  query: DirectoryQuery;
  /** What the address holds that is no filter of ours, to be told rather than passed over. */
  dropped: string[];
  /** False where the form left empty fields behind: the page then moves to the short address. */
  isTidy: boolean;
}

export type RawSearch = Readonly<Record<string, string | string[] | undefined>>;

const VALUES_MAX = 20;
const SHOWN_MAX = 60;

const LISTS: Readonly<
  Record<'network' | 'registration' | 'verdict' | 'size' | 'include', readonly string[]>
> = {
  network: NETWORKS,
  registration: REGISTRATIONS,
  verdict: VERDICTS,
  size: SIZES,
  include: INCLUDES,
};

const { software, language, q, seed, cursor } = InstancesQuery.shape;

/** Reads the directory's address; whatever is not known is dropped and named, never passed on. */
export function readDirectory(raw: RawSearch): ReadDirectory {
  const dropped: string[] = [];
  const texts = (name: string) => [raw[name]].flat().filter((text) => text !== undefined);
  const keep = (name: string, isValid: (text: string) => boolean) => {
    const given = [
      ...new Set(
        texts(name)
          .flatMap((text) => text.split(','))
          .filter(Boolean),
      ),
    ];
    const valid = given.filter(isValid).slice(0, VALUES_MAX);
    dropped.push(...given.filter((text) => !valid.includes(text)).map((text) => shown(name, text)));
    return valid.sort();
  };
  const one = (name: string, isValid: (text: string) => boolean) => {
    const text = texts(name)[0]?.trim() ?? '';
    if (text === '' || isValid(text)) return text;
    dropped.push(shown(name, text));
    return '';
  };
  const listed = (name: keyof typeof LISTS) => keep(name, (text) => LISTS[name].includes(text));
  const sorted = one('sort', (text) => INSTANCE_SORTS.some((sort) => sort === text));

  const query: DirectoryQuery = {
    q: one('q', (text) => q.safeParse(text).success),
    network: listed('network'),
    software: keep('software', (text) => software.safeParse(text).success),
    language: keep('language', (text) => language.safeParse(text).success),
    registration: listed('registration'),
    verdict: listed('verdict'),
    size: listed('size'),
    include: listed('include'),
    sort: INSTANCE_SORTS.find((sort) => sort === sorted) ?? 'recommended',
    seed: one('seed', (text) => seed.safeParse(text).success),
    cursor: one('cursor', (text) => cursor.safeParse(text).success),
  };
  const unknown = Object.entries(raw).filter(([name]) => !(name in query));
  dropped.push(...unknown.map(([name, value]) => shown(name, [value].flat()[0] ?? '')));
  return { query, dropped, isTidy: !Object.values(raw).flat().includes('') };
}

function shown(name: string, text: string): string {
  const whole = `${name}=${text}`;
  return whole.length > SHOWN_MAX ? `${whole.slice(0, SHOWN_MAX)}…` : whole;
}

/** The query as the API reads it and as addresses spell it: canonical order, defaults left out. */
export function searchOf(query: DirectoryQuery): URLSearchParams {
  const search = new URLSearchParams();
  if (query.q) search.set('q', query.q);
  for (const name of [...FILTERS, 'include'] as const) {
    if (query[name].length > 0) search.set(name, query[name].join(','));
  }
  if (query.sort !== 'recommended') search.set('sort', query.sort);
  if (query.seed) search.set('seed', query.seed);
  if (query.cursor) search.set('cursor', query.cursor);
  return search;
}

/** The directory's address for a query; a comma stays a comma, for people read addresses. */
export function directoryPath(query: Partial<DirectoryQuery>): string {
  const search = searchOf({ ...EVERYTHING, ...query })
    .toString()
    .replaceAll('%2C', ',');
  return search ? `/instances?${search}` : '/instances';
}

export const EVERYTHING: DirectoryQuery = {
  q: '',
  network: [],
  software: [],
  language: [],
  registration: [],
  verdict: [],
  size: [],
  include: [],
  sort: 'recommended',
  seed: '',
  cursor: '',
};

/** The same question with one answer less, from its first page on. */
export function without(query: DirectoryQuery, name: Filter | 'include' | 'q', value = ''): DirectoryQuery {
  const rest = name === 'q' ? { q: '' } : { [name]: query[name].filter((other) => other !== value) };
  return { ...query, ...rest, cursor: '', seed: '' };
}
