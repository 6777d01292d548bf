import type { RobotsRecord } from '../fetcher.ts';
import { ALLOW_ALL, FORBID_ALL, parseRobots, ROBOTS_BYTES_MAX, type RobotsRules } from './robots.ts';

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

// RFC 9309 §2.4: a file is not used for longer than a day. An error is looked at again within the hour.
const KEPT_MS = DAY_MS;
const KEPT_UNREACHABLE_MS = HOUR_MS;
// §2.3.1.4: after this long, an unreachable file may be taken for one that isn't there.
const UNREACHABLE_MAX_MS = 30 * DAY_MS;

export interface RobotsVerdict extends RobotsRules {
  /** The file answers with an error, so that nothing may be read. */
  unreachable: boolean;
}

// A contact and its judgement ask several times what one file says.
const readings = new WeakMap<RobotsRecord, { token: string; rules: RobotsRules }>();

/** The rules of the file itself, which is read once; none where there is no file. */
export function rulesIn(record: RobotsRecord, token: string): RobotsRules {
  const known = readings.get(record);
  if (known?.token === token) return known.rules;
  const rules = parseRobots(record.body ?? '', token);
  readings.set(record, { token, rules });
  return rules;
}

/** What a kept record means today. */
export function robotsFor(record: RobotsRecord, token: string, now: Date): RobotsVerdict {
  if (record.body !== null) return { ...rulesIn(record, token), unreachable: false };
  if (!isUnreachable(record.status)) return { ...ALLOW_ALL, unreachable: false };
  const since = record.unreachableSince ?? record.fetchedAt;
  if (now.getTime() - since.getTime() > UNREACHABLE_MAX_MS) return { ...ALLOW_ALL, unreachable: false };
  return { ...FORBID_ALL, unreachable: true };
}

/**
 * Under which rule of the host's robots.txt a path was asked or left, in at most 200 characters: the deciding line as
 * the site wrote it, or why there is none.
 */
export function ruleFor(path: string, record: RobotsRecord, verdict: RobotsVerdict): string {
  if (path === '/robots.txt') return ROBOTS_ITSELF;
  const answer = record.status === null ? '' : ` (${String(record.status)})`;
  if (verdict.unreachable) return `robots.txt unreachable${answer}`;
  if (record.body !== null) return verdict.decide(path).rule ?? 'no rule in robots.txt';
  return isUnreachable(record.status)
    ? 'robots.txt unreachable for more than 30 days'
    : `no robots.txt${answer}`;
}

/** RFC 9309 §2.2.2: the file itself is implicitly allowed. */
export const ROBOTS_ITSELF = 'robots.txt is always allowed';

/** The record that an answered robots.txt leaves; `earlier` is the one before it, for how long this lasts. */
export function recordOf(
  status: number | null,
  body: Buffer,
  now: Date,
  earlier: RobotsRecord | null,
): RobotsRecord {
  const isFile = status !== null && status >= 200 && status < 300;
  const unreachable = isUnreachable(status);
  return {
    body: isFile ? textOf(body) : null,
    status,
    fetchedAt: now,
    expiresAt: new Date(now.getTime() + (unreachable ? KEPT_UNREACHABLE_MS : KEPT_MS)),
    unreachableSince: unreachable ? (earlier?.unreachableSince ?? now) : null,
  };
}

// A line that the limit cuts off would say something else than its author: `Allow: /` where `Allow: /about` stood. A
// file in UTF-16 breaks the RFC, and is still read as its author's editor wrote it.
function textOf(body: Buffer): string {
  const isCut = body.length >= ROBOTS_BYTES_MAX;
  const end = Math.max(body.lastIndexOf('\n'), body.lastIndexOf('\r')) + 1;
  const whole = isCut ? body.subarray(0, end) : body;
  const [first, second] = whole;
  const isWide = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  const encoding = first === 0xfe ? 'utf-16be' : 'utf-16le';
  const text = isWide ? new TextDecoder(encoding).decode(whole) : whole.toString('utf8');
  // NUL has no place in a text column, nor in a path.
  return text.replaceAll('\0', '\uFFFD');
}

// 4xx means that there is no file, and so does a redirect that leads nowhere (§2.3.1.2, §2.3.1.3). 429 asks
// for patience like 5xx does.
function isUnreachable(status: number | null): boolean {
  return status === null || status === 429 || (status >= 500 && status < 600);
}
