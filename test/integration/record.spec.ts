import { assess, type BroughtAtLeast } from '@homeport/crawler/assess.ts';
import { addDiscovered } from '@homeport/crawler/store/add-discovered.ts';
import { keepPartitions } from '@homeport/crawler/store/keep-partitions.ts';
import { listDue, listDueBuckets } from '@homeport/crawler/store/list-due.ts';
import { NameIds } from '@homeport/crawler/store/name-ids.ts';
import { unpackIds } from '@homeport/crawler/store/peer-codec.ts';
import { rollUpDay } from '@homeport/crawler/store/roll-up-day.ts';
import { saveContacts } from '@homeport/crawler/store/save-contacts.ts';
import { validityMs } from '@homeport/crawler/schedule/next-due.ts';
import { STATES } from '@homeport/db';
import type { DataSource } from 'typeorm';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { contact, FACTS, findInstance, liveThrough, name, takeBucket } from './contacts.ts';
import { openFresh } from './database.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const start = new Date('2026-03-10T00:00:00Z');
const after = (ms: number) => new Date(start.getTime() + ms);
const cap = { perRegistrable: 20, allowed: ['big.example'] };

const block = (target: string, reason: string | null = null) => ({
  target,
  isObfuscated: target.includes('*'),
  digest: null,
  severity: 'suspend' as const,
  rule: 'suspend',
  reason,
});

