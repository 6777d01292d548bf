import { assess, type Assessed } from '@homeport/crawler/assess.ts';
import { addDiscovered } from '@homeport/crawler/store/add-discovered.ts';
import { keepPartitions } from '@homeport/crawler/store/keep-partitions.ts';
import { NameIds } from '@homeport/crawler/store/name-ids.ts';
import { rollUpDay } from '@homeport/crawler/store/roll-up-day.ts';
import { saveContacts } from '@homeport/crawler/store/save-contacts.ts';
import type { FailureCause } from '@homeport/crawler/outcome.ts';
import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asKnownNow, contact, findInstance, name, shuffled, takeBucket } from './contacts.ts';
import { openFresh } from './database.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const start = new Date('2026-03-10T00:00:00Z');
const after = (ms: number) => new Date(start.getTime() + ms);
const DAYS = ['2026-03-10', '2026-03-11'];
const cap = { perRegistrable: 1000, allowed: [] };
const FAILURES: (FailureCause | null)[] = [
  null,
  null,
  'connect_refused',
  'connect_refused',
  'tls_expired',
  'dns_timeout',
  'monitor_suspect',
];

interface Look {
  stepMs: number;
  failure: FailureCause | null;
}

/** Of the two days after the first answer, so that every look is in the sums. */
const looks = fc.array(
  fc.record({
    stepMs: fc.constantFrom(MINUTE, MINUTE + 250, 3 * MINUTE, 7 * MINUTE, HOUR, 3 * HOUR),
    failure: fc.constantFrom(...FAILURES),
  }),
  { minLength: 4, maxLength: 14 },
);

const look = (stepMs: number, failure: FailureCause | null): Look => ({ stepMs, failure });
/** The last answer is not confirmed yet, and ends a row of failures that shows with those before what comes and goes. */
const backAtLast: [Look[], number[], 1] = [
  [
    look(15 * MINUTE, 'connect_refused'),
    look(HOUR, 'tls_expired'),
    ...[3 * HOUR, MINUTE, 3 * MINUTE, 7 * MINUTE].map((step) => look(step, 'connect_refused')),
    look(MINUTE, 'tls_expired'),
    look(MINUTE, 'connect_refused'),
    look(7 * MINUTE, null),
  ],
  Array.from({ length: 32 }, (_, index) => 100 - 3 * index),
  1,
];

describe('integration/late-visits: visits that are saved late, twice, or in another order', () => {
  let db: DataSource;
  let names: NameIds;
  let hosts = 0;

  beforeAll(async () => {
    db = await openFresh();
    names = new NameIds(db, cap);
    await keepPartitions(db, start);
  });
  afterAll(() => db.destroy());

  /** A new instance that has answered once, and what it would live through then, judged one after the other. */
  async function lived(story: readonly Look[]): Promise<{ id: number; contacts: Assessed[] }> {
    const domain = `h${(hosts += 1)}.example`;
    const found = { network: 'fediverse', domains: [name(domain)], by: 'seed', from: null } as const;
    await addDiscovered(db, { ...found, at: start }, cap);
    let instance = await findInstance(db, domain);
    let at = start.getTime();
    const contacts = [{ stepMs: 0, failure: null }, ...story].map(({ stepMs, failure }) => {
      at += stepMs;
      const visits = contact(['liveness'], new Date(at), failure ? { failure } : {});
      const assessed = assess(instance, { visits, robots: null }, () => 0.5);
      instance = { ...instance, health: assessed.health, due: { ...assessed.due, liveness: after(at) } };
      return assessed;
    });
    return { id: instance.id, contacts };
  }

  async function save(batch: readonly Assessed[]): Promise<void> {
    const contacts = [];
    for (const looked of batch) {
      const assessed = await asKnownNow(db, looked);
      const epoch = await takeBucket(db, assessed.instance.bucket);
      contacts.push({ assessed, fence: { bucket: assessed.instance.bucket, epoch } });
    }
    const last = new Map(contacts.map(({ fence }) => [fence.bucket, fence.epoch]));
    await saveContacts(
      db,
      names,
      'home',
      contacts.map(({ assessed, fence: { bucket } }) => ({
        assessed,
        fence: { bucket, epoch: last.get(bucket) ?? 0 },
      })),
    );
  }

  async function told(id: number): Promise<unknown> {
    await db.query(`delete from uptime_day where instance_id = $1`, [id]);
    for (const day of DAYS) await rollUpDay(db, day);
    const read = (sql: string): Promise<Record<string, unknown>[]> => db.query(sql, [id]);
    return {
      spans: await read(
        `select from_at, to_at, verdict, cause from status_span where instance_id = $1 order by from_at`,
      ),
      days: await read(
        `select day::text, up_seconds, degraded_seconds, down_seconds, unknown_seconds from uptime_day
          where instance_id = $1 order by day`,
      ),
      incidents: await read(
        `select kind, cause, from_at, to_at, outages from incident where instance_id = $1 order by from_at`,
      ),
      health: await read(
        `select state, verdict, cause, verdict_since, failing_since, failures, first_up_at, last_up_at,
                last_visit_at from instance where id = $1`,
      ),
    };
  }

  it(
    'leave the same spans, health, incidents and sums, whatever the order',
    { timeout: 120_000 },
    async () => {
      const order = fc.array(fc.nat(), { minLength: 32, maxLength: 32 });
      await fc.assert(
        fc.asyncProperty(looks, order, fc.constantFrom(1, 3), async (story, dice, batch) => {
          const inTime = await lived(story);
          for (const one of inTime.contacts) await save([one]);
          const mixed = await lived(story);
          const [first, ...rest] = mixed.contacts;
          const saves = shuffled(rest, dice);
          const inOrder = (dice[31] ?? 0) % 2 === 0 ? [first!, ...saves] : [...saves, first!];
          for (let from = 0; from < inOrder.length; from += batch) {
            await save(inOrder.slice(from, from + batch));
          }

          expect(await told(mixed.id)).toEqual(await told(inTime.id));
        }),
        { numRuns: 25, examples: [backAtLast], endOnFailure: true },
      );
    },
  );

  it('change no fact that is newer than they are', async () => {
    const { id, contacts } = await lived([
      { stepMs: HOUR, failure: 'connect_refused' },
      { stepMs: HOUR, failure: null },
    ]);
    const [first, late, newest] = contacts;
    await save([first!]);
    await save([newest!]);
    const [before] = await db.query<Record<string, unknown>[]>('select * from instance where id = $1', [id]);
    await save([late!]);

    const [is] = await db.query<Record<string, unknown>[]>('select * from instance where id = $1', [id]);
    // The one before the last is now known to have been a failure.
    expect(is).toEqual({ ...before, answers: 1 });
  });
});
