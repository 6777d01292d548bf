import { InstancesPage, INSTANCE_SORTS, PoliciesPage, Problem, VisitsPage } from '@homeport/api/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSeededApi, type ApiUnderTest } from './api-server.ts';
import { SPECIAL } from './seed-words.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startSeededApi();
});
afterAll(() => api.close());

const list = (query: string) => api.read(InstancesPage, `/api/v1/instances?limit=100&${query}`);

async function all(query: string) {
  const found: InstancesPage['data'] = [];
  for (
    let path: string | null = `/api/v1/instances?${query}`, guard = 0;
    path !== null && guard < 100;
    guard += 1
  ) {
    const page: InstancesPage = await api.read(InstancesPage, path);
    found.push(...page.data);
    path =
      page.page.next_cursor === null ? null : `/api/v1/instances?${query}&cursor=${page.page.next_cursor}`;
  }
  return found;
}

/** What the directory should hold, said anew in terms of the seed's rows. */
function expected(keep: (row: Record<string, unknown>) => boolean, include: ('personal' | 'dead')[] = []) {
  return api.seeded
    .map(({ row }) => row)
    .filter(
      (row) => row['software'] !== null && row['held_since'] === null && row.domain !== SPECIAL.suppressed,
    )
    .filter((row) => ['alive', 'failing', 'down', 'withheld', ...include].includes(row.state))
    .filter((row) => include.includes('personal') || !isPersonal(row))
    .filter(keep)
    .map((row) => `${String(row['network'])}/${row.domain}`)
    .sort();
}

function isPersonal(row: Record<string, unknown>): boolean {
  return row['users_total_quality'] === 'declared' && Number(row['users_total']) < 10;
}

const names = (found: InstancesPage['data']) =>
  found.map(({ network, domain }) => `${network}/${domain}`).sort();

describe('api/instances: filters', () => {
  const filters: [string, (row: Record<string, unknown>) => boolean, ('personal' | 'dead')[]?][] = [
    ['', () => true],
    ['network=matrix', (row) => row['network'] === 'matrix'],
    ['network=matrix,lbry', (row) => row['network'] !== 'fediverse'],
    ['software=mastodon&software=Lemmy', (row) => ['mastodon', 'lemmy'].includes(String(row['software']))],
    ['language=pt', (row) => String(row['languages']).startsWith('pt')],
    ['language=de', (row) => String(row['languages']) === 'de'],
    ['registration=approval', (row) => row['registration'] === 'approval'],
    ['verdict=down', (row) => row['verdict'] === 'down'],
    ['state=withheld', (row) => row.state === 'withheld'],
    ['state=dead', (row) => row.state === 'dead', ['dead']],
    ['include=dead', () => true, ['dead']],
    ['include=personal', () => true, ['personal']],
    ['include=personal,dead', () => true, ['personal', 'dead']],
    ['size=personal', isPersonal, ['personal']],
    ['size=small', (row) => row['users_total_quality'] === 'declared' && Number(row['users_total']) < 100],
    ['size=huge', (row) => row['users_total_quality'] === 'declared' && Number(row['users_total']) >= 10_000],
    ['q=SPARROW', (row) => /sparrow/i.test(`${String(row['domain'])} ${String(row['description'])}`)],
    ['q=pa', (row) => /pa/i.test(`${String(row['domain'])} ${String(row['title'])}`)],
    ['q=B%C3%BCcher', (row) => String(row['title']).includes('Bücher')],
    ['q=', () => true],
  ];
  for (const [query, keep, include] of filters) {
    it(`finds exactly what "${query}" asks for`, async () => {
      const wanted = expected(keep, include);

      const found = await all(query);

      expect(names(found)).toEqual(wanted);
      expect((await list(query)).meta.total).toBe(wanted.length);
      if (query !== 'q=') expect(wanted.length).toBeGreaterThan(0);
    });
  }

  it('takes signs of patterns and of SQL as plain text', async () => {
    expect(names((await list('q=100%25_')).data)).toEqual([`fediverse/${SPECIAL.odd}`]);
    for (const q of ["'; drop table visit; --", '%', '_', '\\', "') or true --", '\u0000', '$1', '{"a":1}']) {
      const found = (await list(`q=${encodeURIComponent(q)}`)).data;
      expect(
        found.every((row) =>
          `${row.title ?? ''}${row.domain}${row.description ?? ''}`.includes(q.replaceAll('\u0000', '')),
        ),
      ).toBe(true);
    }
    expect(await api.db.query('select count(*)::integer as n from visit')).toEqual([
      { n: expect.any(Number) as number },
    ]);
  });

  it('counts each facet as the filter would then find', async () => {
    const { facets, meta } = await list('verdict=up&facets=true');

    for (const name of ['network', 'software', 'registration', 'size', 'language'] as const) {
      for (const { value, count } of facets?.[name].slice(0, 4) ?? []) {
        expect([name, value, (await list(`verdict=up&${name}=${value}`)).meta.total]).toEqual([
          name,
          value,
          count,
        ]);
      }
    }
    const ups = facets?.verdict.find(({ value }) => value === 'up');
    expect(ups?.count).toBe(meta.total);
    expect(facets?.verdict.map(({ value }) => value)).toContain('down');
  });

  it('keeps what a personal instance says of itself off the list', async () => {
    const found = (await list(`include=personal&q=${SPECIAL.personal}`)).data[0];
    expect(found).toMatchObject({ is_personal: true, description: null });
  });
});

