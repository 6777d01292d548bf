import { GAP_REASONS } from '@homeport/db';
import { Inject, Injectable } from '@nestjs/common';
import type { Gap, StatusAnswer, Vantage } from '../contract/status.ts';
import { DATABASE, type Database } from '../database.ts';
import { SNAPSHOTS, type SnapshotQueries } from '../http/snapshot.queries.ts';
import { iso } from '../instances/row.ts';

type CrawlerRow = Omit<StatusAnswer['crawlers'][number], 'started_at' | 'seen_at'> & {
  started_at: Date;
  seen_at: Date;
};
type GapRow = Omit<Gap, 'sentence' | 'from' | 'to' | 'noticed_at'> & {
  from_at: Date;
  to_at: Date | null;
  noticed_at: Date;
};
type VantageRow = Omit<Vantage, 'joined_at' | 'seen_at'> & { joined_at: Date; seen_at: Date };
type Counters = Omit<StatusAnswer['counters'], 'visits_per_second'>;

const GAPS_MAX = 50;

/** For how long the answer to one may be given to others, in milliseconds. */
export const STATUS_HOLDS_MS = 2000;

@Injectable()
export class StatusQueries {
  private latest: { answer: Promise<StatusAnswer>; at: number } | undefined;

  constructor(
    @Inject(DATABASE) private readonly db: Database,
    @Inject(SNAPSHOTS) private readonly snapshots: SnapshotQueries,
  ) {}

  /** The counters look at every instance: however many ask at once, the record is asked one time. */
  get(version: string): Promise<StatusAnswer> {
    if (!this.snapshots.isPatient) return this.read(version);
    const now = performance.now();
    if (this.latest && now - this.latest.at < STATUS_HOLDS_MS) return this.latest.answer;
    const answer = this.read(version);
    const latest = { answer, at: now };
    this.latest = latest;
    answer.catch(() => {
      if (this.latest === latest) this.latest = undefined;
    });
    return answer;
  }

  private async read(version: string): Promise<StatusAnswer> {
    const [installation, gaps, vantages, crawlers, counters] = await Promise.all([
      this.installation(),
      this.gaps(),
      this.vantages(),
      this.crawlers(),
      this.counters(),
    ]);
    const running = crawlers.filter((crawler) => crawler.is_running);
    const perSecond = running.reduce((sum, crawler) => sum + crawler.visits_per_second, 0);
    return {
      version,
      is_demo: installation.is_demo,
      database_time: iso(installation.now),
      gaps: {
        open: gaps.filter(({ to }) => to === null),
        past: gaps.filter(({ to }) => to !== null),
      },
      vantages: vantages.map((row) => ({
        ...row,
        joined_at: iso(row.joined_at),
        seen_at: iso(row.seen_at),
      })),
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

  /** Open ones all, and of those that are over the latest. */
  private async gaps(): Promise<Gap[]> {
    const rows: GapRow[] = await this.db.query(
      `select vantage, scope, reason, from_at, to_at, noticed_at,
              extract(epoch from greatest(coalesce(to_at, now()), from_at) - from_at)::integer as seconds
         from monitor_gap
        where to_at is null
           or id in (select id from monitor_gap
                      where to_at > now() - interval '30 days' order by from_at desc, id desc limit ${GAPS_MAX})
        order by from_at desc, id desc`,
    );
    return rows.map(({ vantage, scope, reason, from_at, to_at, noticed_at, seconds }) => ({
      vantage,
      scope,
      reason,
      sentence: GAP_REASONS[reason],
      from: iso(from_at),
      to: to_at && iso(to_at),
      noticed_at: iso(noticed_at),
      seconds,
    }));
  }

  private vantages(): Promise<VantageRow[]> {
    return this.db.query(
      `select v.name, v.joined_at, v.seen_at,
              exists (select from crawler_process p
                       where p.vantage = v.name and p.seen_at > now() - interval '2 minutes') as is_running,
              array(select g.scope from monitor_gap g
                     where g.vantage = v.name and g.to_at is null order by g.scope) as cannot_measure,
              coalesce(u.seconds, 0)::integer as unmeasured_seconds_30d
         from vantage v
        cross join lateral (
              select tstzrange(greatest(now() - interval '30 days', least(v.joined_at, now())), now()) as month) m
        cross join lateral (
              -- A gap may reach back into the one before it: no second counts twice.
              select sum(extract(epoch from upper(r.part) - lower(r.part))) as seconds
                from (select unnest(range_agg(tstzrange(g.from_at, greatest(g.from_at, coalesce(g.to_at, now()))) * m.month)) as part
                        from monitor_gap g
                       where g.vantage = v.name and g.scope = 'all'
                         and tstzrange(g.from_at, greatest(g.from_at, coalesce(g.to_at, now()))) && m.month) r) u
        order by v.joined_at, v.name
        limit 100`,
    );
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
