import { parseDomain, type DomainName, type Publication, type Severity } from '@homeport/db';
import { domainToASCII } from 'node:url';
import { looseArray, text } from '../decode.ts';
import type { Failure, FailureCause } from '../outcome.ts';
import type { Listing, PolicyEntry } from '../visit/visit.ts';
import { unexpected } from './details.ts';

/** More than any published list has; the rest is dropped and the list marked as incomplete. */
export const ENTRIES_MAX = 50_000;

/** Peers and policies of big servers are megabytes. */
export const LIST_BYTES_MAX = 16 * 1024 * 1024;

const REASON_MAX = 500;

type Unread = Exclude<Publication, 'published'>;

const PUBLICATION_OF_CAUSE: Partial<Record<FailureCause, Unread>> = {
  robots_disallowed: 'robots',
  http_refused: 'closed',
  http_not_found: 'closed',
  http_challenge: 'closed',
};

/** The words for a list that could not be read: a shut door is no failure. */
export function publicationOf(failure: Failure): Unread {
  return PUBLICATION_OF_CAUSE[failure.cause] ?? 'failed';
}

export function unread<Entry>(publication: Unread): Listing<Entry> {
  return { publication, entries: [], refused: 0, isPartial: false };
}

/** The list behind a failure: what is shut has a word of its own, what is broken keeps its cause. */
export function shut<Entry>(failure: Failure): Listing<Entry> {
  const publication = publicationOf(failure);
  return { ...unread<Entry>(publication), ...(publication === 'failed' && { failure }) };
}

/** An answer came, but it is no list. */
export function misshapen<Entry>(path: string): Listing<Entry> {
  return shut(unexpected(path).failure);
}

// Sixteen megabytes of one-letter names would keep everybody else waiting for seconds.
const VALUES_MAX = 2 * ENTRIES_MAX;

/** A published list of names, each once. What is no name is counted and left out. */
export function peersFrom(values: readonly unknown[], isCut = false): Listing<DomainName> {
  const names = new Set<DomainName>();
  let refused = 0;
  let isPartial = isCut || values.length > VALUES_MAX;
  for (const value of values.slice(0, VALUES_MAX)) {
    if (names.size >= ENTRIES_MAX) {
      isPartial = true;
      break;
    }
    const name = typeof value === 'string' ? parseDomain(value) : null;
    if (name?.ok) names.add(name.domain);
    else refused += 1;
  }
  return { publication: 'published', entries: [...names], refused, isPartial };
}

/** A rule as its software publishes it, before it is checked. */
export interface Rule {
  target: unknown;
  rule: string;
  digest?: unknown;
  reason?: unknown;
  /** The software reads its entries as regular expressions: what is no name is kept as it stands. */
  isPattern?: boolean;
}

/**
 * A published policy: each target once a rule, where two names that look alike behind their stars are still two if
 * their digests differ. What is neither a name nor a hidden one is left out.
 */
export function policyFrom(rules: readonly Rule[], isCut = false): Listing<PolicyEntry> {
  const entries = new Map<string, PolicyEntry>();
  let refused = 0;
  let isPartial = isCut || rules.length > VALUES_MAX;
  for (const { target, rule, digest, reason, isPattern = false } of rules.slice(0, VALUES_MAX)) {
    const named = targetFrom(target) ?? (isPattern ? patternFrom(target) : null);
    if (named === null) {
      refused += 1;
      continue;
    }
    const hash = typeof digest === 'string' && /^[\da-f]{64}$/i.test(digest) ? digest.toLowerCase() : null;
    const key = policyKey({ ...named, rule, digest: hash });
    if (entries.has(key)) continue;
    if (entries.size >= ENTRIES_MAX) {
      isPartial = true;
      break;
    }
    entries.set(key, {
      ...named,
      digest: hash,
      severity: severityOf(rule),
      rule,
      reason: text(reason, REASON_MAX),
    });
  }
  return { publication: 'published', entries: [...entries.values()], refused, isPartial };
}

/** What makes a standing entry one and the same, here and in the store's index `policy_entry_standing`. */
export function policyKey({
  target,
  rule,
  isObfuscated,
  digest,
}: Pick<PolicyEntry, 'target' | 'rule' | 'isObfuscated' | 'digest'>): string {
  return [target, rule, isObfuscated ? digest : null].join('\n');
}

// Pleroma from 2.7 on: "bad\.example", "^(.+\.)?bad\.(example|test)$". Never compiled: it may be made to hang us.
function patternFrom(value: unknown): Pick<PolicyEntry, 'target' | 'isObfuscated'> | null {
  if (typeof value !== 'string' || value.length > 253) return null;
  const written = value.trim();
  const isPattern =
    /^[\p{L}\p{N}\p{M}._:*+?^$|()[\]{}\\,<>=!-]+$/u.test(written) && /[*+?^$|()[\]{}\\]/.test(written);
  return isPattern ? { target: written, isObfuscated: true } : null;
}

function targetFrom(value: unknown): Pick<PolicyEntry, 'target' | 'isObfuscated'> | null {
  if (typeof value !== 'string' || value.length > 253) return null;
  const written = value.trim().toLowerCase();
  const name = parseDomain(written);
  if (name.ok) return { target: name.domain, isObfuscated: false };
  // Whole suffixes are blocked in earnest (nobody lives on "workers.dev", everybody below it), and so are bare
  // addresses. Nobody is visited for being in a policy, so they may stand as they are.
  const ascii = name.reason === 'public-suffix' || name.reason === 'ip-address' ? domainToASCII(written) : '';
  if (ascii !== '') return { target: ascii, isObfuscated: false };
  // Pleroma and Akkoma match subdomains by "*.": a rule for a name, which hides nothing.
  const below = written.startsWith('*.') ? targetFrom(written.slice(2)) : null;
  if (below && !below.isObfuscated) return { target: `*.${below.target}`, isObfuscated: false };
  // Hidden by stars, or a pattern: kept as published, never guessed, never compiled.
  return written.includes('*') && /^[\p{L}\p{N}\p{M}.*_:-]+$/u.test(written)
    ? { target: written, isObfuscated: true }
    : null;
}

const SEVERITY_OF_RULE: Readonly<Record<string, Severity>> = {
  suspend: 'suspend',
  suspended: 'suspend',
  reject: 'suspend',
  block: 'suspend',
  blocked: 'suspend',
  ban: 'suspend',
  banned: 'suspend',
  silence: 'silence',
  silenced: 'silence',
  limit: 'silence',
  federated_timeline_removal: 'silence',
  media_removal: 'media',
  media_nsfw: 'media',
  media_silenced: 'media',
  accept: 'allow',
  allow: 'allow',
  allowed: 'allow',
};

/** Our word beside the software's own: what is none of the four great ones is `other`. */
export function severityOf(rule: string): Severity {
  return Object.hasOwn(SEVERITY_OF_RULE, rule) ? (SEVERITY_OF_RULE[rule] ?? 'other') : 'other';
}

/** The software's word for a rule, bounded; null where it gives none. */
export function ruleWord(value: unknown): string | null {
  return text(value, 60)?.toLowerCase() ?? null;
}

/** Short lines, such as a server's rules: plain, at most 50. */
export function lines(value: unknown, line: (item: unknown) => string | null): string[] {
  return looseArray(value, 50)
    .map(line)
    .filter((one) => one !== null);
}
