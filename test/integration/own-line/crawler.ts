import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock, type Clock } from '@homeport/crawler/clock.ts';
import type { createCanaryRound } from '@homeport/crawler/net/canary-round.ts';
import type { createFetcher } from '@homeport/crawler/net/got-fetcher.ts';
import { gapRecord } from '@homeport/crawler/run/gap-record.ts';
import { Saver } from '@homeport/crawler/run/saver.ts';
import { serveBucket, type Tools } from '@homeport/crawler/run/serve-bucket.ts';
import { Slots } from '@homeport/crawler/run/slots.ts';
import { Vantage } from '@homeport/crawler/run/vantage.ts';
import { NameIds } from '@homeport/crawler/store/name-ids.ts';
import { SelfWatch } from '@homeport/crawler/watch/self-watch.ts';
import { PACES } from '@homeport/crawler/watch/watch-options.ts';
import { pino } from 'pino';
import type { DataSource } from 'typeorm';

// As in life, but hurried: nobody here is disturbed by it, and every case would else take minutes.
const HURRIED = {
  ...PACES,
  roundEveryMs: 2_000,
  roundAgainMs: 200,
  lookAtRecordMs: 200,
  recordMs: 1_000,
  recordAwayMs: 1_500,
  trickleMs: 20,
  restMs: 100,
  // Longer than any case takes: whoever is asked twice was asked in vain.
  restUnsavedMs: 120_000,
};
const HURRIED_SAVES = { againMs: 50, againMaxMs: 100, giveUpMs: 300, random: Math.random };
const TICK_MS = 50;
const CRAWL_MS_MAX = 40_000;

export interface CrawlerParts {
  db: DataSource;
  fetcher: ReturnType<typeof createFetcher>;
  ask: ReturnType<typeof createCanaryRound>;
  random: () => number;
  clock?: Clock;
  /** The database's, where it is not its own: it sleeps and wakes with us. */
  databaseNow?: () => Date | null;
  crawler: string;
}

/** Makes everybody due and crawls until `enough` says so, or nobody is due any more; throws after 40 s. */
export type Crawl = (enough?: () => Promise<boolean>) => Promise<void>;

/** The crawler's own loop without its queue: ticks of the watch, and every bucket that the watch would offer. */
export function crawlerOf(parts: CrawlerParts): Crawl {
  const { db } = parts;
  const { watch, vantage, tools } = build(parts);
  return async (enough) => {
    await vantage.report();
    await db.query(`update instance set liveness_due_at = now(), details_due_at = null, peers_due_at = null,
                           policy_due_at = null`);
    const stopping = new AbortController();
    const until = performance.now() + CRAWL_MS_MAX;
    const held = new Map<number, Promise<void>>();
    const serveIn = async (bucket: number): Promise<void> => {
      const epoch = (await vantage.take([bucket], parts.crawler)).get(bucket);
      if (epoch !== undefined) await serveBucket(tools, { bucket, epoch }, stopping.signal);
    };
    const serve = (bucket: number): void => {
      if (held.has(bucket)) return;
      // As in the crawler: what can't be served now is due again.
      const serving = serveIn(bucket).catch(() => undefined);
      held.set(
        bucket,
        serving.finally(() => held.delete(bucket)),
      );
    };
    const ticking = tickUntil(stopping.signal, watch);
    try {
      for (;;) {
        if (performance.now() > until) throw new Error('The crawl came to no end.');
        const due = await vantage.listDueBuckets().catch(() => null);
        if (enough ? await enough() : due?.length === 0) return;
        watch.trickle.pick(due ?? []).forEach(serve);
        await sleep(TICK_MS);
      }
    } finally {
      stopping.abort();
      await Promise.all([ticking, ...held.values()]);
    }
  };
}

function build({ db, fetcher, ask, random, clock = systemClock, crawler, databaseNow }: CrawlerParts) {
  const record = gapRecord(db, { vantage: 'home', crawler });
  const names = new NameIds(db, { perRegistrable: 100, allowed: [] });
  const vantage = new Vantage(db, 'home', clock);
  const watch = new SelfWatch({
    ask,
    record: { ...record, nowMs: async () => databaseNow?.()?.getTime() ?? (await record.nowMs()) },
    clock,
    machine: clock,
    random,
    onChange: () => undefined,
    paces: HURRIED,
  });
  const tools: Tools = {
    db,
    fetcher,
    clock,
    logger: pino({ level: 'silent' }),
    slots: new Slots(100),
    saver: new Saver((batch) => vantage.save(names, batch), HURRIED_SAVES),
    random,
    vantage,
    watch,
    faults: new Map<number, number>(),
  };
  return { watch, vantage, tools };
}

async function tickUntil(signal: AbortSignal, watch: SelfWatch): Promise<void> {
  // A tick throws where the record is away; the next one tries again.
  while (!signal.aborted) await Promise.allSettled([watch.tick(), sleep(TICK_MS)]);
}
