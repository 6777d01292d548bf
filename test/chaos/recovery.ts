import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';

/** How long one thing took to go on after a blow. */
export interface Sample {
  after: string;
  seconds: number;
}

const LOOK_MS = 250;
// Beyond this it counts as never: the bound is far below.
const GIVE_UP_MS = 90_000;

interface Held {
  id: number;
  epoch: number;
}

/** What the record tells of how the house recovers. Questions that meet an outage are asked again. */
export class Recovery {
  readonly samples: Sample[] = [];
  private readonly under = new Set<Promise<void>>();
  private readonly db: DataSource;

  constructor(db: DataSource) {
    this.db = db;
  }

  /** Resolves when so many crawlers have saved something: a blow to the idle shows nothing. */
  async untilAtWork(crawlers: number): Promise<void> {
    for (let waitedMs = 0; waitedMs < GIVE_UP_MS; waitedMs += LOOK_MS) {
      const rows = await this.ask<{ n: number }>(
        `select count(*)::int as n from crawler_process where visits > 0`,
        [],
      );
      if ((rows[0]?.n ?? 0) >= crawlers) return;
      await sleep(LOOK_MS);
    }
    throw new Error('The crawlers do not begin to work.');
  }

  /** Resolves when a crawler has said again that it is there. */
  async untilHeard(publicUrl: string): Promise<void> {
    const [{ at } = { at: new Date() }] = await this.ask<{ at: Date }>(`select now() as at`, []);
    for (let waitedMs = 0; waitedMs < GIVE_UP_MS; waitedMs += LOOK_MS) {
      const heard = await this.ask<unknown>(
        `select 1 from crawler_process where user_agent like '%' || $1 || '/%' and seen_at > $2`,
        [publicUrl, at],
      );
      if (heard.length > 0) return;
      await sleep(LOOK_MS);
    }
    throw new Error('A crawler that stood still does not wake up.');
  }

  /** The buckets that a crawler serves at this moment. */
  async heldBy(publicUrl: string): Promise<Held[]> {
    return this.ask(
      `select b.id, b.epoch
         from bucket b join crawler_process c on c.id::text = b.worker
         join pgboss.job j on j.state = 'active' and j.name like 'bucket%' and (j.data->>'bucket')::int = b.id
        -- Not what its predecessor held, who was killed a moment ago: that is another blow's.
        where c.id = (select id from crawler_process where user_agent like '%' || $1 || '/%'
                       order by started_at desc limit 1)`,
      [publicUrl],
    );
  }

  /**
   * Notes how long each of the buckets waits until somebody takes it anew; \`fromMs\` is monotonic. One in which nothing
   * is due waits for nobody: its time begins when there is something to do in it again. Resolves when all are taken.
   */
  watchBuckets(after: string, held: readonly Held[], fromMs: number): Promise<void> {
    return this.keep(async () => {
      let left = held.map((one) => ({ ...one, sinceMs: fromMs }));
      const untilMs = fromMs + GIVE_UP_MS;
      while (left.length > 0) {
        await sleep(LOOK_MS);
        const found = await this.bucketsNow(left.map(({ id }) => id));
        const nowMs = performance.now();
        for (const one of left) if (found.get(one.id)?.isIdle) one.sinceMs = nowMs;
        const done = left.filter(({ id, epoch }) => nowMs > untilMs || (found.get(id)?.epoch ?? 0) > epoch);
        for (const { sinceMs } of done) this.samples.push({ after, seconds: (nowMs - sinceMs) / 1000 });
        left = left.filter((one) => !done.includes(one));
      }
    });
  }

  /** Notes how long it takes until each of the crawlers has saved something again. */
  async watchSaves(after: string, publicUrls: readonly string[], fromMs: number): Promise<void> {
    const before = await this.visitsOf(publicUrls);
    void this.keep(async () => {
      let left = [...before];
      while (left.length > 0) {
        await sleep(LOOK_MS);
        const now = new Map((await this.visitsOf(publicUrls)).map((one) => [one.id, one.visits]));
        const seconds = (performance.now() - fromMs) / 1000;
        const isOver = performance.now() - fromMs > GIVE_UP_MS;
        // Who was killed meanwhile has another blow to recover from.
        const gone = left.filter(({ id }) => !now.has(id));
        const done = left.filter(({ id, visits }) => isOver || (now.get(id) ?? 0) > visits);
        for (const _ of done) this.samples.push({ after, seconds });
        left = left.filter((one) => !done.includes(one) && !gone.includes(one));
      }
    });
  }

  async settled(): Promise<void> {
    while (this.under.size > 0) await Promise.all(this.under);
  }

  /** The epoch of each bucket, and whether it is neither held nor queued. */
  private async bucketsNow(ids: readonly number[]): Promise<Map<number, { epoch: number; isIdle: boolean }>> {
    const rows = await this.ask<{ id: number; epoch: number; is_idle: boolean }>(
      `select b.id, b.epoch,
              not exists (select from pgboss.job j
                           where j.name like 'bucket%' and (j.data->>'bucket')::int = b.id
                             and j.state in ('created', 'retry', 'active')) as is_idle
         from bucket b where b.id = any ($1)`,
      [ids],
    );
    return new Map(rows.map(({ id, epoch, is_idle: isIdle }) => [id, { epoch, isIdle }]));
  }

  private visitsOf(publicUrls: readonly string[]): Promise<{ id: string; visits: number }[]> {
    return this.ask(
      `select id, visits::int from crawler_process
        where substring(user_agent from '\\(\\+(.*)/bot') = any ($1) and seen_at > now() - interval '12 seconds'`,
      [publicUrls],
    );
  }

  private keep(work: () => Promise<void>): Promise<void> {
    const doing = work().finally(() => this.under.delete(doing));
    this.under.add(doing);
    return doing;
  }

  /** Asks again where the answer was lost: a restart cuts our own connections too. */
  async ask<Row>(sql: string, parameters: unknown[]): Promise<Row[]> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.db.query<Row[]>(sql, parameters);
      } catch (error) {
        if (tries === 400) throw error;
        await sleep(LOOK_MS);
      }
    }
  }
}
