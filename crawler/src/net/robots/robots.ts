import { oneLine, parseLine, type Line, type Rule } from './robots-line.ts';
import { matches, readPath, readPattern, type Pattern } from './robots-pattern.ts';

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

/** A rule and the line that it stands on. */
interface Ruling {
  isAllow: boolean;
  pattern: Pattern;
  line: string;
}

interface Group {
  isNamed: boolean;
  rulings: Ruling[];
  lines: string[];
  crawlDelayMs: number;
  crawlDelayRule: string | null;
}

const APPLIED_LINES_MAX = 200;

/** Our name in robots.txt. */
export const ROBOTS_TOKEN = 'Homeport';

/**
 * Crawlers must read at least 500 KiB, and need not read more (RFC 9309 §2.5). One octet more tells whether the last
 * line goes on.
 */
export const ROBOTS_BYTES_MAX = 500 * 1024 + 1;

export const ALLOW_ALL = rulesOf([createGroup()]);

/** Of a file that cannot be read: nothing may be asked for but the file itself. */
export const FORBID_ALL: RobotsRules = {
  ...ALLOW_ALL,
  decide: (path) => ({ isAllowed: path === '/robots.txt', rule: null }),
  isAllowed: (path) => path === '/robots.txt',
};

/**
 * `token` is our product token, matched as a whole and without regard to case. Lines that only resemble rules are read
 * twice, once as they were meant and once, with the grammar, as nothing at all: we go where both readings let us.
 */
export function parseRobots(text: string, token: string): RobotsRules {
  const meant = new Reading(token);
  const literal = new Reading(token);
  let isDirty = false;
  for (const raw of text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)) {
    const line = parseLine(raw);
    if (line === null) continue;
    meant.take(line);
    if ('isConforming' in line && !line.isConforming) isDirty = true;
    else literal.take(line);
  }
  return rulesOf(isDirty ? [meant.group, literal.group] : [meant.group]);
}

/** Collects the groups that may be ours, line by line. */
class Reading {
  private readonly ours = createGroup();
  private readonly general = createGroup();
  private current = new Set<Group>();
  private isNamingAgents = false;

  constructor(private readonly token: string) {}

  // Groups for one agent are merged wherever they stand; those for us replace the general ones altogether.
  get group(): Group {
    return this.ours.isNamed ? this.ours : this.general;
  }

  take(line: Line): void {
    if (line.key === 'user-agent') {
      if (!this.isNamingAgents) this.current = new Set();
      this.isNamingAgents = true;
      if (isStar(line.value)) this.name(this.general, line);
      if (isOurs(line.value, this.token)) this.name(this.ours, line);
      return;
    }
    // A delay between two names does not part them, as the parsers in use read it.
    this.isNamingAgents &&= line.key === 'crawl-delay';
    for (const group of this.current) add(group, line);
  }

  private name(group: Group, line: Line): void {
    this.current.add(group);
    group.isNamed = true;
    keep(group, line);
  }
}

function createGroup(): Group {
  return { isNamed: false, rulings: [], lines: [], crawlDelayMs: 0, crawlDelayRule: null };
}

function rulesOf(readings: readonly [Group, ...Group[]]): RobotsRules {
  const [{ lines, crawlDelayMs, crawlDelayRule }] = readings;
  const decide = (path: string): RobotsDecision => {
    const spellings = readPath(path);
    const decisions = readings.map(({ rulings }) => decideBy(rulings, spellings));
    return decisions.find(({ isAllowed }) => !isAllowed) ?? decisions[0] ?? NO_RULE;
  };
  return {
    decide,
    isAllowed: (path) => decide(path).isAllowed,
    crawlDelayMs,
    crawlDelayRule,
    applied: lines,
  };
}

function add(group: Group, line: Exclude<Line, { key: 'user-agent' }>): void {
  keep(group, line);
  if (line.key === 'crawl-delay') {
    if (line.delayMs <= group.crawlDelayMs) return;
    group.crawlDelayMs = line.delayMs;
    group.crawlDelayRule = oneLine(line.text);
  } else {
    group.rulings.push(...rulingsOf(line));
  }
}

function rulingsOf({ key, patterns, text }: Rule & { text: string }): Ruling[] {
  return patterns
    .map(readPattern)
    .filter((pattern) => pattern !== null)
    .map((pattern) => ({ isAllow: key === 'allow', pattern, line: text }));
}

function keep(group: Group, { text }: Line): void {
  if (group.lines.length < APPLIED_LINES_MAX) group.lines.push(oneLine(text));
}

function isStar(value: string): boolean {
  return /^\*(?:\s|$)/.test(value);
}

function isOurs(value: string, token: string): boolean {
  return /^[a-z_-]*/i.exec(value)?.[0].toLowerCase() === token.toLowerCase();
}

const NO_RULE: RobotsDecision = { isAllowed: true, rule: null };

function decideBy(rulings: readonly Ruling[], path: readonly string[]): RobotsDecision {
  if (path[0] === '/robots.txt') return NO_RULE;
  let first: Ruling | null = null;
  for (const ruling of rulings) {
    if (first && !outranks(ruling, first)) continue;
    if (matches(ruling.pattern, path)) first = ruling;
  }
  return first ? { isAllowed: first.isAllow, rule: oneLine(first.line) } : NO_RULE;
}

// The longest pattern decides, and between two of one length the one that allows (RFC 9309 §2.2.2).
function outranks(ruling: Ruling, other: Ruling): boolean {
  const lead = ruling.pattern.octets - other.pattern.octets;
  return lead > 0 || (lead === 0 && ruling.isAllow && !other.isAllow);
}
