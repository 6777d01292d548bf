// The lines of a robots.txt (RFC 9309 §2.2), and those that were meant to be some.

/** One line that says something to a crawler; `line` is how the site wrote it, without its comment. */
export type Line = { line: string } & Said;

type Said =
  | { key: 'user-agent'; value: string }
  | { key: 'allow' | 'disallow'; value: string }
  | { key: 'crawl-delay'; delayMs: number };

const LINE_CHARS_MAX = 200;

/** Null for what says nothing to us: a comment, a sitemap, a word that we don't know. */
export function parseLine(line: string): Line | null {
  const text = line.replace(/#.*/s, '').trim();
  const said = readLine(text);
  return said && { ...said, line: text };
}

function readLine(text: string): Said | null {
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
