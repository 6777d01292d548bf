import { fail, ok, type Outcome } from './outcome.ts';

// The pieces that every parser of a stranger's answer is made of. None throws; a bad field becomes absent.

/** Deeper nesting than any metadata document has; JSON.parse would build it, later code would recurse. */
export const DEPTH_MAX = 32;

const NAMES_THAT_POISON = ['__proto__', 'constructor', 'prototype'];

export type Fields = Readonly<Record<string, unknown>>;

/** The JSON value of a body, or why it is none. Accepts a BOM; never builds what is nested too deep. */
export function decodeJson(body: Buffer): Outcome<unknown> {
  // TextDecoder takes the BOM away and turns broken UTF-8 into U+FFFD instead of giving up on a whole list.
  const source = new TextDecoder().decode(body);
  const start = source.search(/\S/);
  if (start < 0) return fail('parse_not_json', { detail: 'The body is empty.' });
  if (source[start] === '<') return fail('parse_not_json', { detail: 'The body is a page (HTML or XML).' });
  if (isDeeperThan(source, DEPTH_MAX)) return fail('parse_too_deep');
  try {
    const value: unknown = JSON.parse(source);
    dropPoison(value);
    return ok(value);
  } catch {
    return fail('parse_not_json', { detail: 'The body does not parse as JSON.' });
  }
}

const [QUOTE, ESCAPE] = ['"', '\\'].map((sign) => sign.charCodeAt(0));
const OPENING = new Set(['{', '['].map((sign) => sign.charCodeAt(0)));
const CLOSING = new Set(['}', ']'].map((sign) => sign.charCodeAt(0)));

/** Counts brackets outside strings, once through, before anything is built. */
function isDeeperThan(source: string, max: number): boolean {
  let depth = 0;
  let isInString = false;
  for (let at = 0; at < source.length; at += 1) {
    const sign = source.charCodeAt(at);
    if (isInString) {
      if (sign === ESCAPE) at += 1;
      else if (sign === QUOTE) isInString = false;
    } else if (sign === QUOTE) {
      isInString = true;
    } else if (OPENING.has(sign)) {
      depth += 1;
      if (depth > max) return true;
    } else if (CLOSING.has(sign)) {
      depth -= 1;
    }
  }
  return false;
}

// `get` would not follow these names either; they go so that a value can be spread or stored without care.
function dropPoison(value: unknown): void {
  if (Array.isArray(value)) {
    for (const item of value) dropPoison(item);
  } else if (typeof value === 'object' && value !== null) {
    for (const name of NAMES_THAT_POISON) if (Object.hasOwn(value, name)) Reflect.deleteProperty(value, name);
    for (const item of Object.values(value)) dropPoison(item);
  }
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at the end of a path of own fields; undefined where any step is missing. */
export function get(value: unknown, ...path: string[]): unknown {
  let here = value;
  for (const name of path) {
    if (!isFields(here) || !Object.hasOwn(here, name)) return undefined;
    here = here[name];
  }
  return here;
}

// C0 and C1 controls but line feed and tab, the bidi overrides that make text lie, and the invisible BOM.
const UNWANTED =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** Text that is safe to store and show: no controls, no half characters, at most `max` UTF-16 units. */
export function scrub(value: string, max: number): string {
  const clean = value
    .slice(0, max * 4)
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029]/gu, '\n')
    .replace(UNWANTED, '')
    .trim();
  if (clean.length <= max) return clean;
  // Cutting may halve a surrogate pair at the end.
  return clean
    .slice(0, max)
    .replace(/[\ud800-\udbff]$/u, '')
    .trimEnd();
}

/** One line of text, or null where there is none. */
export function text(value: unknown, max: number): string | null {
  if (typeof value !== 'string') return null;
  const line = scrub(value.slice(0, max * 4).replace(/\s+/gu, ' '), max);
  return line === '' ? null : line;
}

/** More than any server has: what lies beyond is a bug or a joke of its owner. */
const COUNT_MAX = 1_000_000_000;

/**
 * A count, or null where there is no usable one. Digits in a string count too: WordPress sends an uncast
 * database value, and old Lemmy lists and friendly mirrors quote theirs.
 */
export function count(value: unknown): number | null {
  const number = typeof value === 'string' && /^\d{1,10}$/.test(value) ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isSafeInteger(number)) return null;
  return number >= 0 && number <= COUNT_MAX ? number : null;
}

// What PHP and the configuration files behind it take for a yes and a no.
const YES = new Set(['true', '1', 'yes', 'on']);
const NO = new Set(['false', '0', 'no', 'off']);

