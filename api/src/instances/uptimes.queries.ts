import { Inject, Injectable } from '@nestjs/common';
import { DATABASE, type Database } from '../database.ts';
import { uptimeOf } from './uptime-sql.ts';

export interface Uptime {
  id: number;
  ratio: number | null;
  coverage: number | null;
}

// The moment changes once a minute; readers on their later pages look at an older one.
const MOMENTS_KEPT = 10;

/** Uptime over 30 days of many instances at once: what the directory shows and sorts by. */
@Injectable()
export class UptimesQueries {
  private readonly moments = new Map<number, Promise<readonly Uptime[]>>();

  constructor(@Inject(DATABASE) private readonly db: Database) {}

  of(ids: readonly number[], asOf: Date): Promise<Uptime[]> {
    return this.db.query(uptimeOf('$1', 30, '= any($2::integer[])'), [asOf, ids]);
  }

  /** Of all instances. It sums a month of everything, so those who ask in one minute share the answer. */
  ofAll(asOf: Date): Promise<readonly Uptime[]> {
    const moment = asOf.getTime();
    const kept = this.moments.get(moment);
    if (kept) return kept;
    const asked: Promise<readonly Uptime[]> = this.db.query(uptimeOf('$1', 30), [asOf]);
    this.moments.set(moment, asked);
    asked.catch(() => this.moments.delete(moment));
    const [oldest] = this.moments.keys();
    if (this.moments.size > MOMENTS_KEPT && oldest !== undefined) this.moments.delete(oldest);
    return asked;
  }
}
