import { setTimeout as sleep } from 'node:timers/promises';
import * as contract from '@homeport/api/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSeededApi, type ApiUnderTest } from './api-server.ts';
import { secondsBetween } from './seed-timeline.ts';
import { SPECIAL } from './seed-words.ts';

const DAY_MS = 86_400_000;
const { Instance, InstancesPage, PoliciesPage, Problem, UptimeAnswer, VersionsAnswer, VisitsPage } = contract;

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startSeededApi();
});
afterAll(() => api.close());

const instance = (domain: string, rest = '') => `/api/v1/instances/${domain}${rest}`;

describe('api: the contract', () => {
  it('is kept by every answer about every instance', async () => {
    const visible = api.seeded.filter(({ row }) => row.state !== 'suppressed' && row['held_since'] === null);
    for (const { row } of visible.filter((_, index) => index < 20 || index % 8 === 0)) {
      const which = `network=${String(row['network'])}`;
      await api.read(Instance, instance(row.domain, `?${which}`));
      await api.read(UptimeAnswer, instance(row.domain, `/uptime?${which}`));
      await api.read(VisitsPage, instance(row.domain, `/visits?${which}`));
      await api.read(VersionsAnswer, instance(row.domain, `/versions?${which}`));
      await api.read(PoliciesPage, instance(row.domain, `/policies?${which}`));
      await api.read(PoliciesPage, instance(row.domain, `/policies?direction=incoming&${which}`));
    }
  });

  it('is kept by the overviews', async () => {
    const { data } = await api.read(contract.NetworksAnswer, '/api/v1/networks');
    const known = api.seeded.filter(({ row }) => row['network'] === 'matrix').length;
    expect(data.map(({ network }) => network)).toEqual([...contract.NETWORKS]);
    expect(data[1]?.known).toBe(known);
    await api.read(contract.SoftwareAnswer, '/api/v1/software');
    const status = await api.read(contract.StatusAnswer, '/api/v1/status');
    expect(status.is_demo).toBe(false);
    expect(status.counters.known).toBe(api.seeded.length - 1);
    await api.read(contract.HealthzAnswer, '/healthz');
    await api.read(contract.ReadyzAnswer, '/readyz');
  });

  it('adds up only what is declared, the personal ones included', async () => {
    const { data } = await api.read(contract.NetworksAnswer, '/api/v1/networks');
    const declared = api.seeded
      .map(({ row }) => row)
      .filter((row) => row['network'] === 'fediverse' && row['users_total_quality'] === 'declared')
      .filter((row) => row.domain !== SPECIAL.suppressed);
    const value = declared.reduce((sum, row) => sum + Number(row['users_total']), 0);
    expect(data[0]?.totals.users_total).toEqual({ value, instances: declared.length });
    expect(value).toBeLessThan(1_000_000_000);
  });

  it('is what the OpenAPI document and its page describe', async () => {
    const document = (await (await api.get('/api/v1/openapi.json')).json()) as {
      openapi: string;
      paths: object;
    };
    const page = await (await api.get('/docs')).text();
    expect(document.openapi).toBe('3.1.0');
    for (const path of Object.keys(document.paths)) expect(page).toContain(path);
    expect(page).not.toMatch(/<script|https?:\/\/(?!localhost)/);
  });
});

