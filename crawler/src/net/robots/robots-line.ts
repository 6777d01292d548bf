// The lines of a robots.txt as RFC 9309 §2.2 writes them, and those that were meant to be some.

/** One line that says something to a crawler; `text` is how the site wrote it, without its comment. */
export type Line = { text: string } & (Name | Rule | Delay);

interface Name {
  key: 'user-agent';
  value: string;
}

export interface Rule {
  key: 'allow' | 'disallow';
  /** More than one where a line names several paths. */
  patterns: readonly string[];
  /** Whether the line is a `rule` of the grammar, or only resembles one. */
  isConforming: boolean;
}

interface Delay {
  key: 'crawl-delay';
  delayMs: number;
}

const LINE_CHARS_MAX = 200;

// `rule` of §2.2: blanks are space and tab, and a pattern has none. The grammar wants a slash in front of a pattern; a
// star stands there in the RFC's own example (§5.1).
const RULE = /^[ \t]*(allow|disallow)[ \t]*:[ \t]*([/*][^\s#\p{Cc}]*|)[ \t]*(?:#.*)?$/isu;

/** Null for what says nothing to us: a comment, a sitemap, a word that we don't know. */
export function parseLine(line: string): Line | null {
  const text = line.replace(/#.*/s, '').trim();
  const [, key, pattern] = RULE.exec(line) ?? [];
  if (key !== undefined && pattern !== undefined) {
    const isAllow = key.toLowerCase() === 'allow';
    return { text, key: isAllow ? 'allow' : 'disallow', patterns: [pattern], isConforming: true };
  }
  const said = readLoosely(text);
  return said && { ...said, text };
}

// Dissallow, disalow, diasllow, disallaw, disallowed: all seen in the wild, all meant.
const DISALLOW = /^(?:di[sa]{1,3}l{1,3}[ao]w|disallow)/i;

function readLoosely(text: string): Name | Rule | Delay | null {
  // A path may have a colon of its own where the one before it was forgotten.
  const [, word, path] = /^([^\s:]+)\s+(\/\S*)$/.exec(text) ?? [];
  if (word !== undefined && path !== undefined && DISALLOW.test(word)) return forbid(path);
  // "User-agent x" without the colon is meant as it looks; three words are prose.
  const colon = text.indexOf(':');
  const parts = colon >= 0 ? [text.slice(0, colon), text.slice(colon + 1)] : text.split(/\s+/);
  const [key, value] = parts.map((part) => part.trim());
  if (key === undefined || value === undefined || parts.length > 2) return null;
  if (/^user[-_ ]?agents?$/i.test(key)) return { key: 'user-agent', value };
  if (DISALLOW.test(key)) return forbid(value);
  if (/^allow/i.test(key)) return { key: 'allow', patterns: [], isConforming: false };
  if (/^crawl[-_ ]?delay$/i.test(key)) return { key: 'crawl-delay', delayMs: durationToMs(value) };
  if (/^request[-_ ]?rate$/i.test(key)) return { key: 'crawl-delay', delayMs: requestRateToMs(value) };
  return null;
}

function forbid(value: string): Rule {
  return { key: 'disallow', patterns: value.split(/,?\s+(?=[/*])/).map(rooted), isConforming: false };
}

/** A line as it is shown and kept: at most 200 characters, and none that turns, hides or breaks a line. */
export function oneLine(line: string): string {
  return line
    .slice(0, 4 * LINE_CHARS_MAX)
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ')
    .trimStart()
    .slice(0, LINE_CHARS_MAX)
    .toWellFormed()
    .trimEnd();
}

// A pattern that forgot its slash would match nothing, which its author cannot have wanted.
function rooted(pattern: string): string {
  return pattern === '' || /^[/*$]/.test(pattern) ? pattern : `/${pattern}`;
}

const UNIT_MS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};
// Longer than a crawler lives, and still a number that a clock can be set by.
const DELAY_MS_MAX = 1e12;

// `Crawl-delay` has no specification: seconds, which may have a fraction, and sometimes a unit behind them.
function durationToMs(value: string): number {
  const duration = /^(\d+(?:[.,]\d+)?)\s*(ms|[smhd])?[a-z]*(?=[\s,;.]|$)/i.exec(value);
  const [, amount, unit] = duration ?? [];
  if (amount === undefined) return 0;
  return bounded(Number(amount.replace(',', '.')) * unitMs(unit));
}

// kbin and its heirs send "Request-rate: 1/1s": requests per period, sometimes with a time of day behind it.
function requestRateToMs(value: string): number {
  const [, requests, period, unit] = /^(\d+)\s*\/\s*(\d+)\s*([smhd]?)/i.exec(value) ?? [];
  if (requests === undefined || period === undefined || Number(requests) === 0) return 0;
  return bounded((Number(period) * unitMs(unit)) / Number(requests));
}

function unitMs(unit: string | undefined): number {
  return UNIT_MS[(unit ?? '').toLowerCase()] ?? 1000;
}

function bounded(ms: number): number {
  return Math.min(ms, DELAY_MS_MAX);
}