/** A yes or no in any spelling that servers use (Akkoma 3.0 sends "FALSE", Hubzilla 0 and 1), else null. */
export function flag(value: unknown): boolean | null {
  if (value === true || value === 1) return true;
  if (value === false || value === 0) return false;
  if (typeof value !== 'string' || value.length > 8) return null;
  const word = value.trim().toLowerCase();
  if (YES.has(word)) return true;
  return NO.has(word) ? false : null;
}

/** A list where PHP may have made an object of it, or a lone value; at most `max` items. */
export function looseArray(value: unknown, max: number): unknown[] {
  if (Array.isArray(value)) return value.slice(0, max);
  if (isFields(value)) return Object.values(value).slice(0, max);
  return value === undefined || value === null || value === '' ? [] : [value];
}

/** An http or https address without credentials, or null. */
export function httpUrl(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > 500 || !URL.canParse(value)) return null;
  const url = new URL(value);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  return url.username === '' && url.password === '' && url.href.length <= 500 ? url.href : null;
}

/** BCP 47 tags, lower case, each once; everything else in the list is left out. */
export function languageTags(value: unknown): string[] {
  const tags = looseArray(value, 200)
    .filter((tag) => typeof tag === 'string')
    .map((tag) => tag.trim().toLowerCase().replaceAll('_', '-'))
    .filter((tag) => /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/.test(tag));
  return [...new Set(tags)].slice(0, 30);
}

/** Read at most of a description, however long it is: what is shown is far shorter. */
const SOURCE_MAX = 64 * 1024;

/** The words of an HTML or Markdown text, or null where there are none. Paragraphs stay paragraphs. */
export function plainText(value: unknown, max: number, kind: 'html' | 'markdown' = 'html'): string | null {
  if (typeof value !== 'string') return null;
  const source = value.slice(0, SOURCE_MAX);
  const words = withoutEntities(withoutTags(kind === 'markdown' ? withoutMarkdown(source) : source));
  const paragraphs = words
    .split(/\r\n?|\n/u)
    .map((line) => line.replace(/\s+/gu, ' ').trim())
    .filter((line, at, lines) => line !== '' || lines[at - 1] !== '');
  const clean = scrub(paragraphs.join('\n'), max);
  return clean === '' ? null : clean;
}

const BREAKS = new Set('br p div li ul ol tr table blockquote section article header footer hr'.split(' '));
const BLOCKS = new Set(['script', 'style', '--']);
const HEADING = /^h[1-6]$/;

// One walk from left to right: no expression over the whole text, which a hostile one could make quadratic.
function withoutTags(source: string): string {
  let out = '';
  let at = 0;
  while (at < source.length) {
    const open = source.indexOf('<', at);
    if (open < 0) return out + source.slice(at);
    out += source.slice(at, open);
    const name = /^<[!/?]?([a-z][a-z0-9]{0,15}|--)?/i.exec(source.slice(open, open + 20));
    // "a < b" and "<3" are words.
    if (name === null || (name[0] === '<' && name[1] === undefined)) {
      out += '<';
      at = open + 1;
      continue;
    }
    const tag = (name[1] ?? '').toLowerCase();
    const end = endOfTag(source, open, tag, name[0]);
    // A script or comment without an end hides the rest; any other "<" without one was never a tag.
    if (end < 0) return BLOCKS.has(tag) ? out : out + source.slice(open);
    if (BREAKS.has(tag) || HEADING.test(tag)) out += '\n';
    at = end;
  }
  return out;
}

/** Where the text goes on after a tag; the whole script, style or comment is its tag. -1: never. */
function endOfTag(source: string, open: number, tag: string, opening: string): number {
  const isBlock = (tag === 'script' || tag === 'style') && !opening.startsWith('</');
  const closing = isBlock ? `</${tag}` : tag === '--' ? '-->' : '>';
  const found = source.indexOf(closing, open + 1);
  if (found < 0) return -1;
  return isBlock ? found : found + closing.length;
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
};

function withoutEntities(source: string): string {
  return source.replace(/&(#x[\da-f]{1,6}|#\d{1,7}|[a-z]{2,8});/giu, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? whole;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

// Marks only, line by line; every class below excludes the sign that begins it, so each pass is linear.
function withoutMarkdown(source: string): string {
  return source
    .replace(/!?\[([^[\]]*)\]\([^()]*\)/gu, '$1')
    .split('\n')
    .map((line) => line.replace(/^ {0,3}(?:#{1,6} |> ?|[*+-] )/u, '').replace(/\*\*|__|~~|`/gu, ''))
    .join('\n');
}
