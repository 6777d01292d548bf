import { Inject, Injectable } from '@nestjs/common';
import { displayName, purposesOf, type InstanceName, type Network } from '@homeport/db';
import type { Instance } from '../contract/instance.ts';
import type { Measure } from '../contract/measure.ts';
import { DATABASE, type Database } from '../database.ts';
import { thisMinute } from '../http/now.ts';
import { findInstance } from './find.queries.ts';
import { OF_NETWORK } from './of-network.ts';
import { hasNotOptedOut, healthOf, instant, iso, isPersonal, IS_PUBLIC, SIZE } from './row.ts';
import { STANDING } from './standing-sql.ts';
import { TOPICS } from './topics-sql.ts';
import { UptimeQueries } from './uptime.queries.ts';

type Usage = Instance['usage'];

const COUNTS = ['users_total', 'users_active_month', 'users_active_halfyear', 'posts_total'] as const;
type CountColumn = (typeof COUNTS)[number];

type MeasureColumns = Record<CountColumn, Measure['value']> &
  Record<`${CountColumn}_quality`, Measure['quality']> &
  Record<`${CountColumn}_doubt`, Measure['doubt']> &
  Record<`${CountColumn}_source`, Measure['source']>;

const MEASURES = COUNTS.map(
  (count) => `i.${count}::float8 as ${count}, i.${count}_quality, i.${count}_doubt, i.${count}_source`,
).join(', ');

type Row = Pick<
  Instance,
  | 'title'
  | 'description'
  | 'contact_url'
  | 'software'
  | 'version'
  | 'state'
  | 'moved_to'
  | 'registration'
  | 'registration_source'
  | 'federation'
  | 'account_domain'
  | 'aliases'
  | 'of_network'
  | 'languages'
  | 'country'
  | 'country_source'
  | 'rules'
  | 'topics'
  | 'standing'
  | 'size'
  | 'earlier_lives'
> &
  MeasureColumns & {
    verdict: Instance['health']['verdict'];
    cause: string | null;
    verdict_since: Date | null;
    chain_height: number | null;
    chain_tip: string | null;
    chain_read_at: Date | null;
    chain_lag: number | null;
    discovered_by: Instance['discovered']['by'];
    discovered_from: string | null;
    discovered_at: Date;
    life: number;
    life_began_at: Date | null;
    first_up_at: Date | null;
    last_up_at: Date | null;
    last_visit_at: Date | null;
    details_read_at: Date | null;
    peers_read_at: Date | null;
    peers_publication: Instance['publications']['peers']['publication'];
    peers_count: number | null;
    policy_read_at: Date | null;
    policy_publication: Instance['publications']['policy']['publication'];
    policy_is_partial: boolean;
    blocks: number;
    blocked_by: number;
  };

