import type { DataSource } from 'typeorm';

/** A place that was left, and how long it is to be spared. */
export interface Left {
  key: string;
  restMs: number;
}

/** What a crawler that makes itself heard learns of the others. */
export interface Heard {
  /** How many others take part. */
  others: number;
  /** Keys of ours at which somebody stands in line. */
  wanted: string[];
}

const CLAIM = `interval '30 seconds'`;
// Shorter than a claim: whoever is silent for so long must have stopped asking well before.
const CRAWLER = `interval '15 seconds'`;

/** Claims what nobody else has; returns those of the keys that are ours now. By the database's clock alone. */
export async function claimPace(
  db: DataSource,
  crawler: string,
  keys: readonly string[],
): Promise<Set<string>> {
  const rows: { key: string; crawler: string }[] = await db.query(
    `insert into pace_claim as c (key, crawler, until)
     select key, $2::uuid, clock_timestamp() + ${CLAIM} from unnest($1::text[]) key
      -- In one order, so that two crawlers wait for each other instead of deadlocking.
      order by key
         on conflict (key) do update
        set crawler = case when c.crawler = $2::uuid or c.until < clock_timestamp() then $2::uuid else c.crawler end,
            until = case when c.crawler = $2::uuid or c.until < clock_timestamp() then excluded.until else c.until end,
            is_wanted = c.crawler <> $2::uuid and c.until >= clock_timestamp()
     returning key, crawler`,
    [keys, crawler],
  );
  return new Set(rows.filter((row) => row.crawler === crawler).map(({ key }) => key));
}

/** Lets others in, each after its rest. */
export async function leavePace(db: DataSource, crawler: string, left: readonly Left[]): Promise<void> {
  await db.query(
    `update pace_claim c set until = clock_timestamp() + l.rest_ms * interval '1 millisecond'
       from (select p.key, l.rest_ms
               from unnest($2::text[], $3::float8[]) as l (key, rest_ms)
               join pace_claim p on p.key = l.key
              where p.crawler = $1 order by p.key for update of p) l
      where c.key = l.key`,
    [crawler, left.map(({ key }) => key), left.map(({ restMs }) => restMs)],
  );
}

/** A sign of life: renews the claims, and tells who else is there. */
export async function hearOthers(db: DataSource, crawler: string, keys: readonly string[]): Promise<Heard> {
  await db.query(
    `insert into pace_claim (key, crawler, until)
     values ('crawler ' || $1::uuid, $1::uuid, clock_timestamp() + ${CRAWLER})
         on conflict (key) do update set until = excluded.until`,
    [crawler],
  );
  const wanted: { key: string }[] = await db.query(
    `with mine as (
       select key from pace_claim where crawler = $1 and key = any ($2) order by key for update
     ), renewed as (
       update pace_claim c set until = clock_timestamp() + ${CLAIM} from mine where c.key = mine.key
       returning c.key, c.is_wanted
     )
     select key from renewed where is_wanted`,
    [crawler, keys],
  );
  const [row]: [{ others: number }] = await db.query(
    `select count(*)::int as others from pace_claim
      where key like 'crawler %' and crawler <> $1 and until > clock_timestamp()`,
    [crawler],
  );
  return { others: row.others, wanted: wanted.map(({ key }) => key) };
}

/** A crawler that ends; what it left is still spared for as long as it said. */
export async function leaveOthers(db: DataSource, crawler: string): Promise<void> {
  await db.query(`delete from pace_claim where key = 'crawler ' || $1::uuid`, [crawler]);
}

/** What nobody waits for any more. */
export async function forgetPace(db: DataSource): Promise<void> {
  await db.query(
    `delete from pace_claim where key in (
       select key from pace_claim where until < clock_timestamp() - interval '1 minute'
        order by key for update skip locked)`,
  );
}
