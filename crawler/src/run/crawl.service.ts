import { randomUUID } from 'node:crypto';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { systemClock } from '../clock.ts';
import type { Config } from '../config.ts';
import { createCanaryRound } from '../net/canary-round.ts';
import type { Fetcher } from '../net/fetcher.ts';
import { groupIncidents } from '../store/group-incidents.ts';
import { judgeTips } from '../store/judge-tips.ts';
import { moveHomes } from '../store/move-homes.ts';
import { NameIds } from '../store/name-ids.ts';
import { reportProcess, retireProcess } from '../store/report-process.ts';
import { SelfWatch } from '../watch/self-watch.ts';
import type { BucketJob, BucketJobs } from './bucket-jobs.ts';
import { gapRecord } from './gap-record.ts';
import { keepHouse, sumProfiles } from './housekeeping.ts';
import { Homes } from './homes.ts';
import { canaryConfig } from './net-config.ts';
import { Saver } from './saver.ts';
import { serveBucket, type Tools } from './serve-bucket.ts';
import { Slots } from './slots.ts';
import { Vantage } from './vantage.ts';

export const CONFIG = Symbol('config');
export const DATABASE = Symbol('database');
export const FETCHER = Symbol('fetcher');
export const JOBS = Symbol('bucket jobs');
export const LOGGER = Symbol('logger');

// Whoever stops us waits no longer than this for what is under way.
const DRAIN_MS = 5_000;
const HOUSE_EVERY_MS = 30 * 60_000;

