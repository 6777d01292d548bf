// RFC 9309, read as strictly as Google's parser reads it or more so: where a file is dirty, we stay out.
// https://www.rfc-editor.org/rfc/rfc9309

/** What one robots.txt means for us. */
export interface RobotsRules {
  isAllowed(path: string): boolean;
  /** Pause between two requests that the file asks for; 0 where it asks for none. */
  crawlDelayMs: number;
}

interface Rule {
  isAllow: boolean;
  pattern: string;
}

interface Group {
  isNamed: boolean;
  rules: Rule[];
  crawlDelayMs: number;
}

export const ALLOW_ALL: RobotsRules = { isAllowed: () => true, crawlDelayMs: 0 };

/** Crawlers must read at least 500 KiB, and need not read more (RFC 9309 §2.5). */
export const ROBOTS_BYTES_MAX = 500 * 1024;

/** `token` is our product token, matched as a whole and without regard to case. */
export function parseRobots(text: string, token: string): RobotsRules {
  // Single-page applications answer every path with their start page.
  if (/^\s*<(?:!doctype|html|head|body|\?xml|!--)/i.test(text)) return ALLOW_ALL;
  const ours: Group = { isNamed: false, rules: [], crawlDelayMs: 0 };
  const general: Group = { isNamed: false, rules: [], crawlDelayMs: 0 };
  let current = new Set<Group>();
  let isNamingAgents = false;
  for (const line of text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)) {
    const field = parseLine(line);
    if (field === null) continue;
    if (field.key === 'user-agent') {
      if (!isNamingAgents) current = new Set();
      isNamingAgents = true;
      if (isStar(field.value)) current.add(general);
      if (isOurs(field.value, token)) current.add(ours);
      for (const group of current) group.isNamed = true;
    } else {
      // A delay between two names does not part them, as the parsers in use read it.
      isNamingAgents &&= field.key === 'crawl-delay';
      for (const group of current) add(group, field);
    }
  }
  // Groups for one agent are merged wherever they stand; those for us replace the general ones altogether.
  const { rules, crawlDelayMs } = ours.isNamed ? ours : general;
  return { isAllowed: (path) => isAllowed(rules, path), crawlDelayMs };
}

function add(group: Group, field: Exclude<Field, { key: 'user-agent' }>): void {
  if (field.key === 'crawl-delay') {
    group.crawlDelayMs = Math.max(group.crawlDelayMs, field.delayMs);
    return;
  }
  const pattern = normalise(field.value);
  if (pattern !== '') group.rules.push({ isAllow: field.key === 'allow', pattern });
}

type Field =
  | { key: 'user-agent'; value: string }
  | { key: 'allow' | 'disallow'; value: string }
  | { key: 'crawl-delay'; delayMs: number };

function parseLine(line: string): Field | null {
  const text = line.replace(/#.*/s, '').trim();
  const colon = text.indexOf(':');
  // "Disallow /x" without the colon is meant as it looks; three words are prose.
  const parts = colon >= 0 ? [text.slice(0, colon), text.slice(colon + 1)] : text.split(/\s+/);
  if (parts.length !== 2) return null;
  const key = (parts[0] ?? '').trim().toLowerCase();
  const value = (parts[1] ?? '').trim();
  if (/^user[- ]?agents?$/.test(key)) return { key: 'user-agent', value };
  // Dissallow, disalow, diasllow, disallaw, disallowed: all seen in the wild, all meant.
  if (/^(?:di[sa]{1,3}l{1,3}[ao]w|disallow)/.test(key)) return { key: 'disallow', value: rooted(value) };
  if (/^allow/.test(key)) return { key: 'allow', value };
  if (key === 'crawl-delay') return { key, delayMs: secondsToMs(value) };
  if (key === 'request-rate') return { key: 'crawl-delay', delayMs: requestRateToMs(value) };
  return null;
}

// A pattern that forgot its slash would match nothing, which its author cannot have wanted.
function rooted(pattern: string): string {
  return pattern === '' || /^[/*$]/.test(pattern) ? pattern : `/${pattern}`;
}

function isStar(value: string): boolean {
  return /^\*(?:\s|$)/.test(value);
}

function isOurs(value: string, token: string): boolean {
  return /^[a-z_-]*/i.exec(value)?.[0].toLowerCase() === token.toLowerCase();
}

function secondsToMs(value: string): number {
  const seconds = /^\d{1,9}(?:\.\d{1,9})?(?=\s|s|$)/.exec(value);
  return seconds ? Number(seconds[0]) * 1000 : 0;
}

const UNIT_MS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000 };

// kbin and its heirs send "Request-rate: 1/1s": requests per period, sometimes with a time of day behind it.
function requestRateToMs(value: string): number {
  const [, requests, period, unit] = /^(\d{1,6})\s*\/\s*(\d{1,6})\s*([smh]?)/i.exec(value) ?? [];
  if (requests === undefined || period === undefined || Number(requests) === 0) return 0;
  return (Number(period) * (UNIT_MS[(unit ?? '').toLowerCase()] ?? 1000)) / Number(requests);
}

function isAllowed(rules: readonly Rule[], path: string): boolean {
  const octets = normalise(path);
  if (octets === '/robots.txt') return true;
  let longest = -1;
  let verdict = true;
  for (const { isAllow, pattern } of rules) {
    if (pattern.length < longest || !matches(pattern, octets)) continue;
    verdict = pattern.length > longest ? isAllow : verdict || isAllow;
    longest = pattern.length;
  }
  return verdict;
}

// Both sides in one spelling: what must be encoded is, what need not be isn't, hex digits are upper case.
// The text is ASCII afterwards, so that its length counts octets.
function normalise(text: string): string {
  const encoded = text.replace(/[^\x21-\x7e]/gu, (char) =>
    Array.from(Buffer.from(char), (octet) => `%${octet.toString(16).padStart(2, '0')}`).join(''),
  );
  return encoded.replace(/%[0-9a-f]{2}/gi, (triplet) => {
    const char = String.fromCharCode(parseInt(triplet.slice(1), 16));
    return /[a-z0-9._~-]/i.test(char) ? char : triplet.toUpperCase();
  });
}

// All positions in the path that the pattern so far can end at: no backtracking, so no pattern is expensive.
function matches(pattern: string, path: string): boolean {
  if (!/[*$]/.test(pattern)) return path.startsWith(pattern);
  let ends = new Set([0]);
  for (let at = 0; at < pattern.length; at++) {
    const char = pattern[at];
    if (char === '$' && at === pattern.length - 1) return ends.has(path.length);
    if (char === '*') {
      const first = Math.min(...ends);
      ends = new Set(Array.from({ length: path.length - first + 1 }, (_, offset) => first + offset));
    } else {
      ends = new Set([...ends].filter((end) => path[end] === char).map((end) => end + 1));
    }
    if (ends.size === 0) return false;
  }
  return true;
}
