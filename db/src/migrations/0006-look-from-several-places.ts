import type { MigrationInterface, QueryRunner } from 'typeorm';
import { CAUSE_NAMES, STATES, VERDICTS } from '../vocabulary.ts';
import { oneOf } from './one-of.ts';

export class LookFromSeveralPlaces0006 implements MigrationInterface {
  readonly name = 'LookFromSeveralPlaces0000000000006';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [VANTAGES, VIEWS, DAYS, BELIEVED, AGREED, BETWEEN]) await runner.query(statement);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}

const VANTAGES = `
create table vantage (
  -- Never forgotten: which of the spans count together is told by whom there ever was.
  name            text primary key,
  -- The first that joined asks for everything; the others look for signs of life only.
  joined_at       timestamptz not null,
  seen_at         timestamptz not null
);
insert into vantage
select vantage, min(from_at), max(coalesce(to_at, from_at)) from status_span group by vantage;
alter table bucket
  -- One worker at a time asks the hosts of a bucket, whichever vantage it looks from: they see one budget.
  add column vantage    text,
  add column held_until timestamptz;
alter table visit drop constraint visit_pkey, add primary key (instance_id, kind, vantage, slot);
`;

const VIEWS = `
-- What each vantage believes of an instance, as soon as there are several; the instance itself holds what they agree on.
create table vantage_view (
  instance_id     integer not null references instance (id),
  vantage         text not null references vantage (name),
  state           text not null check (state in ${oneOf(STATES)}),
  verdict         text check (verdict in ${oneOf(VERDICTS)}),
  cause           text check (cause in ${oneOf(CAUSE_NAMES)}),
  verdict_since   timestamptz,
  failing_since   timestamptz,
  failures        smallint not null default 0 check (failures >= 0),
  answers         smallint not null default 0 check (answers >= 0),
  first_up_at     timestamptz,
  last_up_at      timestamptz,
  last_visit_at   timestamptz,
  liveness_due_at timestamptz,
  primary key (instance_id, vantage)
);
-- Of those that look for signs of life only: the first one's due times are the instance's own.
create index vantage_view_due on vantage_view (vantage, liveness_due_at) where liveness_due_at is not null;
`;

const DAYS = `
-- One row a day, of what the vantages agree on: what each of them saw stays in its spans.
delete from uptime_day d using uptime_day o
 where o.instance_id = d.instance_id and o.day = d.day and o.vantage <> d.vantage
   and (o.up_seconds + o.degraded_seconds + o.down_seconds, o.vantage)
       > (d.up_seconds + d.degraded_seconds + d.down_seconds, d.vantage);
alter table uptime_day drop column vantage, add primary key (instance_id, day);
-- Days are written one after the other: a month of the whole directory lies together.
create index uptime_day_by_day on uptime_day using brin (day) with (autosummarize = on);

create table rolled_day (
  day             date primary key,
  -- What was learned of our own gaps after this is not in the day's sums yet.
  rolled_at       timestamptz not null
);
insert into rolled_day select distinct day, (day + 1)::timestamp at time zone 'UTC' from uptime_day;
-- A day's spans are those still open and those that ended in it or later.
create index status_span_ended on status_span (to_at);
`;

// The one truth about time: the crawler's sums and the API's answers are made of these functions alone. Instants
// are cut to whole seconds before they are subtracted, so that any window is exactly the sum of its parts.

const BELIEVED = `
-- What each vantage measured between two moments and may be believed, without what it could not measure: its
-- own gaps, and what came after the last visit's verdict had run out. What is missing is unknown. A domain that
-- changed hands begins anew. All instances where ids is null.
create function believed_spans(since timestamptz, until timestamptz, ids integer[] default null)
  returns table (instance_id integer, vantage text, verdict text, cause text, from_at timestamptz, to_at timestamptz)
  language sql stable parallel safe
  as $$
    with gap as (
      select g.vantage, f.family,
             range_agg(tstzrange(date_trunc('second', g.from_at),
                                 date_trunc('second', coalesce(g.to_at, 'infinity')))) as ranges
        from monitor_gap g
        -- Of an instance without an address nobody knows over which family it would have been asked.
        join (values (0), (4), (6)) f (family) on g.scope = 'all' or g.scope = 'ipv' || f.family
       where g.from_at < until and (g.to_at is null or g.to_at > since)
       group by g.vantage, f.family
    ), clipped as (
      select s.instance_id, s.vantage, s.verdict, s.cause, coalesce(family(i.address), 0) as family,
             date_trunc('second', greatest(s.from_at, since, i.discovered_at, i.life_began_at)) as from_at,
             date_trunc('second', least(coalesce(s.to_at,
               believed_until(coalesce(w.state, i.state), coalesce(w.last_visit_at, i.last_visit_at)),
               s.from_at), until)) as to_at
        from status_span s
        join instance i on i.id = s.instance_id
        left join vantage_view w on w.instance_id = s.instance_id and w.vantage = s.vantage and s.to_at is null
       where s.from_at < until and (s.to_at is null or s.to_at > since) and s.verdict <> 'unknown'
         and (ids is null or s.instance_id = any (ids))
    )
    select c.instance_id, c.vantage, c.verdict, c.cause, lower(p.measured), upper(p.measured)
      from clipped c
      left join gap g on g.vantage = c.vantage and g.family = c.family
     cross join lateral unnest(tstzmultirange(tstzrange(c.from_at, greatest(c.from_at, c.to_at)))
                               - coalesce(g.ranges, '{}'::tstzmultirange)) as p (measured)
  $$;
`;

