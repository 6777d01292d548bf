import type { EntityManager } from 'typeorm';
import type { Assessed } from '../assess.ts';
import { COUNTS, type CountName, type Facts } from '../visit/visit.ts';

const COLUMNS: Readonly<Record<CountName, string>> = {
  usersTotal: 'users_total',
  usersActiveMonth: 'users_active_month',
  usersActiveHalfyear: 'users_active_halfyear',
  postsTotal: 'posts_total',
};
const COUNT_COLUMNS = Object.values(COLUMNS);
const SETS = COUNT_COLUMNS.flatMap((column) => [
  column,
  `${column}_quality`,
  `${column}_doubt`,
  `${column}_source`,
]);
const PLAIN =
  `software version title description languages country country_source rules registration registration_source contact_url
  federation account_domain web_domain network_facts`.split(/\s+/);

/**
 * What the servers say of themselves, and the day's count of their use, with what each number is worth. Returns the
 * ids of those that now give themselves another name.
 */
export async function saveFacts(
  tx: EntityManager,
  contacts: readonly Assessed[],
): Promise<ReadonlySet<number>> {
  const rows = contacts.flatMap(rowOf);
  if (rows.length === 0) return new Set();
  const [saved]: [{ id: number; is_renamed: boolean }[]] = await tx.query(SAVE, [JSON.stringify(rows)]);
  return new Set(saved.flatMap(({ id, is_renamed }) => (is_renamed ? [id] : [])));
}

const SAVE = `
    with f as (
      select * from jsonb_to_recordset($1::jsonb) as f (
             id integer, read_at timestamptz, software text, version text, title text, description text,
             languages text[], country text, country_source text, rules text[], registration text, registration_source text, contact_url text,
             federation text, account_domain text, web_domain text, network_facts jsonb,
             ${COUNT_COLUMNS.map(
               (column) =>
                 `${column} bigint, ${column}_quality text, ${column}_doubt text, ${column}_source text`,
             ).join(', ')})
    ), counted as (
      -- Doubtful numbers too: whether a series is frozen or wanders is seen in what was really said.
      insert into usage_day (instance_id, day, ${COUNT_COLUMNS.map((column) => `${column}, ${column}_quality`).join(', ')})
      select f.id, (f.read_at at time zone 'UTC')::date,
             ${COUNT_COLUMNS.map((column) => `f.${column}, f.${column}_quality`).join(', ')}
        from f
       where coalesce(${COUNT_COLUMNS.map((column) => `f.${column}`).join(', ')}) is not null
          on conflict (instance_id, day) do update
         set ${COUNT_COLUMNS.flatMap((column) => [column, `${column}_quality`])
           .map((column) => `${column} = excluded.${column}`)
           .join(', ')}
    )
    update instance i
       set details_read_at = f.read_at, ${[...PLAIN, ...SETS].map((column) => `${column} = f.${column}`).join(', ')}
      from f
     where i.id = f.id
    returning i.id, (old.account_domain, old.web_domain) is distinct from (new.account_domain, new.web_domain)
              as is_renamed`;

function rowOf({ instance, at, facts }: Assessed): object[] {
  if (!facts) return [];
  return [
    {
      id: instance.id,
      read_at: at,
      software: facts.software,
      version: facts.version,
      title: facts.title,
      description: facts.description,
      languages: facts.languages,
      country: facts.country,
      country_source: facts.countrySource,
      rules: facts.rules,
      registration: facts.registration,
      registration_source: facts.registrationSource,
      contact_url: facts.contactUrl,
      federation: facts.federation,
      account_domain: facts.accountDomain,
      web_domain: facts.webDomain,
      network_facts: facts.ofNetwork,
      ...usageOf(facts),
    },
  ];
}

function usageOf({ usage }: Facts): Record<string, unknown> {
  return Object.fromEntries(
    COUNTS.flatMap((count): [string, unknown][] => {
      const column = COLUMNS[count];
      const mark = usage.marks[count];
      return [
        [column, usage[count]],
        [`${column}_quality`, mark?.quality ?? null],
        [`${column}_doubt`, mark?.doubt ?? null],
        [`${column}_source`, mark?.source ?? null],
      ];
    }),
  );
}
