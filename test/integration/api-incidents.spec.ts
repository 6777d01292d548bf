import * as contract from '@homeport/api/contract';
import { SaxesParser } from 'saxes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSeededApi, type ApiUnderTest } from './api-server.ts';
import { SPECIAL } from './seed-words.ts';

const HOUR_MS = 3_600_000;
const { IncidentsPage, Problem } = contract;

let api: ApiUnderTest;
const now = new Date();
const before = (hours: number) => new Date(now.getTime() - hours * HOUR_MS);
const idOf = (domain: string) => api.seeded.find(({ row }) => row.domain === domain)?.row['id'];

interface Happened {
  domain: string;
  from: number;
  to?: number;
  kind?: string;
  group?: number;
}

async function happen({ domain, from, to, kind = 'outage', group }: Happened): Promise<void> {
  await api.db.query(
    `insert into incident (instance_id, kind, cause, from_at, to_at, outages, pace_key, group_id)
     values ($1, $2, 'connect_timeout', $3, $4, $5, '192.0.2.0/24', $6)`,
    [
      idOf(domain),
      kind,
      before(from),
      to === undefined ? null : before(to),
      kind === 'unstable' ? 3 : 1,
      group,
    ],
  );
}

const ordinary = () =>
  api.seeded
    .filter(({ row }) => row.state === 'alive' && row['network'] === 'fediverse')
    .filter(({ row }) => Number(row['users_total']) >= 10 && row['users_total_quality'] === 'declared')
    .map(({ row }) => row.domain)
    .filter((domain) => !domain.startsWith('xn--') && !Object.values<string>(SPECIAL).includes(domain));

let one: string;
let two: string;

beforeAll(async () => {
  api = await startSeededApi(now);
  [one = '', two = ''] = ordinary();
  await api.db.query(
    `insert into incident_group (pace_key, from_at, affected, known) values ('192.0.2.0/24', $1, 4, 5)`,
    [before(5)],
  );
  for (let day = 1; day <= 6; day += 1) {
    await happen({ domain: one, from: day * 24, to: day * 24 - 2, kind: day % 2 ? 'outage' : 'unstable' });
  }
  await happen({ domain: one, from: 5, group: 1 });
  await happen({ domain: two, from: 4, group: 1 });
  await happen({ domain: SPECIAL.odd, from: 3, kind: 'degraded' });
  await happen({ domain: SPECIAL.personal, from: 2 });
  await happen({ domain: SPECIAL.dead, from: 40 * 24 });
  await happen({ domain: SPECIAL.suppressed, from: 1 });
});
afterAll(() => api.close());

const list = (path: string) => api.read(IncidentsPage, path);
const names = (page: contract.IncidentsPage) => page.data.map(({ domain }) => domain);

describe('api/incidents', () => {
  it('tells of one instance what happened to it, newest first, and with whom it shared a fault', async () => {
    const page = await list(`/api/v1/instances/${one}/incidents`);

    expect(page.meta.total).toBe(7);
    expect(page.data[0]?.sentence).toMatch(/\.$/);
    expect(page.data[0]).toMatchObject({
      network: 'fediverse',
      domain: one,
      domain_unicode: one,
      kind: 'outage',
      cause: 'connect_timeout',
      stage: 'connect',
      from_at: before(5).toISOString(),
      to_at: null,
      outages: 1,
      group: { affected: 4, known: 5, from_at: before(5).toISOString(), to_at: null },
    });
    expect(page.data.slice(1).map(({ group }) => group)).toEqual([null, null, null, null, null, null]);
    expect(page.data[2]).toMatchObject({ kind: 'unstable', outages: 3 });
  });

  it('gives every incident once, however small the pages', async () => {
    const whole = await list('/api/v1/incidents?include=personal,dead');
    const seen: contract.Incident[] = [];
    let path: string | null = '/api/v1/incidents?include=personal,dead&limit=2';
    while (path !== null && seen.length < 50) {
      const reply = await api.get(path);
      seen.push(...IncidentsPage.parse(await reply.json()).data);
      path = /<(.*)>; rel="next"/.exec(reply.headers.get('link') ?? '')?.[1] ?? null;
    }
    expect(seen).toEqual(whole.data);
    expect(seen).toHaveLength(whole.meta.total);
  });

  it('tells what goes on at present, of whom may be listed', async () => {
    const open = await list('/api/v1/incidents?open=true');
    expect(names(open)).toEqual([SPECIAL.odd, two, one]);

    const all = await list('/api/v1/incidents?open=true&include=personal,dead');
    expect(names(all)).toEqual([SPECIAL.personal, SPECIAL.odd, two, one, SPECIAL.dead]);
    expect(names(await list('/api/v1/incidents?open=true&kind=degraded'))).toEqual([SPECIAL.odd]);
    expect(names(await list('/api/v1/incidents?network=matrix'))).toEqual([]);
    expect((await list('/api/v1/incidents?open=false')).meta.total).toBe(6);
  });

  it('refuses what it does not know, by name', async () => {
    const reply = await api.get('/api/v1/incidents?kind=quake');
    expect(reply.status).toBe(400);
    expect(Problem.parse(await reply.json()).detail).toContain('outage, degraded, unstable');
    expect((await api.get(`/api/v1/instances/${SPECIAL.suppressed}/incidents`)).status).toBe(410);
    expect((await api.get('/api/v1/instances/nobody.example/incidents.atom')).status).toBe(404);

    const cursor = Buffer.from(JSON.stringify(['x', now.getTime(), null, ['', 1]])).toString('base64url');
    expect((await api.get(`/api/v1/incidents?cursor=${cursor}`)).status).toBe(400);
  });

  it('tells nothing of an earlier life', async () => {
    await api.db.query('update instance set life = 2, life_began_at = $2 where id = $1', [
      idOf(one),
      before(12),
    ]);
    await api.db.query(
      `insert into instance_life (instance_id, life, from_at, to_at, software, version, evidence)
       values ($1, 1, $2, $3, 'plume', '0.7', 'software')`,
      [idOf(one), before(2000), before(900)],
    );
    expect((await list(`/api/v1/instances/${one}/incidents`)).meta.total).toBe(1);

    const instance = await api.read(contract.Instance, `/api/v1/instances/${one}`);
    expect(instance.life).toEqual({ number: 2, began_at: before(12).toISOString() });
    expect(instance.earlier_lives).toEqual([
      {
        life: 1,
        from_at: before(2000).toISOString(),
        to_at: before(900).toISOString(),
        software: 'plume',
        version: '0.7',
        evidence: 'software',
      },
    ]);
    const versions = await api.read(contract.VersionsAnswer, `/api/v1/instances/${one}/versions`);
    expect(versions.data.every(({ from_at }) => new Date(from_at) >= before(12))).toBe(true);
    await api.db.query('update instance set life = 1, life_began_at = null where id = $1', [idOf(one)]);
  });
});