/** The crawler's heart: ticks that offer due buckets, take some, and serve them. Nothing is judged here. */
@Injectable()
export class CrawlService implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly id = randomUUID();
  private readonly startedAt = new Date();
  /** To be given back at the next tick, all in one. */
  private ended: BucketJob[] = [];
  private readonly held = new Map<BucketJob, { done: Promise<void>; ending: AbortController }>();
  private readonly stopping = new AbortController();
  private readonly tools: Tools;
  private readonly vantage: Vantage;
  private readonly watch: SelfWatch;
  private visits = 0;
  private alive = 1;
  /** Buckets that have work, as the last tick found them. */
  private due = 0;
  private reported = { visits: 0, at: performance.now() };
  private houseKeptAt = 0;
  /** The ticks that are at work. */
  private readonly busy = new Map<string, Promise<void>>();

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(DATABASE) private readonly db: DataSource,
    @Inject(JOBS) private readonly jobs: BucketJobs,
    @Inject(FETCHER) fetcher: Fetcher,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    const names = new NameIds(db, { perRegistrable: config.hostsPerDomainMax, allowed: config.knownHosters });
    this.watch = this.watchOurselves();
    this.vantage = new Vantage(db, config.vantage, config.clock);
    this.tools = {
      db,
      fetcher,
      clock: config.clock,
      logger,
      slots: new Slots(config.concurrency),
      random: Math.random,
      vantage: this.vantage,
      homes: new Homes(fetcher.names, (homes) => moveHomes(db, homes)),
      watch: this.watch,
      faults: new Map(),
      saver: new Saver(async (batch) => {
        const saved = await this.vantage.save(names, batch);
        const refused = batch.length - saved.length;
        if (refused > 0) logger.warn({ refused }, 'what others had taken over meanwhile was not saved');
        this.visits += saved.reduce((sum, { visits }) => sum + visits.length, 0);
      }),
    };
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.keepHouse();
    await this.report();
  }

  @Interval(1_000)
  offer(): Promise<void> {
    return this.once('offer', async () => {
      const due = await this.vantage.listDueBuckets();
      this.due = due.length;
      await this.jobs.offer(this.watch.trickle.pick(due));
    });
  }

  @Interval(250)
  take(): Promise<void> {
    return this.once('take', async () => {
      await this.giveBack();
      // An even share for each crawler that is alive of what there is to do, so that none of them is idle.
      const share = Math.ceil(this.due / this.alive);
      const jobs = await this.jobs.take(share - this.held.size);
      const epochs = await this.lease(jobs);
      for (const job of jobs) {
        const epoch = epochs.get(job.bucket);
        if (epoch === undefined) this.ended.push(job);
        else this.serve(job, epoch);
      }
    });
  }

  @Interval(5_000)
  keep(): Promise<void> {
    return this.once('keep', async () => {
      const jobs = [...this.held.keys()];
      for (const job of await this.jobs.keep(jobs)) this.lose(job);
      await this.vantage.keep([...this.held.keys()].map(({ bucket }) => bucket));
    });
  }

  @Interval(2_000)
  report(): Promise<void> {
    return this.once('report', async () => {
      const at = performance.now();
      const visitsPerSecond =
        ((this.visits - this.reported.visits) * 1000) / Math.max(1, at - this.reported.at);
      this.reported = { visits: this.visits, at };
      await this.vantage.report();
      const alive = await reportProcess(this.db, {
        id: this.id,
        vantage: this.config.vantage,
        userAgent: this.config.userAgent,
        startedAt: this.startedAt,
        visits: this.visits,
        visitsPerSecond,
        requestsPerSecondMax: this.config.requestsPerSecond,
      });
      if (alive > this.alive) this.tools.recalledMs = this.config.clock.monotonicMs();
      this.alive = alive;
    });
  }

  @Interval(1_000)
  lookAtOurselves(): Promise<void> {
    return this.once('watch', () => this.watch.tick());
  }

  @Interval(5_000)
  keepHouse(): Promise<void> {
    return this.once('house', async () => {
      const now = this.config.clock.now();
      // By the crawler's clock, not the timer's: a virtual clock may run thousands of times as fast.
      if (now.getTime() - this.houseKeptAt < HOUSE_EVERY_MS) return;
      await keepHouse(this.db, now);
      this.houseKeptAt = now.getTime();
    });
  }

  // Apart from the house: with ten million rules it takes minutes.
  @Interval(30_000)
  profile(): Promise<void> {
    return this.once('profile', () => sumProfiles(this.db, this.config.clock.now()));
  }

  @Interval(10_000)
  judge(): Promise<void> {
    return this.once('judge', () => judgeTips(this.db, this.config.clock.now()));
  }

  @Interval(30_000)
  group(): Promise<void> {
    return this.once('group', () => groupIncidents(this.db, this.config.clock.now()));
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    const done = this.letGoOfAll();
    let timer: NodeJS.Timeout | undefined;
    await Promise.race([done, new Promise((resolve) => (timer = setTimeout(resolve, DRAIN_MS)))]);
    clearTimeout(timer);
    await this.giveBack();
    await retireProcess(this.db, this.id);
  }

  private async letGoOfAll(): Promise<void> {
    // Buckets that are being taken at this very moment would else stay ours until we are missed.
    await this.busy.get('take');
    await Promise.all([...this.held.values()].map((held) => held.done));
  }

  private watchOurselves(): SelfWatch {
    const { config, db, logger } = this;
    return new SelfWatch({
      ask: config.canaries.length > 0 ? createCanaryRound(canaryConfig(config)) : null,
      record: gapRecord(db, { vantage: config.vantage, crawler: this.id }),
      clock: config.clock,
      machine: systemClock,
      random: Math.random,
      onChange: (change) => {
        logger.warn(change, change.isOpen ? 'we cannot measure' : 'we can measure again');
      },
    });
  }

  /** We were missed, and the bucket is another's by now: what is under way in it is given up at once. */
  private lose(job: BucketJob): void {
    this.logger.warn({ bucket: job.bucket }, 'bucket was taken over by another crawler');
    this.held.get(job)?.ending.abort();
    this.held.delete(job);
  }

  private async lease(jobs: readonly BucketJob[]): Promise<Map<number, number>> {
    try {
      return await this.vantage.take(
        jobs.map(({ bucket }) => bucket),
        this.id,
      );
    } catch (error) {
      this.ended.push(...jobs);
      throw error;
    }
  }

  private serve(job: BucketJob, epoch: number): void {
    const ending = new AbortController();
    const signal = AbortSignal.any([this.stopping.signal, ending.signal]);
    const done = serveBucket(this.tools, { bucket: job.bucket, epoch }, signal)
      .catch((error: unknown) => {
        this.logger.error({ bucket: job.bucket, err: error }, 'bucket could not be served');
      })
      .then(() => {
        if (this.held.delete(job)) this.ended.push(job);
      });
    this.held.set(job, { done, ending });
  }

  private async giveBack(): Promise<void> {
    const jobs = this.ended.splice(0);
    if (jobs.length === 0) return;
    const buckets = jobs.map(({ bucket }) => bucket);
    try {
      await this.vantage.letGo(buckets, this.id);
      await this.jobs.giveBack(jobs);
    } catch (error) {
      // The heartbeat has ended with us holding them: the queue hands them out again by itself.
      this.logger.warn({ buckets, err: error }, 'buckets could not be given back');
    }
  }

  /** A tick that is still at work is not started again; what goes wrong is logged and tried next time. */
  private once(name: string, work: () => Promise<void>): Promise<void> {
    if (this.busy.has(name) || this.stopping.signal.aborted) return Promise.resolve();
    const done = work()
      .catch((error: unknown) => {
        this.logger.error({ tick: name, err: error }, 'tick failed');
      })
      .finally(() => this.busy.delete(name));
    this.busy.set(name, done);
    return done;
  }
}
