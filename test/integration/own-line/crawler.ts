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
  trickleMs: 20,
  restMs: 100,
};
const TICK_MS = 50;
const CRAWL_MS_MAX = 40_000;

export interface CrawlerParts {
  db: DataSource;
  fetcher: ReturnType<typeof createFetcher>;
  ask: ReturnType<typeof createCanaryRound>;
  random: () => number;
  clock?: Clock;
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
    const serve = (bucket: number): void => {
      if (held.has(bucket)) return;
      const serving = serveBucket(tools, bucket, stopping.signal);
      held.set(
        bucket,
        serving.finally(() => held.delete(bucket)),
      );
    };
    const ticking = tickUntil(stopping.signal, watch);
    try {
      for (;;) {
        if (performance.now() > until) throw new Error('The crawl came to no end.');
        const due = await vantage.listDueBuckets();
        if (enough ? await enough() : due.length === 0) return;
        watch.trickle.pick(due).forEach(serve);
        await sleep(TICK_MS);
      }
    } finally {
      stopping.abort();
      await Promise.all([ticking, ...held.values()]);
    }
  };
}

function build({ db, fetcher, ask, random, clock = systemClock, crawler }: CrawlerParts) {
  const names = new NameIds(db, { perRegistrable: 100, allowed: [] });
  const vantage = new Vantage(db, 'home', clock);
  const watch = new SelfWatch({
    ask,
    record: gapRecord(db, { vantage: 'home', crawler }),
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
    saver: new Saver(async (batch) => {
      await vantage.save(names, batch);
    }),
    random,
    worker: crawler,
    vantage,
    watch,
    faults: new Map<number, number>(),
  };
  return { watch, vantage, tools };
}

async function tickUntil(signal: AbortSignal, watch: SelfWatch): Promise<void> {
  while (!signal.aborted) await Promise.all([watch.tick(), sleep(TICK_MS)]);
}
