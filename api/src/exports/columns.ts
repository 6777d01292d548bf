import type { InstanceSummary } from '../contract/instances.ts';
import type { PolicyEntry } from '../contract/policies.ts';
import type { Columns } from './send-rows.ts';

/** The directory as a table; the names are those of the JSON. */
export const INSTANCE_COLUMNS: Columns<InstanceSummary> = {
  network: (row) => row.network,
  domain: (row) => row.domain,
  title: (row) => row.title,
  software: (row) => row.software,
  version: (row) => row.version,
  state: (row) => row.state,
  verdict: (row) => row.health.verdict,
  cause: (row) => row.health.cause,
  since: (row) => row.health.since,
  registration: (row) => row.registration,
  languages: (row) => row.languages,
  size: (row) => row.size,
  is_personal: (row) => row.is_personal,
  users_total: (row) => row.users_total,
  users_total_quality: (row) => row.users_total_quality,
  users_active_month: (row) => row.users_active_month,
  users_active_month_quality: (row) => row.users_active_month_quality,
  uptime_30d: (row) => row.uptime_30d,
  coverage_30d: (row) => row.coverage_30d,
  country: (row) => row.country,
  purposes: (row) => row.purposes,
  topics: (row) => row.topics,
  band: (row) => row.band,
  reserves: (row) => row.reserves,
  behind_days: (row) => row.behind_days,
  share_of_network: (row) => row.share_of_network,
  known_since: (row) => row.known_since,
  discovered_at: (row) => row.discovered_at,
  checked_at: (row) => row.checked_at,
  description: (row) => row.description,
};

export const POLICY_COLUMNS: Columns<PolicyEntry> = {
  source_network: (row) => row.source.network,
  source_domain: (row) => row.source.domain,
  source_title: (row) => row.source.title,
  target: (row) => row.target,
  is_obfuscated: (row) => row.is_obfuscated,
  severity: (row) => row.severity,
  rule: (row) => row.rule,
  reason: (row) => row.reason,
  first_seen_at: (row) => row.first_seen_at,
  last_seen_at: (row) => row.last_seen_at,
  lifted_at: (row) => row.lifted_at,
};