@Injectable()
export class DetailQueries {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    @Inject(UptimeQueries) private readonly uptime: UptimeQueries,
  ) {}

  async get(domain: InstanceName, network?: Network): Promise<Instance> {
    const found = await findInstance(this.db, domain, network);
    const asOf = thisMinute();
    const [row, windows, vantages] = await Promise.all([
      this.row(found.id),
      this.uptime.windows(found.id, asOf),
      this.uptime.vantages(found.id, asOf),
    ]);
    const { network: ofNetwork } = found;
    return {
      network: ofNetwork,
      domain: found.domain,
      ...answerOf(row, found.domain),
      purposes: [...purposesOf(ofNetwork, row.software)],
      vantages,
      uptime: windows,
      meta: { generated_at: iso(asOf) },
    };
  }

  private async row(id: number): Promise<Row> {
    const rows: Row[] = await this.db.query(
      `select i.title, i.description, i.contact_url, i.software, i.version, i.state, i.verdict, i.cause,
              i.verdict_since, i.moved_to, i.registration, i.registration_source, i.languages, i.rules,
              i.country, i.country_source, ${TOPICS} as topics, ${STANDING} as standing,
              (${SIZE}) as size, ${MEASURES},
              i.federation, i.account_domain, ${OF_NETWORK} as of_network,
              i.chain_height, i.chain_tip, i.chain_read_at, i.chain_lag,
              (select coalesce(jsonb_agg(jsonb_build_object(
                        'domain', a.domain, 'proof', a.alias_proof, 'since', ${instant('a.alias_since')})
                        order by a.domain), '[]')
                 from instance a where a.alias_of = i.id and ${hasNotOptedOut('a')}) as aliases,
              i.discovered_by,
              -- Somebody who opted out isn't named here either.
              (select f.domain from instance f
                where f.id = i.discovered_from and ${hasNotOptedOut('f')}) as discovered_from,
              (select coalesce(jsonb_agg(jsonb_build_object(
                        'life', l.life, 'from_at', ${instant('l.from_at')}, 'to_at', ${instant('l.to_at')},
                        'software', l.software, 'version', l.version, 'evidence', l.evidence)
                        order by l.life desc), '[]')
                 from instance_life l where l.instance_id = i.id) as earlier_lives, i.life, i.life_began_at,
              i.discovered_at, i.first_up_at, i.last_up_at, i.last_visit_at, i.details_read_at, i.peers_read_at,
              i.peers_publication, i.peers_count, i.policy_read_at, i.policy_publication, i.policy_is_partial,
              (select count(*)::integer from policy_entry p
                where p.instance_id = i.id and p.lifted_at is null and p.severity <> 'allow') as blocks,
              (select count(distinct p.instance_id)::integer
                 from policy_entry p
                 join instance b on b.id = p.instance_id
                where p.target = i.domain and not p.is_obfuscated and p.lifted_at is null
                  and p.severity <> 'allow' and ${hasNotOptedOut('b')}) as blocked_by
         from instance i
        where i.id = $1 and ${IS_PUBLIC}`,
      [id],
    );
    const row = rows[0];
    if (!row) throw new Error(`Instance ${id} was found a moment ago and is gone.`);
    return row;
  }
}

function answerOf(
  row: Row,
  domain: InstanceName,
): Omit<Instance, 'network' | 'domain' | 'purposes' | 'vantages' | 'uptime' | 'meta'> {
  const personal = isPersonal(row.size);
  const { title, software, version, state, moved_to, registration, registration_source } = row;
  return {
    domain_unicode: displayName(domain),
    title,
    // A personal instance is one person's: what it says of itself stays there.
    description: personal ? null : row.description,
    contact_url: personal ? null : row.contact_url,
    software,
    version,
    state,
    health: healthOf(row.verdict, row.cause, row.verdict_since),
    moved_to,
    registration,
    registration_source,
    federation: row.federation,
    account_domain: row.account_domain,
    aliases: row.aliases,
    of_network: row.of_network,
    chain: chainOf(row),
    languages: row.languages,
    country: row.country,
    country_source: row.country_source,
    rules: row.rules,
    topics: row.topics,
    standing: row.standing,
    is_personal: personal,
    size: row.size,
    usage: usageOf(row),
    discovered: { by: row.discovered_by, from: row.discovered_from, at: iso(row.discovered_at) },
    life: { number: row.life, began_at: iso(row.life_began_at) },
    earlier_lives: row.earlier_lives,
    first_up_at: iso(row.first_up_at),
    last_up_at: iso(row.last_up_at),
    checked_at: iso(row.last_visit_at),
    publications: publicationsOf(row),
    counts: {
      peers: row.peers_count,
      blocks: row.policy_publication === 'published' ? row.blocks : null,
      blocked_by: row.blocked_by,
    },
  };
}

function publicationsOf(row: Row): Instance['publications'] {
  return {
    peers: { publication: row.peers_publication, read_at: iso(row.peers_read_at) },
    policy: {
      publication: row.policy_publication,
      is_partial: row.policy_is_partial,
      read_at: iso(row.policy_read_at),
    },
  };
}

function usageOf(row: Row): Usage {
  const measure = (count: CountColumn): Measure => ({
    value: row[count],
    quality: row[`${count}_quality`],
    doubt: row[`${count}_doubt`],
    source: row[`${count}_source`],
  });
  return {
    users_total: measure('users_total'),
    users_active_month: measure('users_active_month'),
    users_active_halfyear: measure('users_active_halfyear'),
    posts_total: measure('posts_total'),
    read_at: iso(row.details_read_at),
  };
}

function chainOf({ chain_height, chain_tip, chain_read_at, chain_lag }: Row): Instance['chain'] {
  if (chain_height === null || chain_read_at === null) return null;
  return { height: chain_height, tip: chain_tip, read_at: iso(chain_read_at), lag: chain_lag };
}
