import { AGES, InstancesPage, PURPOSES, TOPICS, UPTIMES, type InstanceSummary } from '@homeport/api/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSeededApi, type ApiUnderTest } from './api-server.ts';
import { dice } from './seed-timeline.ts';

type Facet = Exclude<keyof NonNullable<InstancesPage['facets']>, 'topic'>;
type Filter = Facet | 'topic' | 'state' | 'include';

const NOW = Date.now();
const DAY_MS = 86_400_000;
const COUNTRIES = ['DE', 'FR', 'JP'];

let api: ApiUnderTest;
let everybody: InstanceSummary[];

beforeAll(async () => {
  api = await startSeededApi(new Date(NOW), 280);
  await api.db.query(`update instance set country = ($1::text[])[id % 5 + 1] where software is not null`, [
    COUNTRIES,
  ]);
  await api.db.query(
    `insert into rule_topic (instance_id, topic, places)
     select id, topic, array[0] from instance, unnest($1::text[]) topic where hashtext(topic || id) % 3 = 0`,
    [TOPICS],
  );
  everybody = await all('include=personal,dead');
});
afterAll(() => api.close());

async function all(query: string): Promise<InstanceSummary[]> {
  const found: InstanceSummary[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: InstancesPage = await list(`${query}&limit=100${cursor && `&cursor=${cursor}`}`);
    found.push(...page.data);
    cursor = page.page.next_cursor;
  }
  return found;
}

const list = (query: string): Promise<InstancesPage> => api.read(InstancesPage, `/api/v1/instances?${query}`);

function uptimeOf({ uptime_30d: ratio, coverage_30d }: InstanceSummary): string {
  if (ratio === null || coverage_30d < 0.5) return 'unknown';
  return ratio >= 0.99 ? '99' : ratio >= 0.95 ? '95' : 'less';
}

function ageOf({ known_since }: InstanceSummary): string {
  const days = known_since === null ? 0 : (NOW - Date.parse(known_since)) / DAY_MS;
  return days < 30 ? 'new' : days < 365 ? 'months' : 'years';
}

const given = (value: string | null): string[] => (value === null ? [] : [value]);

/** The values that an instance has, read from what the list shows of it. */
const VALUES: Readonly<Record<Facet | 'topic', (row: InstanceSummary) => readonly string[]>> = {
  network: (row) => [row.network],
  software: (row) => given(row.software),
  language: (row) => [...new Set(row.languages.flatMap((tag) => [tag.split('-')[0] ?? '', tag]))],
  registration: (row) => given(row.registration),
  verdict: (row) => given(row.health.verdict),
  size: (row) => given(row.size),
  purpose: (row) => row.purposes,
  country: (row) => given(row.country),
  uptime: (row) => [uptimeOf(row)],
  age: (row) => [ageOf(row)],
  topic: (row) => row.topics,
};
const FACETS = Object.keys(VALUES) as (Facet | 'topic')[];

type Filters = Partial<Record<Filter, string[]>>;

function isListed(row: InstanceSummary, { state, include = [], size = [] }: Filters): boolean {
  if (row.state === 'dead' && !include.includes('dead') && !state?.includes('dead')) return false;
  if (row.is_personal && !include.includes('personal') && !size.includes('personal')) return false;
  return state?.includes(row.state) ?? true;
}

function meets(row: InstanceSummary, facet: Facet | 'topic', wanted: readonly string[] | undefined): boolean {
  const values = VALUES[facet](row);
  if (facet === 'topic') return (wanted ?? []).every((value) => values.includes(value));
  return wanted === undefined || wanted.some((value) => values.includes(value));
}

function bruteForce(filters: Filters): InstanceSummary[] {
  return everybody
    .filter((row) => isListed(row, filters))
    .filter((row) => FACETS.every((facet) => meets(row, facet, filters[facet])));
}

function countsOf(facet: Facet | 'topic', filters: Filters): Record<string, number> {
  const { [facet]: _own, ...others } = filters;
  const rows = bruteForce(
    facet === 'topic' ? filters : facet === 'size' ? { ...others, include: withSize(filters) } : others,
  );
  const counts: Record<string, number> = {};
  for (const value of rows.flatMap((row) => VALUES[facet](row))) {
    if (facet !== 'language' || !value.includes('-')) counts[value] = (counts[value] ?? 0) + 1;
  }
  return counts;
}

/** To ask for personal instances by their size includes them, in its own facet too. */
function withSize({ include = [], size = [] }: Filters): string[] {
  return size.includes('personal') ? [...include, 'personal'] : include;
}

const CHOICES: readonly (readonly [Filter, readonly string[]])[] = [
  ['network', ['fediverse', 'matrix', 'lbry']],
  ['software', ['mastodon', 'misskey', 'lemmy', 'peertube', 'synapse']],
  ['language', ['en', 'de', 'pt', 'pt-br']],
  ['registration', ['open', 'approval', 'invite', 'closed']],
  ['verdict', ['up', 'degraded', 'down', 'unknown']],
  ['size', ['personal', 'small', 'medium', 'large', 'huge']],
  ['purpose', PURPOSES],
  ['country', COUNTRIES],
  ['uptime', UPTIMES],
  ['age', AGES],
  ['topic', TOPICS],
  ['state', ['alive', 'failing', 'down', 'withheld', 'dead']],
  ['include', ['personal', 'dead']],
];