describe('api/instances: orders and pages', () => {
  for (const sort of INSTANCE_SORTS) {
    it(`gives every row exactly once in pages by ${sort}`, async () => {
      const found = await all(`sort=${sort}&limit=7&include=personal,dead`);

      expect(names(found)).toEqual(expected(() => true, ['personal', 'dead']));
      expect(found.map(({ domain }) => domain)).toEqual(
        (await all(`sort=${sort}&limit=100&include=personal,dead`)).map(({ domain }) => domain),
      );
    });
  }

  for (const sort of INSTANCE_SORTS) {
    it(`leaves the order by ${sort} as it is where filters leave its end alone`, async () => {
      const inOrder = (found: InstancesPage['data']) =>
        found.map(({ network, domain }) => `${network}/${domain}`);
      const whole = await all(`sort=${sort}&seed=monday&limit=100`);
      const narrow: [string, (row: InstancesPage['data'][number]) => boolean][] = [
        ['size=small', ({ size }) => size === 'small'],
        ['verdict=down', ({ health }) => health.verdict === 'down'],
        [
          'registration=open&language=pt',
          (row) => row.registration === 'open' && row.languages[0] === 'pt-br',
        ],
      ];
      for (const [query, keep] of narrow) {
        const found = inOrder(await all(`${query}&sort=${sort}&seed=monday&limit=2`));
        expect([query, found]).toEqual([query, inOrder(whole.filter(keep))]);
        expect(found.length).toBeGreaterThan(2);
      }
    });
  }

  it('orders by declared users, by age, by name', async () => {
    const users = (await list('sort=users')).data.map((row) =>
      row.users_active_month_quality === 'declared' ? (row.users_active_month ?? -1) : -1,
    );
    expect(users).toEqual(users.toSorted((a, b) => b - a));
    const newest = (await list('sort=newest')).data.map((row) => row.discovered_at);
    expect(newest).toEqual(newest.toSorted().reverse());
  });

  it('orders by the uptime that it shows', async () => {
    const rows = (await all('sort=uptime')).filter(({ coverage_30d }) => coverage_30d >= 0.5);
    const ratios = rows.map(({ uptime_30d }) => uptime_30d ?? -1);
    expect(ratios).toEqual(ratios.toSorted((a, b) => b - a));
    expect(new Set(ratios).size).toBeGreaterThan(20);
  });

  it('shuffles anew with another seed, within the same bands', async () => {
    const one = await all('seed=monday');
    const two = await all('seed=tuesday');
    expect(one.map(({ domain }) => domain)).not.toEqual(two.map(({ domain }) => domain));
    expect(names(one)).toEqual(names(two));
    expect(one.at(0)?.health.verdict).toMatch(/up|degraded/);
    expect(one.at(-1)?.health.verdict).toBe('down');
  });

  it('links to the next page', async () => {
    const reply = await api.get('/api/v1/instances?limit=5&network=fediverse');
    const link = /^<(.*)>; rel="next"$/.exec(reply.headers.get('link') ?? '')?.[1] ?? '';
    const first = InstancesPage.parse(await reply.json());
    const second = await api.read(InstancesPage, link);
    expect(names(second.data)).not.toEqual(names(first.data));
    expect(second.data).toHaveLength(5);
  });

  it('gives visits and policies exactly once, too', async () => {
    for (const [schema, path] of [
      [VisitsPage, `/api/v1/instances/${SPECIAL.flapping}/visits?limit=7`],
      [PoliciesPage, `/api/v1/policies?target=${SPECIAL.flapping}&limit=3`],
    ] as const) {
      const seen: string[] = [];
      let total = 0;
      for (let cursor: string | null = '', guard = 0; cursor !== null && guard < 50; guard += 1) {
        const page: VisitsPage | PoliciesPage = await api.read(
          schema,
          `${path}${cursor === '' ? '' : `&cursor=${cursor}`}`,
        );
        seen.push(...page.data.map((row) => JSON.stringify(row)));
        total = page.meta.total;
        cursor = page.page.next_cursor;
      }
      expect(seen.length).toBe(total);
      expect(total).toBeGreaterThan(4);
      expect(new Set(seen).size).toBe(total);
    }
  });
});