describe('api/instances: one instance', () => {
  it('finds a name however it is written, the Fediverse first', async () => {
    expect((await api.read(Instance, instance('B%C3%BCcher.EXAMPLE'))).domain).toBe('xn--bcher-kva.example');
    expect((await api.read(Instance, instance(SPECIAL.twoNetworks))).network).toBe('fediverse');
    expect((await api.read(Instance, instance(SPECIAL.twoNetworks, '?network=matrix'))).network).toBe(
      'matrix',
    );
  });

  it('keeps contact and description of a personal instance to itself', async () => {
    const personal = await api.read(Instance, instance(SPECIAL.personal));
    expect(personal).toMatchObject({ is_personal: true, description: null, contact_url: null });
  });

  const refusals: [string, number, RegExp][] = [
    ['/api/v1/instances/not%20a%20name', 400, /not a host name/],
    ['/api/v1/instances/127.0.0.1', 400, /is an address/],
    ['/api/v1/instances/localhost', 400, /reserved/],
    ['/api/v1/instances/co.uk', 400, /ending under which others register/],
    ['/api/v1/instances/unknown.example', 404, /No instance at unknown\.example/],
    [`/api/v1/instances/${SPECIAL.held}`, 404, /No instance/],
    [`/api/v1/instances/${SPECIAL.flapping}?network=lbry`, 404, /in the network lbry/],
    [`/api/v1/instances/${SPECIAL.flapping}/uptime?days=0`, 400, /from 1 to 365/],
    [`/api/v1/instances/${SPECIAL.flapping}/policies?direction=up`, 400, /outgoing, incoming/],
    ['/api/v1/policies', 400, /target/],
    ['/api/v1/policies?target=https://x.example/', 400, /without https/],
    ['/api/v1/networks?x=1', 400, /takes none/],
    ['/api/v1/nowhere', 404, /\/docs/],
    ['/%zz', 400, /encoding/],
  ];
  for (const [path, status, sentence] of refusals) {
    it(`answers ${path} with ${String(status)} and a sentence`, async () => {
      const reply = await api.get(path);
      expect(reply.status).toBe(status);
      expect(reply.headers.get('content-type')).toContain('application/problem+json');
      expect(Problem.parse(await reply.json()).detail).toMatch(sentence);
    });
  }

  it('says nothing about who opted out, anywhere', async () => {
    const paths = ['', '/uptime', '/visits', '/policies', '/versions'].map((rest) =>
      instance(SPECIAL.suppressed, rest),
    );
    for (const path of [...paths, `/api/v1/policies?target=${SPECIAL.suppressed}`]) {
      expect([path, (await api.get(path)).status]).toEqual([path, 410]);
    }
    const found = await api.read(
      InstancesPage,
      `/api/v1/instances?q=${SPECIAL.suppressed}&facets=true&include=dead,personal`,
    );
    expect(found).toMatchObject({ data: [], meta: { total: 0 } });
    expect(found.facets?.software).toEqual([]);
    const [naming] = await api.db.query<{ domain: string }[]>(
      `select i.domain from policy_entry p join instance i on i.id = p.instance_id where p.target = $1 limit 1`,
      [SPECIAL.suppressed],
    );
    expect(naming).toBeDefined();
    const text = await (await api.get(instance(naming?.domain ?? '', '/policies?limit=100'))).text();
    expect(text).not.toContain(SPECIAL.suppressed);
  });

  it('lets a registrable domain opt out for all its hosts', async () => {
    const parent =
      api.seeded.find(({ row }) => row['software'] !== null && row.state === 'alive')?.row.domain ?? '';
    const child = `deep.${parent}`;
    await api.db.query(`update instance set domain = $2, registrable_domain = $1 where domain = $1`, [
      parent,
      child,
    ]);
    expect((await api.get(instance(child))).status).toBe(200);
    await api.db.query(`insert into suppression (domain, reason) values ($1, 'asked by its operator')`, [
      parent,
    ]);
    try {
      expect((await api.get(instance(child))).status).toBe(410);
      const found = await api.read(InstancesPage, `/api/v1/instances?q=${child}&include=dead,personal`);
      expect(found.data).toEqual([]);
    } finally {
      await api.db.query(`delete from suppression where domain = $1`, [parent]);
      await api.db.query(`update instance set domain = $1 where domain = $2`, [parent, child]);
    }
  });

  it('never matches a hidden name, and never gives its digest', async () => {
    const [hidden] = await api.db.query<{ target: string; domain: string }[]>(
      `select p.target, i.domain from policy_entry p join instance i on i.id = p.instance_id where p.is_obfuscated and i.domain <> $1 limit 1`,
      [SPECIAL.suppressed],
    );
    const text = await (await api.get(instance(hidden?.domain ?? '', '/policies?limit=100'))).text();
    expect(text).toContain(hidden?.target ?? 'none');
    expect(text).not.toMatch(/digest|[0-9a-f]{64}/);
    // Even where a hidden text reads like a name, it names nobody.
    await api.db.query(`update policy_entry set is_obfuscated = true where target = $1`, [SPECIAL.odd]);
    expect((await api.read(PoliciesPage, `/api/v1/policies?target=${SPECIAL.odd}`)).data).toEqual([]);
  });
});