describe('api/incidents: as a feed', () => {
  interface Element {
    name: string;
    text: string;
    href: string;
    children: Element[];
  }

  /** Reads XML strictly: whatever is not well-formed, or in no namespace that was declared, throws. */
  function parse(text: string): Element {
    const root: Element = { name: '', text: '', href: '', children: [] };
    const open = [root];
    const parser = new SaxesParser({ xmlns: true });
    parser.on('error', (error) => {
      throw error;
    });
    parser.on('opentag', ({ name, attributes }) => {
      const element = { name, text: '', href: attributes['href']?.value ?? '', children: [] };
      open.at(-1)?.children.push(element);
      open.push(element);
    });
    parser.on('text', (piece) => {
      const element = open.at(-1);
      if (element) element.text += piece;
    });
    parser.on('closetag', () => open.pop());
    parser.write(text).close();
    return root;
  }

  const texts = (element: Element, name: string) =>
    element.children.filter((child) => child.name === name).map(({ text }) => text);

  async function feed(path: string) {
    const reply = await api.get(path);
    const text = await reply.text();
    expect(reply.status, text).toBe(200);
    expect(reply.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    const [root] = parse(text).children;
    if (!root) throw new Error(text);
    const entries = root.children.filter(({ name }) => name === 'entry');
    return {
      id: texts(root, 'id')[0],
      title: texts(root, 'title')[0],
      updated: texts(root, 'updated')[0],
      ids: entries.flatMap((entry) => texts(entry, 'id')),
      titles: entries.flatMap((entry) => texts(entry, 'title')),
    };
  }

  it('is XML with an entry for each incident that the list has', async () => {
    const page = await list('/api/v1/incidents');
    const { id, ids, updated } = await feed('/api/v1/incidents.atom');

    expect(id).toBe('http://localhost:3000/incidents');
    expect(ids).toEqual(
      page.data.map(
        ({ domain, from_at }) =>
          `http://localhost:3000/instances/${domain}?network=fediverse#incident-${from_at}`,
      ),
    );
    expect(new Set(ids).size).toBe(ids.length);
    expect(updated).toBe(before(3).toISOString());
    expect((await feed('/api/v1/incidents.atom?open=true&kind=outage,degraded')).ids).toHaveLength(3);
  });

  it('keeps hostile titles from being anything but text', async () => {
    const hostile = `]]></title><script>alert(1)</script>&lt;"'&#0;`;
    await api.db.query('update instance set title = $2 where id = $1', [idOf(two), hostile]);
    const { title, titles } = await feed(`/api/v1/instances/${two}/incidents.atom`);

    expect(title).toBe(`Incidents of ${hostile} (${two})`);
    expect(titles).toEqual([`${two} is down`]);
    const odd = await feed(`/api/v1/instances/${SPECIAL.odd}/incidents.atom`);
    expect(odd.title).toContain('<b>fine</b>');
  });

  it('costs nothing to whom it has not changed for', async () => {
    const first = await api.get('/api/v1/incidents.atom');
    const etag = first.headers.get('etag') ?? '';
    await first.text();
    const again = await api.get('/api/v1/incidents.atom', { 'if-none-match': etag });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  it('is empty, and still a feed, where nothing has happened', async () => {
    const [, , calm = ''] = ordinary();
    expect((await feed(`/api/v1/instances/${calm}/incidents.atom`)).ids).toEqual([]);
  });
});