describe('api/instances: questions that cannot be answered', () => {
  const bad: [string, RegExp][] = [
    ['?limit=0', /limit must be a whole number from 1 to 100/],
    ['?limit=101', /from 1 to 100/],
    ['?limit=ten', /from 1 to 100/],
    ['?colour=red', /"colour" is not a parameter.*allowed are .*network/],
    ['?network=usenet', /network must be one of fediverse, matrix, lbry/],
    ['?verdict=up,fine', /verdict must be one of up, degraded/],
    ['?sort=luck', /sort must be one of recommended, uptime/],
    ['?language=english!', /BCP 47/],
    ['?q=a&q=b', /q must have .* given once/],
    ['?cursor=nonsense', /not one that we gave out/],
    ['?cursor=%00', /not one that we gave out/],
    [`?cursor=${Buffer.from('["x",0,null,[1,1]]').toString('base64url')}`, /other filters or another order/],
  ];
  for (const [query, sentence] of bad) {
    it(`explains ${query}`, async () => {
      const reply = await api.get(`/api/v1/instances${query}`);
      const problem = Problem.parse(await reply.json());
      expect(reply.status).toBe(400);
      expect(reply.headers.get('content-type')).toContain('application/problem+json');
      expect(problem.detail).toMatch(sentence);
      expect(problem.errors?.length).toBeGreaterThan(0);
    });
  }

  it('refuses a cursor under other filters, another order and another list', async () => {
    const { page } = await api.read(InstancesPage, '/api/v1/instances?limit=2&sort=users');
    const cursor = page.next_cursor ?? '';
    for (const path of [
      `/api/v1/instances?sort=domain&cursor=${cursor}`,
      `/api/v1/instances?sort=users&network=fediverse&cursor=${cursor}`,
      `/api/v1/instances/${SPECIAL.flapping}/visits?cursor=${cursor}`,
      `/api/v1/policies?target=${SPECIAL.flapping}&cursor=${cursor}`,
    ]) {
      const reply = await api.get(path);
      expect([path, reply.status]).toEqual([path, 400]);
      expect(Problem.parse(await reply.json()).detail).toMatch(/belongs to a list with other filters/);
    }
    expect((await api.get(`/api/v1/instances?limit=50&sort=users&cursor=${cursor}`)).status).toBe(200);
  });

  it('refuses a cursor that is more than a day old', async () => {
    const { page } = await api.read(InstancesPage, '/api/v1/instances?limit=2&sort=users');
    const parts = JSON.parse(Buffer.from(page.next_cursor ?? '', 'base64url').toString()) as unknown[];
    const old = Buffer.from(JSON.stringify(parts.with(1, Date.now() - 90_000_000))).toString('base64url');
    const reply = await api.get(`/api/v1/instances?limit=2&sort=users&cursor=${old}`);
    expect(reply.status).toBe(400);
    expect(Problem.parse(await reply.json()).detail).toMatch(/more than a day old/);
  });

  it('does not hand a forged key to the database', async () => {
    const { page } = await api.read(InstancesPage, '/api/v1/instances?limit=2&sort=users');
    const parts = JSON.parse(Buffer.from(page.next_cursor ?? '', 'base64url').toString()) as unknown[];
    for (const key of [['x', 1], [1], [1, 2 ** 40], { a: 1 }, null, [1, 1, 1]]) {
      const forged = Buffer.from(JSON.stringify([...parts.slice(0, 3), key])).toString('base64url');
      expect((await api.get(`/api/v1/instances?limit=2&sort=users&cursor=${forged}`)).status).toBe(400);
    }
  });
});