function randomFilters(random: () => number): Filters {
  const filters: Filters = {};
  for (const [filter, values] of CHOICES) {
    if (random() > 0.25) continue;
    const some = values.filter(() => random() < 0.4);
    filters[filter] = some.length > 0 ? some : [values[0] ?? ''];
  }
  return filters;
}

const queryOf = (filters: Filters) =>
  Object.entries(filters)
    .map(([name, values]) => `${name}=${values.join(',')}`)
    .join('&');

describe('api/instances: facets', () => {
  it('has something of everything to count', () => {
    for (const facet of FACETS) {
      expect([facet, Object.keys(countsOf(facet, {})).length]).toEqual([facet, expect.any(Number)]);
      expect(Object.keys(countsOf(facet, {})).length).toBeGreaterThan(1);
    }
    expect(everybody.length).toBeGreaterThan(250);
  });

  it('counts what a reader would count by hand, under filters of every kind', async () => {
    const random = dice(7);
    let found = 0;
    for (let turn = 0; turn < 80; turn += 1) {
      const filters = turn === 0 ? {} : randomFilters(random);
      const query = queryOf(filters);
      const { meta, facets } = await list(`facets=true&limit=1&${query}`);

      expect([query, meta.total]).toEqual([query, bruteForce(filters).length]);
      for (const facet of FACETS) {
        const counted = Object.fromEntries((facets?.[facet] ?? []).map(({ value, count }) => [value, count]));
        expect([query, facet, counted]).toEqual([query, facet, countsOf(facet, filters)]);
      }
      found += meta.total > 0 ? 1 : 0;
    }
    expect(found).toBeGreaterThan(30);
  });

  it('gives exactly the rows that the filters name', async () => {
    const random = dice(8);
    for (let turn = 0; turn < 30; turn += 1) {
      const filters = randomFilters(random);
      const domains = (rows: InstanceSummary[]) =>
        rows.map(({ network, domain }) => `${network}/${domain}`).sort();
      expect([filters, domains(await all(queryOf(filters)))]).toEqual([
        filters,
        domains(bruteForce(filters)),
      ]);
    }
  });
});

describe('api/instances: by whom they block or reach', () => {
  it('finds those with a standing rule of their own, and leaves the others', async () => {
    const [most]: { target: string; domains: string[] }[] = await api.db.query(
      `select p.target, array_agg(distinct i.network || '/' || i.domain order by i.network || '/' || i.domain) as domains
         from policy_entry p join instance i on i.id = p.instance_id
         join directory_entry d on d.instance_id = i.id
         join directory_entry t on t.domain = p.target and t.network = 'fediverse'
        where p.lifted_at is null and p.severity = 'suspend' and not p.is_obfuscated and i.policy_publication = 'published'
          and t.domain <> 'both.example'
        group by p.target order by count(*) desc, p.target limit 1`,
    );
    const domains = async (query: string) =>
      (await all(`include=personal,dead&network=fediverse&${query}`))
        .map(({ network, domain }) => `${network}/${domain}`)
        .sort();
    const target = most?.target ?? '';

    const blocking = await domains(`blocks=${target}`);
    expect(blocking.length).toBeGreaterThan(2);
    expect(blocking).toEqual(most?.domains);
    expect(await domains(`blocks=@friend@${target}`)).toEqual(blocking);
    const reaching = await domains(`reaches=${target}`);
    expect(reaching.filter((domain) => blocking.includes(domain))).toEqual([]);
    expect(reaching.length).toBeGreaterThan(blocking.length);
  });

  it('says which words are no names of servers', async () => {
    const { meta } = await list(`reaches=not%20a%20name,harbor-club.example&blocks=@@`);
    expect(meta.unresolved).toEqual(['@@', 'not a name']);
  });
});

describe('api/instances: search', () => {
  it('finds words of a description, save that of a personal instance', async () => {
    const rows = await list('q=people%20who%20like&limit=100&include=personal');
    expect(rows.meta.search).toBe('exact');
    expect(rows.data.every((row) => !row.is_personal)).toBe(true);
    expect(rows.meta.total).toBe(
      bruteForce({}).filter(({ description }) => description?.includes('people who like')).length,
    );
  });

  it('forgives spelling where nothing has what was written', async () => {
    for (const [q, wanted] of [
      ['sparow club', 'sparrow-club.example'],
      ['kestral-town', 'kestrel-town.example'],
      ['bücherstuube', 'xn--bcher-kva.example'],
    ] as const) {
      const { data, meta } = await list(`q=${encodeURIComponent(q)}&limit=100&include=personal,dead`);
      expect([q, meta.search]).toEqual([q, 'similar']);
      expect(data.map(({ domain }) => domain)).toContain(wanted);
      expect(meta.total).toBe(data.length);
    }
    expect((await list('q=qqqqzzzz')).meta).toMatchObject({ search: 'similar', total: 0 });
    expect((await list('q=%25%27%5C%22--')).meta).toMatchObject({ search: 'exact', total: 0 });
    expect((await list('')).meta.search).toBeNull();
  });

  it('finds a name that has changed by what it is called now', async () => {
    await api.db.query(`update instance set title = 'Quokka Harbour' where domain = 'sparrow-club.example'`);
    expect((await list('q=quokka')).meta).toMatchObject({ total: 1, search: 'exact' });
  });
});
