import { unpackIds } from '@homeport/crawler/store/peer-codec.ts';
import type { DataSource } from 'typeorm';

/** All that the record says of one instance, in the words of its columns. */
export interface StoredFacts {
  state: string;
  verdict: string | null;
  cause: string | null;
  software: string | null;
  version: string | null;
  title: string | null;
  description: string | null;
  languages: string[];
  rules: string[];
  registration: string | null;
  registration_source: string | null;
  contact_url: string | null;
  users_total: number | null;
  users_active_month: number | null;
  users_active_halfyear: number | null;
  posts_total: number | null;
  /** Of the four counts above, in their order; `-` where there is no such number. */
  marks: string;
  usage_source: string | null;
  nodeinfo_url: string | null;
  version_spans: string[];
  peers_publication: string | null;
  /** Names in order; null where no list was read. */
  peers: string[] | null;
  peers_refused: number | null;
  policy_publication: string | null;
  policy_is_partial: boolean;
  /** `severity rule target: reason`, in order of the target. */
  policy: string[];
  /** Names that this instance was the first to mention. */
  discovered: string[];
}

interface Row extends Omit<StoredFacts, 'posts_total' | 'peers'> {
  posts_total: string | null;
  packed: Buffer | null;
}

/** Reads what is stored of every instance that a person put into the crawl. */
export async function readStored(db: DataSource): Promise<Map<string, StoredFacts>> {
  const rows: (Row & { domain: string })[] = await db.query(
    `select i.domain, i.state, i.verdict, i.cause, i.software, i.version, i.title, i.description, i.languages,
            i.rules, i.registration, i.registration_source, i.contact_url, i.users_total,
            i.users_active_month, i.users_active_halfyear, i.posts_total,
            concat_ws(' ', coalesce(i.users_total_quality, '-'), coalesce(i.users_active_month_quality, '-'),
                      coalesce(i.users_active_halfyear_quality, '-'), coalesce(i.posts_total_quality, '-')) as marks,
            i.users_total_source as usage_source,
            i.nodeinfo_url, i.peers_publication, i.policy_publication, i.policy_is_partial,
            p.peers as packed, p.refused as peers_refused,
            array(select v.software || ' ' || v.version from version_span v
                   where v.instance_id = i.id order by v.from_at) as version_spans,
            array(select concat(e.severity, ' ', e.rule, ' ', e.target, ': ' || e.reason) from policy_entry e
                   where e.instance_id = i.id and e.lifted_at is null order by e.target, e.rule) as policy,
            array(select d.domain from instance d
                   where d.discovered_from = i.id order by d.domain) as discovered
       from instance i
       left join peer_set p on p.instance_id = i.id
      where i.discovered_by = 'seed'`,
  );
  const names = await namesById(db);
  return new Map(
    rows.map(({ domain, packed, posts_total, ...row }) => [
      domain,
      {
        ...row,
        posts_total: posts_total === null ? null : Number(posts_total),
        peers:
          packed &&
          unpackIds(packed)
            .map((id) => names.get(id) ?? `#${id}`)
            .sort(),
      },
    ]),
  );
}

async function namesById(db: DataSource): Promise<Map<number, string>> {
  const rows: { id: number; domain: string }[] = await db.query('select id, domain from instance');
  return new Map(rows.map(({ id, domain }) => [id, domain]));
}
