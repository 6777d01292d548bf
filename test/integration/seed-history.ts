import { createHash } from 'node:crypto';
import type { SeedInstance } from './seed-instance.ts';
import { insertRows, type Database } from './seed-rows.ts';
import { dice, DAY_MS, HOUR_MS, secondsBetween, type Span } from './seed-timeline.ts';
import { REASONS } from './seed-words.ts';

/** Spans, day rows, visits, versions and policies, all from the same made-up timelines. */
export async function seedHistory(db: Database, instances: SeedInstance[], now: number) {
  // Dice of their own: the hour of the day must not change who blocks whom.
  const [forDays, forVisits, forPolicies] = [dice(1), dice(2), dice(3)];
  const visited = instances.filter(({ spans }) => spans.length > 0);
  await insertRows(db, 'status_span', visited.flatMap(spanRows));
  await insertRows(
    db,
    'uptime_day',
    visited.flatMap((instance) => dayRows(instance, now, forDays)),
  );
  await insertRows(
    db,
    'visit',
    visited.flatMap((instance) => visitRows(instance, now, forVisits)),
  );
  await insertRows(
    db,
    'version_span',
    visited.flatMap((instance) => versionRows(instance, now)),
  );
  const rows = visited.flatMap((instance) => policyRows(instance, instances, now, forPolicies));
  await insertRows(
    db,
    'policy_entry',
    rows.map((row, index) => ({ id: index + 1, ...row })),
    'overriding system value',
  );
  await db.query(`select setval(pg_get_serial_sequence('policy_entry', 'id'), $1)`, [rows.length]);
}

function spanRows({ id, spans }: SeedInstance) {
  return spans.map((span) => ({
    instance_id: id,
    vantage: 'here',
    from_at: new Date(span.from),
    to_at: span.to === null ? null : new Date(span.to),
    verdict: span.verdict,
    cause: span.cause,
  }));
}

function dayRows({ id, spans }: SeedInstance, now: number, random: () => number) {
  const today = now - (now % DAY_MS);
  const first = spans[0]?.from ?? now;
  const rows = [];
  for (let day = today - 96 * DAY_MS; day < today; day += DAY_MS) {
    if (day + DAY_MS <= first) continue;
    const seconds = secondsBetween(spans, day, day + DAY_MS);
    const isMeasured = seconds.up + seconds.degraded > 0;
    rows.push({
      instance_id: id,
      day: new Date(day).toISOString().slice(0, 10),
      up_seconds: seconds.up,
      degraded_seconds: seconds.degraded,
      down_seconds: seconds.down,
      unknown_seconds: seconds.unknown,
      visits: 24,
      latency_p50_ms: isMeasured ? Math.round(80 + 200 * random()) : null,
      latency_p95_ms: isMeasured ? Math.round(300 + 900 * random()) : null,
    });
  }
  return rows;
}

function visitRows({ id, spans }: SeedInstance, now: number, random: () => number) {
  const rows = [];
  for (let hoursAgo = 47; hoursAgo >= 0; hoursAgo -= 1) {
    const at = now - hoursAgo * HOUR_MS - Math.round(random() * 600) * 1000;
    const span = spanAt(spans, at);
    if (!span) continue;
    const answered = span.verdict === 'up' || span.verdict === 'degraded';
    const ms = () => Math.round(5 + 90 * random());
    rows.push({
      slot: new Date(at),
      instance_id: id,
      kind: hoursAgo % 24 === 3 ? 'details' : 'liveness',
      at: new Date(at),
      vantage: 'here',
      verdict: span.verdict,
      cause: span.cause,
      status: answered ? 200 : null,
      address: `192.0.2.${String(id % 256)}`,
      resolve_ms: ms(),
      connect_ms: answered ? ms() : null,
      tls_ms: answered ? ms() : null,
      first_byte_ms: answered ? ms() : null,
      total_ms: answered ? 200 + ms() : 10_000,
      bytes: answered ? 1200 : 0,
      asked: [
        { path: '/robots.txt', method: 'GET', status: 404, ms: 40 },
        answered
          ? { path: '/.well-known/nodeinfo', method: 'GET', status: 200, ms: 60 }
          : { path: '/.well-known/nodeinfo', method: 'GET', left: span.cause, ms: 0 },
      ],
    });
  }
  return rows;
}

function spanAt(spans: readonly Span[], at: number): Span | undefined {
  return spans.find((span) => span.from <= at && at < (span.to ?? Infinity));
}

function versionRows({ id, software, spans, row }: SeedInstance, now: number) {
  const first = spans[0]?.from ?? now;
  const last = software.versions.indexOf(String(row['version']));
  const versions = software.versions.slice(0, last + 1);
  const step = Math.floor((now - first) / 1000 / versions.length) * 1000;
  return versions.map((version, index) => ({
    instance_id: id,
    from_at: new Date(first + index * step),
    to_at: index === versions.length - 1 ? null : new Date(first + (index + 1) * step),
    software: software.name,
    version,
  }));
}

const POLICY_RULES = [
  ['suspend', 'suspend'],
  ['suspend', 'reject'],
  ['silence', 'silence'],
  ['media', 'media_removal'],
  ['allow', 'accept'],
] as const;

interface PolicyRow {
  target: string;
  [column: string]: unknown;
}

function policyRows({ id, row }: SeedInstance, all: SeedInstance[], now: number, random: () => number) {
  if (row['policy_publication'] !== 'published') return [];
  const seen = new Set<string>();
  const rows: PolicyRow[] = [];
  const count = Math.floor(random() ** 2 * 60);
  for (let index = 0; index < count; index += 1) {
    const other = all[Math.floor(random() ** 2 * all.length)];
    const clear = index % 5 === 4 ? `spam-${String(index)}.example` : (other?.row.domain ?? '');
    if (seen.has(clear) || clear === row.domain) continue;
    seen.add(clear);
    const isObfuscated = index % 7 === 3;
    const [severity, rule] = POLICY_RULES[Math.floor(random() ** 2 * POLICY_RULES.length)] ?? POLICY_RULES[0];
    const isLifted = random() < 0.12;
    const firstSeen = now - DAY_MS * (20 + Math.floor(60 * random()));
    rows.push({
      instance_id: id,
      target: isObfuscated
        ? clear.replace(/^(.).*?(\.[a-z]+)$/, (_, head: string, tail: string) => `${head}*****${tail}`) +
          (index % 2 ? '' : `-${String(index)}`)
        : clear,
      is_obfuscated: isObfuscated,
      digest: isObfuscated ? `\\x${createHash('sha256').update(clear).digest('hex')}` : null,
      severity,
      rule,
      reason: REASONS[Math.floor(random() * REASONS.length)] ?? null,
      first_seen_at: new Date(firstSeen),
      last_seen_at: isLifted ? new Date(firstSeen + 10 * DAY_MS) : null,
      lifted_at: isLifted ? new Date(firstSeen + 11 * DAY_MS) : null,
    });
  }
  // Two hidden names can look alike; the record keeps one of each.
  return rows.filter((entry, index) => rows.findIndex(({ target }) => target === entry.target) === index);
}
