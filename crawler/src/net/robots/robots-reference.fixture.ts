// RFC 9309 by the book, slowly, to hold the parser against. It shares no line with it: a hand-written reader of the
// grammar (§2.2) over single characters, and a recursive comparison over single octets.
//
// The grammar alone would misread files that everybody reads alike, so that these departures are part of the book:
// EOF    the end of the file ends its last line.
// BOM    a byte order mark in front is no character of the file.
// STAR   a pattern may begin with a star, as in the RFC's own example (§5.1).
// OTHER  a record of another standard is no breach (§2.2.4): see OTHER_RECORDS.
// NAME   a name line with more than a product token names the token in front, or nobody: `Homeport/1.0`, `360Spider`.
// AGENT  `Useragent:`, `User agent:`, `User_agents:`, and any of them without its colon, begin a name line.
// BLANK  the grammar excludes control characters and blanks; so does this one beyond ASCII, where the RFC forgot them.

export interface ByTheBook {
  /** `names`: the grammar but for NAME and AGENT. `dirty`: some line is none that the RFC knows. */
  kind: 'conforming' | 'names' | 'dirty';
  isAllowed(path: string): boolean;
}

type BookLine =
  | { is: 'empty' | 'other' | 'unknown' }
  | { is: 'name'; token: string; isPlain: boolean }
  | { is: 'rule'; allows: boolean; pattern: string };

interface BookRule {
  allows: boolean;
  octets: number;
  spellings: Octet[][];
}

interface BookGroup {
  tokens: string[];
  rules: BookRule[];
}

/** One octet of a path, as a character or as `%XX`; or what stands for many, or for the end. */
type Octet = string | typeof MANY | typeof END;
const MANY = Symbol('*');
const END = Symbol('$');

const OTHER_RECORDS = ['sitemap', 'host', 'crawl-delay', 'request-rate', 'content-signal', 'license'];

export function readByTheBook(file: string, token: string): ByTheBook {
  const lines = linesOf(file.startsWith('\uFEFF') ? file.slice(1) : file).map(readBookLine);
  const groups: BookGroup[] = [];
  let isOpen = false;
  for (const line of lines) {
    if (line.is === 'name') {
      if (!isOpen) groups.push({ tokens: [], rules: [] });
      isOpen = true;
      groups.at(-1)?.tokens.push(line.token.toLowerCase());
    } else if (line.is === 'rule') {
      isOpen = false;
      if (line.pattern !== '') groups.at(-1)?.rules.push(ruleOf(line.allows, line.pattern));
    }
  }
  const named = groups.filter(({ tokens }) => tokens.includes(token.toLowerCase()));
  const general = groups.filter(({ tokens }) => tokens.includes('*'));
  const rules = (named.length > 0 ? named : general).flatMap((group) => group.rules);
  return { kind: kindOf(lines), isAllowed: (path) => isAllowedBy(rules, path) };
}

function kindOf(lines: readonly BookLine[]): ByTheBook['kind'] {
  if (lines.some(({ is }) => is === 'unknown')) return 'dirty';
  return lines.every((line) => line.is !== 'name' || line.isPlain) ? 'conforming' : 'names';
}

// NL = %x0D / %x0A / %x0D.0A
function linesOf(file: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (let at = 0; at < file.length; at++) {
    const char = file.charAt(at);
    if (char === '\r' || char === '\n') {
      lines.push(line);
      line = '';
      if (char === '\r' && file.charAt(at + 1) === '\n') at++;
    } else {
      line += char;
    }
  }
  return [...lines, line];
}

// emptyline / startgroupline / rule, each *WS … EOL with EOL = *WS [comment] NL
function readBookLine(line: string): BookLine {
  const hash = line.indexOf('#');
  const content = trimBlanks(hash < 0 ? line : line.slice(0, hash));
  if (content === '') return { is: 'empty' };
  const colon = content.indexOf(':');
  if (colon < 0) return nameWithoutColon(content);
  const key = trimBlanks(content.slice(0, colon)).toLowerCase();
  const value = trimBlanks(content.slice(colon + 1));
  if (key === 'allow' || key === 'disallow') {
    return isPathPattern(value) ? { is: 'rule', allows: key === 'allow', pattern: value } : { is: 'unknown' };
  }
  if (AGENTS.has(key)) return nameLine(value, key === 'user-agent');
  return { is: OTHER_RECORDS.includes(key) ? 'other' : 'unknown' };
}

const AGENTS = new Set(['', '-', '_', ' '].flatMap((link) => [`user${link}agent`, `user${link}agents`]));

function nameWithoutColon(content: string): BookLine {
  const [key = '', value = '', ...more] = content.replaceAll('\t', ' ').split(' ').filter(Boolean);
  if (value === '' || more.length > 0 || !AGENTS.has(key.toLowerCase())) return { is: 'unknown' };
  return nameLine(value, false);
}