describe('integration/record', () => {
  let db: DataSource;
  const one = async <Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> =>
    db.query(sql, parameters);

  beforeEach(async () => {
    db = await openFresh(db);
    await keepPartitions(db, start);
    await addDiscovered(
      db,
      { network: 'fediverse', domains: [name('a.example')], by: 'seed', from: null, at: start },
      cap,
    );
  });
  afterAll(() => db.destroy());

  it('keeps facts, versions and use of a first contact, and plans the next', async () => {
    await liveThrough(db, 'a.example', start, { facts: FACTS, peers: [], policy: [] });

    const [row] = await one<Record<string, unknown>>(
      `select state, verdict, software, version, users_total, languages, first_up_at, bucket, pace_key,
              liveness_due_at, details_due_at, policy_publication from instance`,
    );
    expect(row).toMatchObject({
      state: 'alive',
      verdict: 'up',
      software: 'mastodon',
      users_total: 120,
      languages: ['en', 'de'],
      pace_key: '192.0.2.0/24',
      liveness_due_at: after(HOUR),
      details_due_at: after(DAY),
      policy_publication: 'published',
    });
    expect(await one(`select software, version, to_at from version_span`)).toEqual([
      { software: 'mastodon', version: '4.3.0', to_at: null },
    ]);
    expect(await one(`select users_total from usage_day`)).toEqual([{ users_total: 120 }]);
    expect(await one(`select kind from visit order by kind`)).toEqual(
      ['details', 'peers', 'policy'].map((kind) => ({ kind })),
    );
  });

  it('tells an upgrade from the version before', async () => {
    await liveThrough(db, 'a.example', start, { facts: FACTS });
    await liveThrough(db, 'a.example', after(DAY), { facts: { ...FACTS, version: '4.4.0' } });
    await liveThrough(db, 'a.example', after(2 * DAY), { facts: { ...FACTS, version: '4.4.0' } });

    expect(await one(`select version, from_at, to_at from version_span order by from_at`)).toEqual([
      { version: '4.3.0', from_at: start, to_at: after(DAY) },
      { version: '4.4.0', from_at: after(DAY), to_at: null },
    ]);
  });

  it('forgets the words of a server that marks itself private since', async () => {
    await liveThrough(db, 'a.example', start, { facts: FACTS });
    const silent = { title: null, description: null, rules: [], contactUrl: null, isPrivate: true };
    await liveThrough(db, 'a.example', after(DAY), { facts: { ...FACTS, ...silent } });

    expect(await one(`select software, title, description, rules, contact_url from instance`)).toEqual([
      { software: 'mastodon', title: null, description: null, rules: [], contact_url: null },
    ]);
  });

  it('keeps where to go on, and what robots.txt says there, for a host that asks for long pauses', async () => {
    const instance = await findInstance(db, 'a.example');
    const url = 'https://web.a.example/.well-known/nodeinfo';
    const [visit] = contact(['liveness'], start, {});
    if (!visit) throw new Error('no visit');
    const body = 'User-agent: *\nCrawl-delay: 500';
    const robots = { body, status: 200, fetchedAt: start, expiresAt: after(DAY), unreachableSince: null };
    const brought = {
      visits: [{ ...visit, pausedMs: 500_000, nodeinfoUrl: url }],
      robots: null,
      robotsElsewhere: new Map([[name('web.a.example'), robots]]),
      crawlDelayMs: 500_000,
    };
    const epoch = await takeBucket(db, instance.bucket);
    const fence = { bucket: instance.bucket, epoch };
    const save = (from: typeof instance, what: BroughtAtLeast) =>
      saveContacts(db, new NameIds(db, cap), 'home', [{ assessed: assess(from, what, () => 0.5), fence }]);
    await save(instance, brought);

    const kept = await findInstance(db, 'a.example');
    expect(kept.trail).toEqual({ url, robots });
    expect(kept.due.details).toEqual(after(500_120));

    // Put off without a question: nothing is added but the time until which to wait.
    const asked = [{ path: '/', method: 'GET', left: 'crawl-delay', ms: 0 } as const];
    const put = { ...visit, at: after(HOUR), totalMs: 0, asked, pausedMs: 90_000 };
    await save(kept, { ...brought, visits: [put], crawlDelayMs: 0 });
    const later = await findInstance(db, 'a.example');
    expect(later.health).toEqual(kept.health);
    expect(later.due.details).toEqual(after(HOUR + 90_000));
    expect(await one(`select count(*)::int as visits from visit`)).toEqual([{ visits: 1 }]);
  });

  it('keeps first seen, last seen and lifted of each policy entry', async () => {
    await liveThrough(db, 'a.example', start, {
      facts: FACTS,
      policy: [block('b.example'), block('c.example')],
    });
    await liveThrough(db, 'a.example', after(DAY), {
      facts: FACTS,
      policy: [block('b.example'), block('c.example')],
    });
    await liveThrough(db, 'a.example', after(2 * DAY), {
      facts: FACTS,
      policy: [block('b.example', 'spam')],
    });
    await liveThrough(db, 'a.example', after(3 * DAY), { facts: FACTS, policyClosed: true });

    expect(
      await one(
        `select target, reason, first_seen_at, last_seen_at, lifted_at from policy_entry order by first_seen_at, target`,
      ),
    ).toEqual([
      // The reason changed: what was published before ends where the new wording begins.
      {
        target: 'b.example',
        reason: null,
        first_seen_at: start,
        last_seen_at: after(DAY),
        lifted_at: after(2 * DAY),
      },
      {
        target: 'c.example',
        reason: null,
        first_seen_at: start,
        last_seen_at: after(DAY),
        lifted_at: after(2 * DAY),
      },
      {
        target: 'b.example',
        reason: 'spam',
        first_seen_at: after(2 * DAY),
        last_seen_at: null,
        lifted_at: null,
      },
    ]);
    // A door that closes is not a list that was emptied.
    expect(await one(`select policy_publication from instance where domain = 'a.example'`)).toEqual([
      { policy_publication: 'closed' },
    ]);
  });

  it('finds new instances through peers and remembers by whom', async () => {
    await liveThrough(db, 'a.example', start, { facts: FACTS, peers: ['p.example', 'q.example'] });

    const peers = await one<{ id: number; domain: string }>(
      `select i.id, i.domain from instance i join instance f on f.id = i.discovered_from
        where f.domain = 'a.example' and i.discovered_by = 'peer' order by i.domain`,
    );
    expect(peers.map(({ domain }) => domain)).toEqual(['p.example', 'q.example']);
    const [set] = await one<{ peers: Buffer; count: number }>(`select peers, count from peer_set`);
    expect(unpackIds(set?.peers ?? Buffer.alloc(0))).toEqual(peers.map(({ id }) => id).sort((a, b) => a - b));
    const due = await listDueBuckets(db, start);
    expect(due.length).toBeGreaterThan(0);
  });

  it('holds what exceeds the cap of one registrable domain, and lets known hosters through', async () => {
    const many = (parent: string) => Array.from({ length: 30 }, (_, index) => name(`h${index}.${parent}`));
    const found = { network: 'fediverse', by: 'peer', from: null, at: start } as const;
    await addDiscovered(db, { ...found, domains: many('flood.example').slice(0, 15) }, cap);
    await addDiscovered(db, { ...found, domains: many('flood.example') }, cap);
    await addDiscovered(db, { ...found, domains: many('big.example') }, cap);

    expect(
      await one(
        `select registrable_domain as name, count(*) filter (where held_since is null)::int as visited,
                count(*)::int as known
           from instance where registrable_domain in ('flood.example', 'big.example') group by 1 order by 1`,
      ),
    ).toEqual([
      { name: 'big.example', visited: 30, known: 30 },
      { name: 'flood.example', visited: 20, known: 30 },
    ]);
  });

  it('never adds nor visits what opted out', async () => {
    await one(
      `insert into suppression (domain, reason) values ('gone.example', 'asked'), ('a.example', 'asked')`,
    );
    await addDiscovered(
      db,
      {
        network: 'fediverse',
        domains: [name('x.gone.example'), name('gone.example')],
        by: 'peer',
        from: null,
        at: start,
      },
      cap,
    );

    expect(await one(`select domain from instance`)).toEqual([{ domain: 'a.example' }]);
    const { bucket } = await findInstance(db, 'a.example');
    expect(await listDue(db, bucket, after(DAY), { limit: 10, without: [] })).toEqual([]);
    expect(await listDueBuckets(db, after(DAY))).toEqual([]);
  });

  it('refuses the save of a worker whose bucket another has taken', async () => {
    const instance = await findInstance(db, 'a.example');
    const { saved, epoch } = await liveThrough(db, 'a.example', start, { facts: FACTS });
    expect(saved).toHaveLength(1);
    // A slot that nobody has served: only the fence can refuse it.
    const later = await findInstance(db, 'a.example');
    const visits = contact(['liveness'], new Date(start.getTime() + 3_600_000), {});
    const assessed = assess(later, { visits, robots: null }, () => 0.5);
    await takeBucket(db, instance.bucket, 'another');

    const names = new NameIds(db, cap);
    const late = await saveContacts(db, names, 'home', [
      { assessed, fence: { bucket: instance.bucket, epoch } },
    ]);

    expect(late).toEqual([]);
    expect(await one(`select count(*)::int as n from visit where kind = 'liveness'`)).toEqual([{ n: 0 }]);
  });

  it('serves a slot once, however often it is saved', async () => {
    const instance = await findInstance(db, 'a.example');
    const { assessed } = await liveThrough(db, 'a.example', start, { facts: FACTS });
    const epoch = await takeBucket(db, instance.bucket, 'again');
    const names = new NameIds(db, cap);

    const again = await saveContacts(db, names, 'home', [
      { assessed, fence: { bucket: instance.bucket, epoch } },
    ]);

    expect(again).toEqual([]);
    expect(await one(`select count(*)::int as n from visit where kind = 'details'`)).toEqual([{ n: 1 }]);
  });

  it('sums a day from its spans, an outage from its first failure', async () => {
    await liveThrough(db, 'a.example', start, { facts: FACTS });
    for (let hour = 1; hour < 6; hour += 1) await liveThrough(db, 'a.example', after(hour * HOUR), {});
    for (const minute of [0, 1, 4, 11]) {
      await liveThrough(db, 'a.example', after(6 * HOUR + minute * MINUTE), { failure: 'connect_refused' });
    }
    for (let hour = 8; hour < 25; hour += 1) {
      await liveThrough(db, 'a.example', after(hour * HOUR), { facts: FACTS });
    }
    await rollUpDay(db, '2026-03-10');
    await rollUpDay(db, '2026-03-10');

    const rows = await one(
      `select up_seconds, degraded_seconds, down_seconds, unknown_seconds, visits, latency_p50_ms from uptime_day`,
    );
    expect(rows).toMatchObject([
      {
        up_seconds: 22 * 3600,
        degraded_seconds: 0,
        down_seconds: 2 * 3600,
        unknown_seconds: 0,
        latency_p50_ms: 40,
      },
    ]);
  });

  it('gives a day no second more than it has, however its parts are rounded', async () => {
    const half = after(DAY / 2 + 500);
    await one(`update instance set last_visit_at = $1, state = 'alive'`, [after(DAY)]);
    await one(
      `insert into status_span (instance_id, vantage, from_at, to_at, verdict, cause)
       select id, 'home', $1::timestamptz, $2::timestamptz, 'up', 'ok' from instance
        union all
       select id, 'home', $2::timestamptz, null, 'degraded', 'slow' from instance`,
      [start, half],
    );
    await rollUpDay(db, '2026-03-10');

    const [row] = await one<Record<string, number>>(
      `select up_seconds + degraded_seconds + down_seconds + unknown_seconds as total from uptime_day`,
    );
    expect(row).toEqual({ total: 86_400 });
  });

  it('lets an open span end where the last visit is no longer believed', async () => {
    await liveThrough(db, 'a.example', start, { facts: FACTS });
    await rollUpDay(db, '2026-03-10');

    expect(await one(`select up_seconds, unknown_seconds from uptime_day`)).toEqual([
      { up_seconds: 2 * 3600, unknown_seconds: 22 * 3600 },
    ]);
  });

  it('believes a verdict as long in the database as in the judgement', async () => {
    for (const state of STATES.filter((each) => each !== 'suppressed')) {
      const [row] = await one<{ until: Date }>(`select believed_until($1, $2) as until`, [state, start]);
      expect(row?.until, state).toEqual(after(validityMs(state)));
    }
  });

  it('drops raw visits after a fortnight and keeps their sums', async () => {
    await liveThrough(db, 'a.example', start, { facts: FACTS });
    await rollUpDay(db, '2026-03-10');
    await keepPartitions(db, after(20 * DAY));
    await rollUpDay(db, '2026-03-10');

    expect(await one(`select count(*)::int as n from visit`)).toEqual([{ n: 0 }]);
    expect(await one(`select visits from uptime_day`)).toEqual([{ visits: 1 }]);
  });
});
