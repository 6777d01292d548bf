import { addDiscovered } from '@homeport/crawler/store/add-discovered.ts';
import { groupIncidents } from '@homeport/crawler/store/group-incidents.ts';
import { keepPartitions } from '@homeport/crawler/store/keep-partitions.ts';
import { listTroubles } from '@homeport/crawler/store/list-troubles.ts';
import type { DataSource } from 'typeorm';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { FACTS, liveThrough, name } from './contacts.ts';
import { openFresh } from './database.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const start = new Date('2026-03-10T00:00:00Z');
const after = (ms: number) => new Date(start.getTime() + ms);

describe('integration/incidents', () => {
  let db: DataSource;

  beforeEach(async () => {
    db = await openFresh(db);
    await keepPartitions(db, start);
    const domains = [name('a.example')];
    await addDiscovered(
      db,
      { network: 'fediverse', domains, by: 'seed', from: null, at: start },
      { perRegistrable: 20, allowed: [] },
    );
    await live(0);
  });
  afterAll(() => db.destroy());

  const live = (ms: number, failure?: 'connect_refused' | 'tls_expired' | 'monitor_suspect') =>
    liveThrough(db, 'a.example', after(ms), failure ? { failure } : { facts: FACTS });
  const incidents = (): Promise<Record<string, unknown>[]> =>
    db.query(`select kind, cause, from_at, to_at, outages, pace_key from incident order by from_at`);
  const outage = async (ms: number) => {
    for (const minute of [0, 1, 4, 11]) await live(ms + minute * MINUTE, 'connect_refused');
  };
  const recovery = async (ms: number) => {
    for (const minute of [0, 1]) await live(ms + minute * MINUTE);
  };
  const refused = { kind: 'outage', cause: 'connect_refused', outages: 1, pace_key: '192.0.2.0/24' };

  it('opens when an outage is confirmed, from its first failure, and closes at the first good answer', async () => {
    for (const minute of [0, 1, 4]) await live(HOUR + minute * MINUTE, 'connect_refused');
    expect(await incidents()).toEqual([]);

    await live(HOUR + 11 * MINUTE, 'connect_refused');
    expect(await incidents()).toEqual([{ ...refused, from_at: after(HOUR), to_at: null }]);

    await live(2 * HOUR);
    expect(await incidents()).toEqual([{ ...refused, from_at: after(HOUR), to_at: null }]);
    await live(2 * HOUR + MINUTE);
    expect(await incidents()).toEqual([{ ...refused, from_at: after(HOUR), to_at: after(2 * HOUR) }]);
  });

  it('is one that is unstable where a host goes and comes, until it is steady', async () => {
    await outage(HOUR);
    await recovery(2 * HOUR);
    await outage(3 * HOUR);
    await recovery(4 * HOUR);
    const unstable = { ...refused, kind: 'unstable', from_at: after(HOUR), outages: 2 };
    expect(await incidents()).toEqual([{ ...unstable, to_at: null }]);

    await live(5 * HOUR);
    expect(await incidents()).toEqual([{ ...unstable, to_at: after(4 * HOUR) }]);
    const spans: Record<string, unknown>[] = await db.query(
      `select verdict, extract(epoch from from_at - $1)::int / 3600 as hour from status_span order by from_at`,
      [start],
    );
    expect(spans.map(({ verdict, hour }) => [verdict, hour])).toEqual([
      ['up', 0],
      ['down', 1],
      ['up', 2],
      ['down', 3],
      ['up', 4],
    ]);
  });

  it('speaks of a degraded server after two hours', async () => {
    await live(HOUR, 'tls_expired');
    await live(2 * HOUR, 'tls_expired');
    expect(await incidents()).toEqual([]);
    await live(3 * HOUR, 'tls_expired');
    expect(await incidents()).toMatchObject([
      { kind: 'degraded', cause: 'tls_expired', from_at: after(HOUR), to_at: null },
    ]);
    await live(4 * HOUR);
    expect(await incidents()).toMatchObject([{ kind: 'degraded', to_at: after(4 * HOUR) }]);
  });

  it('is nobody’s where our own line failed, and goes on over it', async () => {
    for (const minute of [0, 1, 4, 11, 20]) await live(HOUR + minute * MINUTE, 'monitor_suspect');
    expect(await incidents()).toEqual([]);

    await outage(2 * HOUR);
    await live(3 * HOUR, 'monitor_suspect');
    await recovery(4 * HOUR);
    expect(await incidents()).toEqual([{ ...refused, from_at: after(2 * HOUR), to_at: after(4 * HOUR) }]);
  });

  it('is two where the second outage comes a day later', async () => {
    await outage(HOUR);
    await recovery(2 * HOUR);
    for (let hour = 3; hour < 25; hour += 1) await live(hour * HOUR);
    await outage(26 * HOUR);

    expect(await incidents()).toEqual([
      { ...refused, from_at: after(HOUR), to_at: after(2 * HOUR) },
      { ...refused, from_at: after(26 * HOUR), to_at: null },
    ]);
  });

  it('ends with the first good answer of a host, whatever it answers', async () => {
    await outage(HOUR);
    await live(2 * HOUR, 'tls_expired');
    await live(2 * HOUR + MINUTE, 'tls_expired');

    expect(await incidents()).toEqual([{ ...refused, from_at: after(HOUR), to_at: after(2 * HOUR) }]);
  });

  it('are grouped where one address group fails together, and the group ends with its last member', async () => {
    const others = ['b.example', 'c.example', 'd.example', 'e.example'];
    const found = { network: 'fediverse', domains: others.map(name), by: 'seed', from: null } as const;
    await addDiscovered(db, { ...found, at: start }, { perRegistrable: 20, allowed: [] });
    const all = ['a.example', ...others];
    for (const domain of others) await liveThrough(db, domain, after(MINUTE), { facts: FACTS });
    const groups = (): Promise<Record<string, unknown>[]> =>
      db.query(
        `select g.from_at, g.to_at, affected, known, count(x.id)::int as members
           from incident_group g join incident x on x.group_id = g.id group by g.id`,
      );
    const down = async (domain: string, ms: number) => {
      for (const minute of [0, 1, 4, 11]) {
        await liveThrough(db, domain, after(ms + minute * MINUTE), { failure: 'connect_timeout' });
      }
    };
    for (const [index, domain] of all.slice(0, 2).entries()) await down(domain, HOUR + index * 20 * MINUTE);
    await groupIncidents(db, after(2 * HOUR));
    expect(await groups()).toEqual([]);

    await down('c.example', HOUR + 30 * MINUTE);
    await groupIncidents(db, after(2 * HOUR));
    const group = { from_at: after(HOUR), to_at: null, affected: 3, known: 5, members: 3 };
    expect(await groups()).toEqual([group]);

    await down('d.example', HOUR + 40 * MINUTE);
    await groupIncidents(db, after(2 * HOUR));
    await groupIncidents(db, after(2 * HOUR));
    expect(await groups()).toEqual([{ ...group, affected: 4, members: 4 }]);

    for (const [index, domain] of all.slice(0, 4).entries()) {
      for (const minute of [0, 1]) {
        await liveThrough(db, domain, after(3 * HOUR + (2 * index + minute) * MINUTE), { facts: FACTS });
      }
      await groupIncidents(db, after(4 * HOUR));
    }
    expect(await groups()).toEqual([
      { ...group, to_at: after(3 * HOUR + 6 * MINUTE), affected: 4, members: 4 },
    ]);
  });

  it('are told from the visits of their own instance, however many there are of others', async () => {
    const others = Array.from({ length: 300 }, (_, index) => name(`host-${index}.example`));
    const found = { network: 'fediverse', domains: others, by: 'seed', from: null } as const;
    await addDiscovered(db, { ...found, at: start }, { perRegistrable: others.length, allowed: [] });
    await outage(10 * HOUR);
    await db.query(
      `insert into visit (slot, instance_id, kind, at, vantage, verdict, cause, total_ms, bytes, asked, decides)
       select at, i.id, 'liveness', at, 'home', 'up', 'ok', 1, 1, '[]', true
         from instance i, generate_series($1::timestamptz, $1 + interval '10 hours', interval '10 minutes') at
        where i.domain <> 'a.example'`,
      [start],
    );
    await db.query('analyze visit');
    const [id] = await db.query<{ id: number }[]>(`select id from instance where domain = 'a.example'`);

    const { told, read } = await db.transaction(async (tx) => {
      const readSoFar = async () => {
        const [row] = await tx.query<{ visits: number }[]>(
          `select sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::int as visits
             from pg_stat_xact_user_tables where relname like 'visit\\_%'`,
        );
        return row!.visits;
      };
      const before = await readSoFar();
      const from = after(10 * HOUR + 11 * MINUTE);
      return { told: await listTroubles(tx, [{ id: id!.id, from }]), read: (await readSoFar()) - before };
    });
    expect(told[0]?.signs).toHaveLength(4);
    expect(read).toBeLessThan(50);
  });
});