// product-token = identifier / "*"; identifier = 1*(%x2D / %x41-5A / %x5F / %x61-7A)
function nameLine(value: string, isSpelt: boolean): BookLine {
  let token = '';
  for (const char of value) {
    const isPart =
      char === '-' || char === '_' || (char >= 'A' && char <= 'Z') || (char >= 'a' && char <= 'z');
    if (!isPart) break;
    token += char;
  }
  if (value.startsWith('*') && (value.length === 1 || isBlank(value.charCodeAt(1)))) token = '*';
  return { is: 'name', token, isPlain: isSpelt && token !== '' && token === value };
}

// path-pattern / empty-pattern, with UTF8-1-noctl = %x21 / %x22 / %x24-7F
function isPathPattern(value: string): boolean {
  if (value === '') return true;
  if (!value.startsWith('/') && !value.startsWith('*')) return false;
  return Array.from(value).every((char) => !isControl(char.codePointAt(0) ?? 0) && char !== '#');
}

function isControl(code: number): boolean {
  return code <= 0x20 || (code >= 0x7f && code <= 0x9f) || isBlank(code);
}

function isBlank(code: number): boolean {
  if (code === 0x20 || (code >= 0x09 && code <= 0x0d) || code === 0xa0) return true;
  const isWide = code === 0x1680 || code === 0x3000 || code === 0xfeff || (code >= 0x2000 && code <= 0x200a);
  return isWide || code === 0x2028 || code === 0x2029 || code === 0x202f || code === 0x205f;
}

// WS = %x20 / %x09
function trimBlanks(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && (text.charAt(from) === ' ' || text.charAt(from) === '\t')) from++;
  while (to > from && (text.charAt(to - 1) === ' ' || text.charAt(to - 1) === '\t')) to--;
  return text.slice(from, to);
}

function ruleOf(allows: boolean, pattern: string): BookRule {
  const plain = octetsOf(pattern);
  // "The most octets": of the pattern in the spelling that is compared.
  const octets = plain.reduce((sum, octet) => sum + octet.length, 0);
  const special = plain.map((octet, at): Octet => {
    if (octet === '*') return MANY;
    if (octet === '$') return at === plain.length - 1 ? END : '%24';
    return octet;
  });
  return { allows, octets, spellings: [special, withQueryEncoded(special)].map(spell) };
}

function isAllowedBy(rules: readonly BookRule[], path: string): boolean {
  const plain = octetsOf(path);
  if (plain.join('') === '/robots.txt') return true;
  const octets = plain.map((octet) => (octet === '*' ? '%2A' : octet === '$' ? '%24' : octet));
  const spellings = [octets, withQueryEncoded(octets)].map(spell);
  const matching = rules.filter((rule) =>
    spellings.some((spelling, at) => isPrefix(rule.spellings[at] ?? [], spelling)),
  );
  const most = Math.max(...matching.map((rule) => rule.octets));
  const decisive = matching.filter((rule) => rule.octets === most);
  return decisive.length === 0 || decisive.some(({ allows }) => allows);
}

// The table of §2.2.2 compares what is written, in which an encoded octet is three.
function spell(octets: readonly Octet[]): Octet[] {
  return octets.flatMap((octet): Octet[] => (typeof octet === 'string' ? Array.from(octet) : [octet]));
}

function isPrefix(pattern: readonly Octet[], path: readonly Octet[], from = 0, at = 0): boolean {
  const first = pattern[from];
  if (first === undefined) return true;
  if (first === END) return at === path.length;
  if (first === MANY) {
    return (
      isPrefix(pattern, path, from + 1, at) || (at < path.length && isPrefix(pattern, path, from, at + 1))
    );
  }
  return path[at] === first && isPrefix(pattern, path, from + 1, at + 1);
}

// §2.2.2: what is outside ASCII is encoded; an encoded octet that is unreserved in RFC 3986 is decoded.
function octetsOf(text: string): string[] {
  const bytes = ENCODER.encode(text);
  const octets: string[] = [];
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    const digits = String.fromCharCode(bytes[at + 1] ?? 0, bytes[at + 2] ?? 0);
    const isEncoded = byte === 0x25 && Array.from(digits).every((digit) => HEX.includes(digit));
    const value = isEncoded ? Number(`0x${digits}`) : byte;
    if (isEncoded) at += 2;
    const isText = isEncoded ? UNRESERVED.includes(String.fromCharCode(value)) : value > 0x20 && value < 0x7f;
    octets.push(isText ? String.fromCharCode(value) : encode(value));
  }
  return octets;
}

const ENCODER = new TextEncoder();
const HEX = '0123456789abcdefABCDEF';
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const UNRESERVED = `${LETTERS}${LETTERS.toUpperCase()}0123456789-._~`;

function encode(value: number): string {
  return `%${value < 16 ? '0' : ''}${value.toString(16).toUpperCase()}`;
}

// The second row of the table in §2.2.2: reserved characters in the value of a query.
function withQueryEncoded<T extends Octet>(octets: readonly T[]): (T | string)[] {
  const query = octets.findIndex((octet) => octet === '?');
  return octets.map((octet, at) =>
    query >= 0 && at > query && typeof octet === 'string' && ':/?@[]'.includes(octet)
      ? encode(octet.charCodeAt(0))
      : octet,
  );
}
