import type { DataSource } from 'typeorm';

/** Two calm hosts that do harm by their answers alone. */
export interface Poison {
  /** What it answers makes our own code throw. */
  answer: string;
  /** What was read of it is refused by the database, which stands for any row that can't be stored. */
  row: string;
}

/** Of hosts that are known to answer. */
export function choosePoison(seeds: string): Poison {
  const [answer = '', row = ''] = seeds.split(',').slice(-2);
  if (row === '') throw new Error('There are not enough calm hosts to poison two.');
  return { answer, row };
}

/** Makes the database refuse the visits of one host, whatever they say. */
export async function poisonRow(db: DataSource, { row }: Poison): Promise<void> {
  await db.query(`
    create function refuse_poison() returns trigger language plpgsql as $$
    begin
      if (select domain from instance where id = new.instance_id) = '${row}' then
        raise exception 'poison of %', '${row}';
      end if;
      return new;
    end $$;
    create trigger refuse_poison before insert on visit for each row execute function refuse_poison();`);
}

/** How often each was tried in a row, and whether it is set aside now. */
export async function askPoison(
  db: DataSource,
  { answer, row }: Poison,
  nowAt: Date,
): Promise<{ tries: number; areAside: boolean }> {
  const rows: { tries: number; is_aside: boolean }[] = await db.query(
    `select f.tries::int, f.rests_until > $2 as is_aside
       from fault f join instance i on i.id = f.instance_id where i.domain = any ($1)`,
    [[answer, row], nowAt],
  );
  return {
    tries: Math.max(0, ...rows.map(({ tries }) => tries)),
    areAside: rows.length === 2 && rows.every(({ tries, is_aside }) => tries >= 3 && is_aside),
  };
}
