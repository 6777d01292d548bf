import type { Cause, InstanceName, Network, State, Verdict } from '@homeport/db';
import type { Health } from '../health/lifecycle.ts';
import type { UsageDay } from '../health/usage-series.ts';
import type { RobotsRecord } from '../net/fetcher.ts';
import type { Due } from '../schedule/next-due.ts';
import type { Trail } from '../visit/visit.ts';

/** An instance that is due, with all that a contact and its judgement need. */
export interface DueInstance {
  id: number;
  network: Network;
  domain: InstanceName;
  registrable: string;
  bucket: number;
  /** Where it was reached last; absent where it never was. */
  address?: string;
  software: string | null;
  version: string | null;
  /** Another name of an instance that is visited under its own. */
  isAlias: boolean;
  /** What was said on earlier days, oldest first; empty where no details are due. */
  usageSeries: readonly UsageDay[];
  discoveredAt: Date;
  /** What it was when it last said what it is; null where it never did. */
  former: { readAt: Date; usersTotal: number | null; postsTotal: number | null; keyIds: string[] } | null;
  /** Whether an outage of it, or what a person would call one, is still going on. */
  isInIncident: boolean;
  health: Health;
  /** For a vantage that is not the first, whose own view `health` is: what all agree on, and the first one's plan. */
  agreed?: Pick<Health, 'state' | 'verdict' | 'cause'> & { livenessDueAt: Date | null };
  due: Due;
  robots: RobotsRecord | null;
  trail: Trail | null;
  /** Hex; what the lists were when they were last stored. */
  policyDigest: string | null;
  peersDigest: string | null;
}

/** A row of robots as JSON. */
interface RobotsThere {
  body: string | null;
  status: number | null;
  fetched_at: string;
  expires_at: string;
  unreachable_since: string | null;
}

export interface DueRow {
  id: number;
  network: Network;
  domain: InstanceName;
  registrable_domain: string;
  bucket: number;
  address: string | null;
  software: string | null;
  version: string | null;
  is_alias: boolean;
  usage_series: UsageDay[] | null;
  discovered_at: Date;
  details_read_at: Date | null;
  users_total: number | null;
  posts_total: number | null;
  key_ids: string[] | null;
  is_in_incident: boolean;
  state: State;
  verdict: Verdict | null;
  cause: Cause | null;
  verdict_since: Date | null;
  failing_since: Date | null;
  failures: number;
  answers: number;
  first_up_at: Date | null;
  last_up_at: Date | null;
  last_visit_at: Date | null;
  liveness_due_at: Date | null;
  details_due_at: Date | null;
  peers_due_at: Date | null;
  policy_due_at: Date | null;
  robots_body: string | null;
  robots_status: number | null;
  robots_fetched_at: Date | null;
  robots_expires_at: Date | null;
  robots_unreachable_since: Date | null;
  nodeinfo_url: string | null;
  robots_there: RobotsThere | null;
  policy_digest: string | null;
  peers_digest: string | null;
}

export function fromRow(row: DueRow): DueInstance {
  return {
    id: row.id,
    network: row.network,
    domain: row.domain,
    registrable: row.registrable_domain,
    bucket: row.bucket,
    ...(row.address !== null && { address: row.address }),
    software: row.software,
    version: row.version,
    isAlias: row.is_alias,
    usageSeries: row.usage_series ?? [],
    discoveredAt: row.discovered_at,
    former: formerOf(row),
    isInIncident: row.is_in_incident,
    health: {
      state: row.state,
      verdict: row.verdict,
      cause: row.cause,
      verdictSince: row.verdict_since,
      failingSince: row.failing_since,
      failures: row.failures,
      answers: row.answers,
      firstUpAt: row.first_up_at,
      lastUpAt: row.last_up_at,
      lastVisitAt: row.last_visit_at,
    },
    due: {
      liveness: row.liveness_due_at,
      details: row.details_due_at,
      peers: row.peers_due_at,
      policy: row.policy_due_at,
    },
    robots: robotsOf(row),
    trail:
      row.nodeinfo_url === null ? null : { url: row.nodeinfo_url, robots: robotsThere(row.robots_there) },
    policyDigest: row.policy_digest,
    peersDigest: row.peers_digest,
  };
}

function formerOf({ details_read_at, users_total, posts_total, key_ids }: DueRow): DueInstance['former'] {
  if (!details_read_at) return null;
  return { readAt: details_read_at, usersTotal: users_total, postsTotal: posts_total, keyIds: key_ids ?? [] };
}

function robotsOf(row: DueRow): RobotsRecord | null {
  if (!row.robots_fetched_at || !row.robots_expires_at) return null;
  return {
    body: row.robots_body,
    status: row.robots_status,
    fetchedAt: row.robots_fetched_at,
    expiresAt: row.robots_expires_at,
    unreachableSince: row.robots_unreachable_since,
  };
}

function robotsThere(there: RobotsThere | null): RobotsRecord | null {
  if (!there) return null;
  return {
    body: there.body,
    status: there.status,
    fetchedAt: new Date(there.fetched_at),
    expiresAt: new Date(there.expires_at),
    unreachableSince: there.unreachable_since === null ? null : new Date(there.unreachable_since),
  };
}
