import type { EntityManager } from 'typeorm';
import type { Assessed } from '../assess.ts';

/** What the servers say of themselves, and the day's count of their use. */
export async function saveFacts(tx: EntityManager, contacts: readonly Assessed[]): Promise<void> {
  const rows = contacts.flatMap(rowOf);
  if (rows.length === 0) return;
  await tx.query(
    `with f as (
       select * from jsonb_to_recordset($1::jsonb) as f (
              id integer, read_at timestamptz, software text, version text, title text, description text,
              languages text[], rules text[], registration text, registration_source text,
              contact_url text, users_total integer, users_active_month integer,
              users_active_halfyear integer, posts_total bigint, usage_quality text, usage_source text)
     ), counted as (
       insert into usage_day (instance_id, day, users_total, users_active_month, posts_total)
       select f.id, (f.read_at at time zone 'UTC')::date, f.users_total, f.users_active_month, f.posts_total
         from f
        where f.usage_quality = 'declared'
           on conflict (instance_id, day) do update
          set users_total = excluded.users_total, users_active_month = excluded.users_active_month,
              posts_total = excluded.posts_total
     )
     update instance i
        set details_read_at = f.read_at, software = f.software, version = f.version, title = f.title,
            description = f.description, languages = f.languages, rules = f.rules,
            registration = f.registration, registration_source = f.registration_source,
            contact_url = f.contact_url, users_total = f.users_total,
            users_active_month = f.users_active_month, users_active_halfyear = f.users_active_halfyear,
            posts_total = f.posts_total, usage_quality = f.usage_quality, usage_source = f.usage_source
       from f
      where i.id = f.id`,
    [JSON.stringify(rows)],
  );
}

function rowOf({ instance, at, facts }: Assessed): object[] {
  return facts
    ? [
        {
          id: instance.id,
          read_at: at,
          software: facts.software,
          version: facts.version,
          title: facts.title,
          description: facts.description,
          languages: facts.languages,
          rules: facts.rules,
          registration: facts.registration,
          registration_source: facts.registrationSource,
          contact_url: facts.contactUrl,
          users_total: facts.usage.usersTotal,
          users_active_month: facts.usage.usersActiveMonth,
          users_active_halfyear: facts.usage.usersActiveHalfyear,
          posts_total: facts.usage.postsTotal,
          usage_quality: facts.usage.quality,
          usage_source: facts.usage.source,
        },
      ]
    : [];
}
