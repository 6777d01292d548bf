import { oneLine, parseLine, type Line } from './robots-line.ts';
import { matches, normalise } from './robots-pattern.ts';

// RFC 9309, read as strictly as Google's parser reads it or more so: where a file is dirty, we stay out.
// https://www.rfc-editor.org/rfc/rfc9309

/** What one robots.txt means for us. */
export interface RobotsRules {
  /** `path` is with its query. */
  decide(path: string): RobotsDecision;
  isAllowed(path: string): boolean;
  /** Pause between two requests that the file asks for; 0 where it asks for none. */
  crawlDelayMs: number;
  /** The line that asks for this pause, in the form of `RobotsDecision.rule`. */
  crawlDelayRule: string | null;
  /** The first 200 lines of the group that applies to us, in the form of `RobotsDecision.rule`. */
  applied: readonly string[];
}

export interface RobotsDecision {
  isAllowed: boolean;
  /** The deciding line as the site wrote it, without comment, at most 200 characters; null where none matched. */
  rule: string | null;
}

interface Rule {
  isAllow: boolean;
  pattern: string;
  line: string;
}

interface Group {
  isNamed: boolean;
  rules: Rule[];
  lines: string[];
  crawlDelayMs: number;
  crawlDelayRule: string | null;
}

const APPLIED_LINES_MAX = 200;

export const ALLOW_ALL = rulesOf(createGroup());

/** Of a file that cannot be read: nothing may be asked for but the file itself. */
export const FORBID_ALL: RobotsRules = {
  ...ALLOW_ALL,
  decide: (path) => ({ isAllowed: path === '/robots.txt', rule: null }),
  isAllowed: (path) => path === '/robots.txt',
};

/** Crawlers must read at least 500 KiB, and need not read more (RFC 9309 §2.5). */
export const ROBOTS_BYTES_MAX = 500 * 1024;

/** `token` is our product token, matched as a whole and without regard to case. */
export function parseRobots(text: string, token: string): RobotsRules {
  // Single-page applications answer every path with their start page.
  if (/^\s*<(?:!doctype|html|head|body|\?xml|!--)/i.test(text)) return ALLOW_ALL;
  const ours = createGroup();
  const general = createGroup();
  let current = new Set<Group>();
  let isNamingAgents = false;
  for (const raw of text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)) {
    const line = parseLine(raw);
    if (line === null) continue;
    if (line.key === 'user-agent') {
      if (!isNamingAgents) current = new Set();
      isNamingAgents = true;
      if (isStar(line.value)) current.add(named(general, line));
      if (isOurs(line.value, token)) current.add(named(ours, line));
    } else {
      // A delay between two names does not part them, as the parsers in use read it.
      isNamingAgents &&= line.key === 'crawl-delay';
      for (const group of current) add(group, line);
    }
  }
  // Groups for one agent are merged wherever they stand; those for us replace the general ones altogether.
  return rulesOf(ours.isNamed ? ours : general);
}

function createGroup(): Group {
  return { isNamed: false, rules: [], lines: [], crawlDelayMs: 0, crawlDelayRule: null };
}

function rulesOf({ rules, lines, crawlDelayMs, crawlDelayRule }: Group): RobotsRules {
  return {
    decide: (path) => decide(rules, path),
    isAllowed: (path) => decide(rules, path).isAllowed,
    crawlDelayMs,
    crawlDelayRule,
    applied: lines,
  };
}

function named(group: Group, line: Line): Group {
  group.isNamed = true;
  keep(group, line);
  return group;
}

function add(group: Group, line: Exclude<Line, { key: 'user-agent' }>): void {
  keep(group, line);
  if (line.key === 'crawl-delay') {
    if (line.delayMs <= group.crawlDelayMs) return;
    group.crawlDelayMs = line.delayMs;
    group.crawlDelayRule = oneLine(line.line);
    return;
  }
  const pattern = normalise(line.value);
  if (pattern !== '') group.rules.push({ isAllow: line.key === 'allow', pattern, line: line.line });
}

function keep(group: Group, { line }: Line): void {
  if (group.lines.length < APPLIED_LINES_MAX) group.lines.push(oneLine(line));
}

function isStar(value: string): boolean {
  return /^\*(?:\s|$)/.test(value);
}

function isOurs(value: string, token: string): boolean {
  return /^[a-z_-]*/i.exec(value)?.[0].toLowerCase() === token.toLowerCase();
}

function decide(rules: readonly Rule[], path: string): RobotsDecision {
  const octets = normalise(path);
  if (octets === '/robots.txt') return { isAllowed: true, rule: null };
  let longest: Rule | null = null;
  for (const rule of rules) {
    if (longest && !outranks(rule, longest)) continue;
    if (matches(rule.pattern, octets)) longest = rule;
  }
  return longest
    ? { isAllowed: longest.isAllow, rule: oneLine(longest.line) }
    : { isAllowed: true, rule: null };
}

// The longest pattern decides, and between two of one length the one that allows (RFC 9309 §2.2.2).
function outranks(rule: Rule, other: Rule): boolean {
  const lead = rule.pattern.length - other.pattern.length;
  return lead > 0 || (lead === 0 && rule.isAllow && !other.isAllow);
}
