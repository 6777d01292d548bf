import type { DataSource } from 'typeorm';

/**
 * Triggers that write down, in the transaction of each save, what was planned before and after, and which visits were
 * added: what is lost or counted twice shows in the difference. In the test's own database; the crawlers know nothing of it.
 */
export async function keepJournal(db: DataSource): Promise<void> {
  await db.query(JOURNAL);
}

const KINDS = ['liveness', 'details', 'peers', 'policy'] as const;

const JOURNAL = `
create table journal_step (
  n bigint generated always as identity primary key, tx xid8 not null, at timestamptz not null,
  instance_id integer not null,
  ${KINDS.map((kind) => `was_${kind} timestamptz, now_${kind} timestamptz`).join(', ')},
  was_visit timestamptz, now_visit timestamptz
);
create table journal_visit (
  n bigint generated always as identity primary key, tx xid8 not null, at timestamptz not null,
  instance_id integer not null, kind text not null, slot timestamptz not null, visit_at timestamptz not null
);
create index on journal_step (tx, instance_id);
create index on journal_visit (tx, instance_id);

create function note_step() returns trigger language plpgsql as $$
begin
  insert into journal_step (tx, at, instance_id, was_visit, now_visit,
                            ${KINDS.map((kind) => `was_${kind}, now_${kind}`).join(', ')})
  values (pg_current_xact_id(), clock_timestamp(), new.id, old.last_visit_at, new.last_visit_at,
          ${KINDS.map((kind) => `old.${kind}_due_at, new.${kind}_due_at`).join(', ')});
  return null;
end $$;
create trigger note_step
  after update of last_visit_at, ${KINDS.map((kind) => `${kind}_due_at`).join(', ')} on instance
  for each row execute function note_step();

create function note_visit() returns trigger language plpgsql as $$
begin
  insert into journal_visit (tx, at, instance_id, kind, slot, visit_at)
  values (pg_current_xact_id(), clock_timestamp(), new.instance_id, new.kind, new.slot, new.at);
  return null;
end $$;
create trigger note_visit after insert on visit for each row execute function note_visit();
`;

/** A slot that was planned, was passed over, and has no visit: `what` says how. */
export interface Found {
  what: string;
  count: number;
  examples: string[];
}

/** What a record must not show after any number of faults; empty where all is well. */
export async function findLost(
  db: DataSource,
  { nowAt, graceMs }: { nowAt: Date; graceMs: number },
): Promise<Found[]> {
  const since = new Date(nowAt.getTime() - graceMs);
  return found(db, [
    {
      what: 'a contact was noted without its visits',
      // What is put off, or taken back, moves no last visit forward.
      sql: `select i.domain || ' at ' || s.now_visit as example
              from journal_step s join instance i on i.id = s.instance_id
             where s.now_visit > coalesce(s.was_visit, '-infinity')
               and not exists (select from journal_visit v where v.tx = s.tx and v.instance_id = s.instance_id)`,
    },
    {
      what: 'a visit was taken away',
      sql: `select i.domain || ' ' || j.kind || ' ' || j.slot as example
              from journal_visit j join instance i on i.id = j.instance_id
             where not exists (select from visit v where v.instance_id = j.instance_id and v.kind = j.kind
                                  and v.slot = j.slot)`,
    },
    {
      what: 'nobody comes any more',
      sql: `select i.domain || ' due ' || coalesce(i.due_at::text, 'never') as example
              from instance i
             where i.state <> 'suppressed' and i.held_since is null
               and not exists (select from suppression o where o.domain = i.domain)
               and (i.due_at is null or i.due_at < $1)
               and not exists (select from fault f where f.instance_id = i.id and f.rests_until > $2)`,
      parameters: [since, nowAt],
    },
  ]);
}

export async function findDoubles(db: DataSource): Promise<Found[]> {
  return found(db, [
    {
      what: 'a slot was served that was not the planned one',
      sql: `select i.domain || ' ' || v.kind || ' ' || v.slot as example
              from journal_visit v
              join journal_step s on s.tx = v.tx and s.instance_id = v.instance_id
              join instance i on i.id = v.instance_id
             where v.slot <> v.visit_at
               -- What a save puts off once more, because the host asked for it, was not planned before it.
               and s.n = (select min(f.n) from journal_step f where f.tx = s.tx and f.instance_id = s.instance_id)
               and v.slot is distinct from case v.kind ${KINDS.map((kind) => `when '${kind}' then s.was_${kind}`).join(' ')} end`,
    },
    {
      what: 'two visits of one kind in one contact',
      sql: `select i.domain || ' ' || v.kind as example
              from journal_visit v join instance i on i.id = v.instance_id
             group by i.domain, v.kind, v.tx, v.visit_at having count(*) > 1`,
    },
    {
      what: 'spans overlap',
      sql: `select i.domain || ' ' || a.from_at as example
              from status_span a
              join status_span b on b.instance_id = a.instance_id and b.vantage = a.vantage and b.from_at > a.from_at
               and b.from_at < coalesce(a.to_at, 'infinity')
              join instance i on i.id = a.instance_id`,
    },
    {
      what: 'incidents overlap',
      sql: `select i.domain || ' ' || a.from_at as example
              from incident a
              join incident b on b.instance_id = a.instance_id and b.id <> a.id and b.from_at >= a.from_at
               and b.from_at < coalesce(a.to_at, 'infinity')
              join instance i on i.id = a.instance_id`,
    },
    {
      what: 'versions overlap',
      sql: `select i.domain || ' ' || a.from_at as example
              from version_span a
              join version_span b on b.instance_id = a.instance_id and b.from_at > a.from_at
               and b.from_at < coalesce(a.to_at, 'infinity')
              join instance i on i.id = a.instance_id`,
    },
  ]);
}

interface Question {
  what: string;
  /** One row for each breach, with a column \`example\`. */
  sql: string;
  parameters?: unknown[];
}

async function found(db: DataSource, questions: readonly Question[]): Promise<Found[]> {
  const all: Found[] = [];
  for (const { what, sql, parameters = [] } of questions) {
    const rows: { example: string }[] = await db.query(sql, parameters);
    if (rows.length > 0) {
      all.push({ what, count: rows.length, examples: rows.slice(0, 5).map(({ example }) => example) });
    }
  }
  return all;
}
