import { Inject, Injectable } from '@nestjs/common';
import type { StatusAnswer } from '../contract/overview.ts';
import { DATABASE, type Database } from '../database.ts';
import { iso } from '../instances/row.ts';

type CrawlerRow = Omit<StatusAnswer['crawlers'][number], 'started_at' | 'seen_at'> & {
  started_at: Date;
  seen_at: Date;
};
type Counters = Omit<StatusAnswer['counters'], 'visits_per_second'>;

@Injectable()
export class StatusQueries {
  constructor(@Inject(DATABASE) private readonly db: Database) {}

  async get(version: string): Promise<StatusAnswer> {
    const [installation, crawlers, counters] = await Promise.all([
      this.installation(),
      this.crawlers(),
      this.counters(),
    ]);
    const running = crawlers.filter((crawler) => crawler.is_running);
    const perSecond = running.reduce((sum, crawler) => sum + crawler.visits_per_second, 0);
    return {
      version,
      is_demo: installation.is_demo,
      database_time: iso(installation.now),
      crawlers: crawlers.map((row) => ({
        ...row,
        started_at: iso(row.started_at),
        seen_at: iso(row.seen_at),
      })),
      counters: { ...counters, visits_per_second: perSecond },
    };
  }

  /** Reachable, and brought up to the schema that we read. Throws otherwise. */
  async check(): Promise<void> {
    await this.installation();
  }

  private async installation(): Promise<{ is_demo: boolean; now: Date }> {
    const rows: { is_demo: boolean; now: Date }[] = await this.db.query(
      'select is_demo, now() as now from installation',
    );
    const row = rows[0];
    if (!row) throw new Error('The table installation is empty: the migrations have not run to their end.');
    return row;
  }

  private crawlers(): Promise<CrawlerRow[]> {
    return this.db.query(
      `select vantage, user_agent, started_at, seen_at, seen_at > now() - interval '2 minutes' as is_running,
              visits::float8 as visits, visits_per_second::float8 as visits_per_second,
              requests_per_second_max::float8 as requests_per_second_max
         from crawler_process
        order by seen_at desc
        limit 100`,
    );
  }

  private async counters(): Promise<Counters> {
    const rows: Counters[] = await this.db.query(
      `select count(*)::integer as known, count(i.last_visit_at)::integer as visited,
              count(*) filter (where i.verdict in ('up', 'degraded'))::integer as up,
              count(*) filter (where i.verdict = 'down' and i.state <> 'dead')::integer as down,
              count(*) filter (where i.verdict = 'unknown' and i.state <> 'withheld')::integer as unknown,
              count(*) filter (where i.state = 'withheld')::integer as withheld,
              count(*) filter (where i.state = 'dead')::integer as dead,
              count(*) filter (where i.due_at <= now() and i.held_since is null)::integer as due
         from instance i
        where i.state <> 'suppressed'`,
    );
    const row = rows[0];
    if (!row) throw new Error('An aggregate always gives one row.');
    return row;
  }
}