describe('api/instances: uptime', () => {
  it('is what the timeline truly had', async () => {
    for (const domain of [
      SPECIAL.flapping,
      SPECIAL.odd,
      SPECIAL.dead,
      SPECIAL.withheld,
      'xn--e1afmkfd.example',
    ]) {
      const seeded = api.seeded.find(({ row }) => row.domain === domain);
      const answer = await api.read(UptimeAnswer, instance(domain, '/uptime'));
      const now = Date.parse(answer.meta.generated_at);
      for (const { window, ratio, coverage, from_at } of answer.windows) {
        const from = Date.parse(from_at);
        const { up, degraded, down } = secondsBetween(seeded?.spans ?? [], from, now);
        const measured = up + degraded + down;
        expect(coverage).toBeCloseTo(measured / ((now - from) / 1000), 4);
        if (measured === 0) expect([window, ratio]).toEqual([window, null]);
        else expect(ratio).toBeCloseTo((up + degraded) / measured, 5);
      }
      expect(Date.parse(answer.windows[0]?.from_at ?? '')).toBe(now - DAY_MS);
    }
  });

  it('gives each day the seconds that its spans have, today as far as it has come', async () => {
    const spans = api.seeded.find(({ row }) => row.domain === SPECIAL.flapping)?.spans ?? [];
    const { days, meta, outages } = await api.read(
      UptimeAnswer,
      instance(SPECIAL.flapping, '/uptime?days=30'),
    );
    const now = Date.parse(meta.generated_at);
    expect(days).toHaveLength(30);
    for (const day of days) {
      const start = Date.parse(day.day);
      const truth = secondsBetween(spans, start, Math.min(start + DAY_MS, now));
      expect([day.day, day.up_seconds, day.down_seconds]).toEqual([day.day, truth.up, truth.down]);
      const sum = day.up_seconds + day.degraded_seconds + day.down_seconds + day.unknown_seconds;
      expect(sum).toBe(Math.round((Math.min(start + DAY_MS, now) - start) / 1000));
    }
    expect(outages.length).toBeGreaterThan(0);
  });

  it('is the same in the directory', async () => {
    const { data } = await api.read(InstancesPage, '/api/v1/instances?limit=40&sort=newest&include=dead');
    for (const row of data.slice(0, 40)) {
      const { uptime } = await api.read(Instance, instance(row.domain, `?network=${row.network}`));
      const month = uptime.find(({ window }) => window === '30d');
      expect(row.coverage_30d).toBeCloseTo(month?.coverage ?? -1, 3);
      if (month?.ratio === null || row.uptime_30d === null) expect(row.uptime_30d).toBe(month?.ratio);
      else expect(row.uptime_30d).toBeCloseTo(month?.ratio ?? -1, 3);
    }
  });

  it('does not believe an open span after the crawler has fallen silent', async () => {
    const domain = 'xn--r8jz45g.example';
    await api.db.query(`update instance set last_visit_at = now() - interval '20 hours' where domain = $1`, [
      domain,
    ]);
    const { windows } = await api.read(UptimeAnswer, instance(domain, '/uptime'));
    expect(windows[0]?.coverage).toBeLessThan(0.3);
  });
});

describe('api: manners', () => {
  it('answers 304 to who has it already, plain or zipped', async () => {
    // An answer keeps for the minute it was made in.
    if (new Date().getSeconds() > 57) await sleep(3_000);
    for (const encoding of ['identity', 'gzip']) {
      const path = instance(SPECIAL.odd, '/versions');
      const list = '/api/v1/instances?limit=20';
      for (const url of [path, list]) {
        const first = await api.get(url, { 'accept-encoding': encoding });
        const etag = first.headers.get('etag') ?? '';
        await first.text();
        const second = await api.get(url, { 'accept-encoding': encoding, 'if-none-match': `"x", W/${etag}` });
        expect(etag).toMatch(/^"[\w-]+"$/);
        expect([second.status, await second.text()]).toEqual([304, '']);
        expect((await api.get(url, { 'if-none-match': '"other"' })).status).toBe(200);
      }
    }
  });

  it('can be read from any page, zipped, and kept for a minute', async () => {
    const reply = await api.get('/api/v1/instances', { 'accept-encoding': 'gzip' });
    expect(reply.headers.get('access-control-allow-origin')).toBe('*');
    expect(reply.headers.get('content-encoding')).toBe('gzip');
    expect(reply.headers.get('cache-control')).toMatch(/public, max-age=60/);
    expect((await fetch(`${api.url}/api/v1/instances`, { method: 'OPTIONS' })).status).toBe(204);
    expect((await fetch(`${api.url}/api/v1/instances`, { method: 'POST' })).status).toBe(405);
  });

  it('counts requests by template, never by what a stranger typed', async () => {
    await api.get('/some-made-up-path-77');
    const metrics = await (await api.get('/metrics')).text();
    expect(metrics).toContain('route="/api/v1/instances/:domain"');
    expect(metrics).not.toContain('made-up-path');
    expect(metrics).not.toContain(SPECIAL.flapping);
  });

  it('hides its insides when it breaks, and says that it is not ready', async () => {
    await api.db.query('alter table installation rename to installation_away');
    const status = await api.get('/api/v1/status');
    const ready = await api.get('/readyz');
    await api.db.query('alter table installation_away rename to installation');
    expect([status.status, ready.status]).toEqual([500, 503]);
    expect(await status.text()).not.toMatch(/relation|select|installation/);
    expect((await api.get('/readyz')).status).toBe(200);
  });
});
