import { PgBoss } from 'pg-boss';
import { BUCKETS } from '../schedule/bucket.ts';

// A worker that dies is noticed after this many seconds without a heartbeat (pg-boss's floor is 10).
const HEARTBEAT_SECONDS = 15;

export interface BucketJob {
  id: string;
  bucket: number;
  /** How often the bucket was lost before: with the id, it says which of its holders we are. */
  retryCount: number;
}

/** The distribution of buckets over crawlers: each bucket is queued or held at most once. */
export class BucketJobs {
  private constructor(
    private readonly boss: PgBoss,
    private readonly queue: string,
  ) {}

  /** Each vantage has a queue of its own: its looks are not another's. */
  static async open(
    databaseUrl: string,
    onError: (error: Error) => void,
    vantage?: string,
  ): Promise<BucketJobs> {
    const queue = vantage === undefined ? 'bucket' : `bucket-${vantage}`;
    const boss = new PgBoss({
      connectionString: databaseUrl,
      application_name: 'homeport crawler jobs',
      max: 4,
      schedule: false,
      superviseIntervalSeconds: 5,
      monitorIntervalSeconds: 5,
    });
    boss.on('error', onError);
    await boss.start();
    await boss.createQueue(queue, {
      policy: 'exclusive',
      heartbeatSeconds: HEARTBEAT_SECONDS,
      expireInSeconds: 6 * 3600,
      // A lost bucket is taken up again for ever: it is a slice of the network, not a task that can fail.
      retryLimit: 1_000_000,
      retryDelay: 0,
      deleteAfterSeconds: 60,
    });
    return new BucketJobs(boss, queue);
  }

  /** Queues the buckets that are neither queued nor held. */
  async offer(buckets: readonly number[]): Promise<void> {
    if (buckets.length === 0) return;
    // In one statement: one for each would be hundreds a second, as long as all have work. In one order, so that two
    // crawlers that offer the same wait for each other instead of deadlocking.
    const jobs = [...buckets]
      .sort((one, other) => one - other)
      .map((bucket) => ({ data: { bucket }, singletonKey: String(bucket) }));
    await this.boss.insert(this.queue, jobs);
  }

  async take(most: number): Promise<BucketJob[]> {
    if (most < 1) return [];
    const jobs = await this.boss.fetch<{ bucket: number }>(this.queue, {
      batchSize: Math.min(most, BUCKETS),
    });
    return jobs.map(({ id, data, retryCount }) => ({ id, bucket: data.bucket, retryCount }));
  }

  /** Says that we are alive, and returns the jobs that others have been given because they had missed us. */
  async keep(jobs: readonly BucketJob[]): Promise<BucketJob[]> {
    if (jobs.length === 0) return [];
    const kept = settledIn(await this.boss.touch(this.queue, jobs.map(attemptOf)));
    return jobs.filter(({ id }) => !kept.has(id));
  }

  /** Does nothing where a job is another's by now: it would end their work, and a third would begin. */
  async giveBack(jobs: readonly BucketJob[]): Promise<void> {
    await this.boss.complete(this.queue, jobs.map(attemptOf));
  }

  async close(): Promise<void> {
    await this.boss.stop({ graceful: false, close: true });
  }
}

/** The queue knows holders apart by how often a job was retried: https://pgboss.io/api/jobs */
function attemptOf({ id, retryCount }: BucketJob): { id: string; retryCount: number } {
  return { id, retryCount };
}

/** The ids that a command has touched; its type leaves them out. */
function settledIn(answer: object): ReadonlySet<unknown> {
  if ('settled' in answer && Array.isArray(answer.settled)) return new Set<unknown>(answer.settled);
  throw new Error('The job queue does not say which jobs it has kept.');
}
