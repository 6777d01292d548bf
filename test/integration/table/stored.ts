import { unpackIds } from '@homeport/crawler/store/peer-codec.ts';
import type { DataSource } from 'typeorm';

/** What the record says of one instance, in the words of its columns; a count only where it is worth something. */
export interface Stored {
  domain: string;
  state: string;
  cause: string | null;
  software: string | null;
  version: string | null;
  title: string | null;
  description: string | null;
  languages: string[];
  rules: string[];
  registration: string | null;
  contact_url: string | null;
  federation: string | null;
  users_total: number | null;
  users_active_month: number | null;
  users_active_halfyear: number | null;
  posts_total: number | null;
  network_facts: Record<string, unknown> | null;
  chain_height: number | null;
  chain_tip: string | null;
  chain_lag: number | null;
  peers_publication: string | null;
  peers: string[];
  policy_publication: string | null;
  policies: { target: string; severity: string; rule: string; reason: string | null }[];
}

const COUNTS = ['users_total', 'users_active_month', 'users_active_halfyear', 'posts_total'];

/** Every instance of the record, by network and name. */
export async function readStored(db: DataSource): Promise<Map<string, Stored>> {
  const rows: (Omit<Stored, 'peers'> & { id: number; network: string; packed: Buffer | null })[] =
    await db.query(
      `select i.id, i.network, i.domain, i.state, i.cause, i.software, i.version, i.title, i.description,
              i.languages, i.rules, i.registration, i.contact_url, i.federation, i.network_facts,
              ${COUNTS.map((count) => `case when i.${count}_quality = 'declared' then i.${count}::float end as ${count}`).join(', ')},
              i.chain_height, i.chain_tip, i.chain_lag, i.peers_publication, i.policy_publication,
              p.peers as packed,
              (select coalesce(json_agg(json_build_object('target', e.target, 'severity', e.severity, 'rule', e.rule,
                                                          'reason', e.reason)
                                        order by e.target, e.rule), '[]')
                 from policy_entry e where e.instance_id = i.id and e.lifted_at is null) as policies
         from instance i
         left join peer_set p on p.instance_id = i.id`,
    );
  const names = new Map(rows.map(({ id, domain }) => [id, domain]));
  return new Map(
    rows.map(({ id: _id, network, packed, ...row }) => {
      const peers = packed === null ? [] : unpackIds(packed).map((id) => names.get(id) ?? `#${String(id)}`);
      return [`${network} ${row.domain}`, { ...row, peers: peers.sort() }];
    }),
  );
}
