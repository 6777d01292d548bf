import type { DataSource } from 'typeorm';

/** What the other vantages make of this one's work. */
export interface Place {
  /** The first that joined, of those that are there: it asks for everything. The others look for signs of life. */
  isFirst: boolean;
  /** Nobody has ever looked from elsewhere. */
  isAlone: boolean;
}

/** A vantage's sign of life, by the database's clock: those of two machines may differ. */
export async function reportVantage(db: DataSource, vantage: string): Promise<Place> {
  await db.query(
    `insert into vantage (name, joined_at, seen_at) values ($1, clock_timestamp(), clock_timestamp())
         on conflict (name) do update set seen_at = excluded.seen_at`,
    [vantage],
  );
  const rows: Place[] = await db.query(
    `select coalesce((select name from vantage where seen_at > clock_timestamp() - interval '10 minutes'
                       order by joined_at, name limit 1) = $1, true) as "isFirst",
            not exists (select from vantage where name <> $1) as "isAlone"`,
    [vantage],
  );
  return rows[0] ?? { isFirst: true, isAlone: true };
}
