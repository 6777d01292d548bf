import { Inject, Injectable } from '@nestjs/common';
import type { InstanceName, Network } from '@homeport/db';
import type { PolicyProfile } from '../contract/reach.ts';
import { DATABASE, type Database } from '../database.ts';
import { thisMinute } from '../http/now.ts';
import { ProblemError } from '../http/problem.ts';
import { findInstance } from '../instances/find.queries.ts';
import { iso } from '../instances/row.ts';

interface Row {
  blocks_rules: number | null;
  blocks_servers: number;
  blocks_active: number;
  widely_blocked: number;
  servers_of: number;
  active_of: number;
  widely_of: number;
  publishing_of: number;
  blocked_by: number;
  reach_servers: number;
  reach_active: number | null;
  summed_at: Date;
}

@Injectable()
export class ProfileQueries {
  constructor(@Inject(DATABASE) private readonly db: Database) {}

  /** Throws the problem that says why there is none: not known, opted out, or too new to have been summed. */
  async get(domain: InstanceName, network?: Network): Promise<PolicyProfile> {
    const found = await findInstance(this.db, domain, network);
    const rows: Row[] = await this.db.query(
      `select blocks_rules, blocks_servers, blocks_active::float8 as blocks_active, widely_blocked, servers_of,
              active_of::float8 as active_of, widely_of, publishing_of, blocked_by, reach_servers, reach_active,
              summed_at
         from policy_profile where instance_id = $1`,
      [found.id],
    );
    const row = rows[0];
    if (row) return { network: found.network, domain: found.domain, ...profileOf(row) };
    throw new ProblemError(
      'unknown-instance',
      `What ${found.domain} filters has not been summed yet; that is done for all instances every six hours.`,
    );
  }
}

function profileOf(row: Row): Omit<PolicyProfile, 'network' | 'domain'> {
  const isPublished = row.blocks_rules !== null;
  return {
    blocks: isPublished
      ? {
          rules: row.blocks_rules ?? 0,
          servers: row.blocks_servers,
          servers_of: row.servers_of,
          active_users: row.blocks_active,
          active_users_of: row.active_of,
        }
      : null,
    widely_blocked: isPublished ? { blocked: row.widely_blocked, of: row.widely_of } : null,
    blocked_by: { instances: row.blocked_by, of: row.publishing_of },
    reach: { servers: row.reach_servers, active_users: row.reach_active },
    summed_at: iso(row.summed_at),
    meta: { generated_at: iso(thisMinute()) },
  };
}