const AGREED = `
-- What the vantages agree on: at each moment those that measured vote, down needs a majority of them, and what
-- is not down is as good as the best of them saw it. One vantage agrees with itself. The order is the one of
-- health/quorum.ts in the crawler.
create function agreed_spans(since timestamptz, until timestamptz, ids integer[] default null)
  returns table (instance_id integer, verdict text, cause text, from_at timestamptz, to_at timestamptz)
  language sql stable parallel safe
  as $$
    with believed as materialized (
      select * from believed_spans(since, until, ids)
    ), shared as (
      -- Where there was never a second vantage, nothing is compared at all.
      select b.instance_id from believed b
       where (select count(*) from vantage) > 1
       group by b.instance_id having min(b.vantage) <> max(b.vantage)
    ), moment as (
      select b.instance_id, b.from_at as at from believed b join shared using (instance_id)
       union
      select b.instance_id, b.to_at from believed b join shared using (instance_id)
    ), slice as (
      select m.instance_id, m.at as from_at, lead(m.at) over (partition by m.instance_id order by m.at) as to_at
        from moment m
    ), vote as (
      select s.instance_id, s.from_at, s.to_at,
             case when 2 * count(*) filter (where b.verdict = 'down') > count(*) then 'down'
                  when bool_or(b.verdict = 'up') then 'up' else 'degraded' end as verdict,
             jsonb_object_agg(b.verdict, b.cause order by v.joined_at desc nulls first, b.vantage desc) as causes
        from slice s
        join believed b on b.instance_id = s.instance_id and b.from_at <= s.from_at and b.to_at >= s.to_at
        left join vantage v on v.name = b.vantage
       group by s.instance_id, s.from_at, s.to_at
    )
    select b.instance_id, b.verdict, b.cause, b.from_at, b.to_at
      from believed b
     where not exists (select from shared where shared.instance_id = b.instance_id)
     union all
    select v.instance_id, v.verdict, v.causes ->> v.verdict, v.from_at, v.to_at from vote v
  $$;
`;

// From here on a window is summed from the spans. Written out wherever it is needed: a function whose argument is a
// query of its own is planned by itself at each call, which takes longer than the call.
const LIVE = `greatest(since, date_trunc('day', until, 'UTC') - interval '1 day')`;

const COUNTED_SLOT = `
             -- A slot can lie before the visit that serves it, by as much as we were late.
             v.slot >= ${LIVE} - interval '7 days' and v.slot < until
             -- The others come with these in one contact and tell nothing more of its health.
         and v.kind in ('liveness', 'details', 'check')`;

const BETWEEN = `
-- Seconds and visits of a window that begins at midnight (UTC) or after the last but one: whole days from their
-- sums, yesterday and today from the spans, since yesterday may still be corrected. length_seconds is the part
-- of the window in which the instance was known.
create function uptime_between(since timestamptz, until timestamptz, ids integer[] default null)
  returns table (instance_id integer, up_seconds bigint, degraded_seconds bigint, down_seconds bigint,
                 length_seconds bigint, visits bigint)
  language sql stable parallel safe
  as $$
    with part as (
      select d.instance_id, sum(d.up_seconds) as up, sum(d.degraded_seconds) as degraded,
             sum(d.down_seconds) as down, sum(d.visits) as visits
        from uptime_day d
        join instance i on i.id = d.instance_id
       where d.day >= (since at time zone 'UTC')::date
         and d.day < (${LIVE} at time zone 'UTC')::date
         and (ids is null or d.instance_id = any (ids))
         -- The days of an earlier life are not this one's.
         and (i.life_began_at is null or d.day >= (i.life_began_at at time zone 'UTC')::date)
       group by d.instance_id
       union all
      select a.instance_id, sum(t.seconds) filter (where a.verdict = 'up'),
             sum(t.seconds) filter (where a.verdict = 'degraded'),
             sum(t.seconds) filter (where a.verdict = 'down'), 0
        from agreed_spans(${LIVE}, until, ids) a
       cross join lateral (select extract(epoch from a.to_at - a.from_at)::bigint) t (seconds)
       group by a.instance_id
       union all
      select v.instance_id, 0, 0, 0, count(*)
        from visit v
        join instance i on i.id = v.instance_id and v.at >= coalesce(i.life_began_at, v.at)
       where ids is null and v.at >= ${LIVE} and v.at < until and ${COUNTED_SLOT}
       group by v.instance_id
       union all
      select v.instance_id, 0, 0, 0, count(*)
        from visit v
        join instance i on i.id = v.instance_id and v.at >= coalesce(i.life_began_at, v.at)
       -- Of a few instances: the index by time, which would read everybody's visits of two days, is of no use.
       where v.instance_id = any (ids) and v.at + interval '0' >= ${LIVE}
         and v.at + interval '0' < until and ${COUNTED_SLOT}
       group by v.instance_id
    )
    select i.id, coalesce(sum(p.up), 0)::bigint, coalesce(sum(p.degraded), 0)::bigint,
           coalesce(sum(p.down), 0)::bigint,
           greatest(0, extract(epoch from date_trunc('second', until)
             - date_trunc('second', greatest(since, i.discovered_at, i.life_began_at))))::bigint,
           coalesce(sum(p.visits), 0)::bigint
      from instance i
      left join part p on p.instance_id = i.id
     where ids is null or i.id = any (ids)
     group by i.id
  $$;
`;
