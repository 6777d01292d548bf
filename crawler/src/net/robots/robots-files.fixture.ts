// Makes up robots.txt files and paths to ask them about: files of the grammar, and files as they are found.

/** A source of numbers in [0, 1) that gives the same ones for the same seed. */
export type Dice = () => number;

export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
}

const AGENTS = ['*', '*', '*', 'Homeport', 'homeport', 'HOMEPORT', 'GPTBot', 'HomeportX', 'homeport-images'];
const AGENTS_MORE = [
  'Home',
  'Homeport_',
  'Homeport/1.0',
  'Homeport (a directory)',
  '* all',
  '360Spider',
  '*bot',
];
const PIECES = [
  '/',
  '/',
  '/',
  'a',
  'b',
  'api',
  'v1',
  '.json',
  '*',
  '$',
  '?',
  '=',
  '%61',
  '%2F',
  '%2f',
  '%7E',
  '~',
];
const PIECES_RARE = [
  '%E3%83%84',
  '%e3%83%84',
  'ツ',
  ':',
  '%3A',
  '@',
  '%40',
  '%2A',
  '%24',
  '%',
  '%zz',
  'é',
  '😀',
];
const OTHERS = [
  'Sitemap: https://a.example/s.xml',
  'Crawl-delay: 5',
  'Request-rate: 1/5s',
  'Host: a.example',
];
const COMMENTS = ['', '', '', ' # why', '#', ' # Disallow: /'];
const BLANKS = ['', ' ', ' ', ' ', '\t', '  '];
const ENDS = ['\n', '\n', '\n', '\r\n', '\r'];
const DISALLOWS = [
  'Dissallow:',
  'Disalow:',
  'Diasllow:',
  'Disallow',
  'Disallowed:',
  'disallow :',
  'Dis-allow:',
];
const DIRT = [
  'Allowed:',
  'Allow',
  'Alow:',
  'Deny:',
  '<p>',
  'Disallow us',
  'allow\u00A0:',
  'Noindex:',
  '\u0001:',
];
const NAMES = ['Useragent:', 'User agent:', 'User-agent', 'user_agents:', 'Agent:', 'User-Agnet:'];

export interface MadeFile {
  text: string;
  paths: string[];
}

/** Half of the files keep to the grammar; the other half have up to all faults at once. */
export function makeFile(dice: Dice): MadeFile {
  const isClean = dice() < 0.5;
  const patterns: string[] = [];
  let text = dice() < 0.05 ? '\uFEFF' : '';
  const end = pick(dice, ENDS);
  const lines = 1 + Math.floor(dice() * 14);
  for (let at = 0; at < lines; at++) {
    text += makeLine(dice, isClean, patterns) + (dice() < 0.1 ? pick(dice, ENDS) : end);
  }
  const paths = Array.from({ length: 8 }, () => makePath(dice, patterns));
  return { text, paths };
}

function makeLine(dice: Dice, isClean: boolean, patterns: string[]): string {
  const kind = dice();
  const around = (key: string, value: string): string =>
    pick(dice, BLANKS) + key + pick(dice, BLANKS) + value + pick(dice, BLANKS) + pick(dice, COMMENTS);
  if (kind < 0.3) {
    const isPlain = isClean ? dice() < 0.9 : dice() < 0.6;
    const key =
      isClean || dice() < 0.7 ? caseOf(dice, 'User-agent') + pick(dice, BLANKS) + ':' : pick(dice, NAMES);
    return around(key, pick(dice, isPlain ? AGENTS : AGENTS_MORE));
  }
  if (kind < 0.38) return pick(dice, OTHERS);
  if (kind < 0.45) return pick(dice, ['', ' ', '# a comment', '#User-agent: *']);
  const pattern = makePattern(dice, isClean);
  patterns.push(pattern);
  const isFaulty = !isClean && dice() < 0.35;
  const key = caseOf(dice, dice() < 0.6 ? 'Disallow' : 'Allow') + pick(dice, BLANKS) + ':';
  return around(isFaulty ? pick(dice, dice() < 0.6 ? DISALLOWS : DIRT) : key, pattern);
}

function makePattern(dice: Dice, isClean: boolean): string {
  if (dice() < 0.05) return '';
  const first = dice() < 0.1 ? '*' : '/';
  const isRooted = isClean || dice() < 0.9;
  const pattern = (isRooted ? first : '') + pieces(dice, 5);
  if (isClean || dice() < 0.9) return pattern;
  return pattern + pick(dice, [' /b', ', /a', '\u00A0', '\u0007', ' b c', '\u2028/a']);
}

function pieces(dice: Dice, most: number): string {
  const count = Math.floor(dice() * most);
  return Array.from({ length: count }, () => pick(dice, dice() < 0.85 ? PIECES : PIECES_RARE)).join('');
}

// Mostly from a pattern of the file, its stars filled in: a path made of nothing would match nothing.
function makePath(dice: Dice, patterns: readonly string[]): string {
  if (dice() < 0.03) return '/robots.txt';
  const pattern = dice() < 0.85 && patterns.length > 0 ? pick(dice, patterns) : pieces(dice, 5);
  const filled = pattern
    .replaceAll('*', () => (dice() < 0.1 ? '*' : pieces(dice, 3)))
    .replace(/\$$/, () => (dice() < 0.8 ? '' : '$'))
    .replace(/\s.*$/s, '');
  const spelt = respell(dice, filled);
  const shortened = dice() < 0.15 ? spelt.slice(0, -1) : spelt;
  const path = shortened.toWellFormed() + (dice() < 0.5 ? '' : pieces(dice, 3));
  return path.startsWith('/') ? path : `/${path}`;
}

function respell(dice: Dice, text: string): string {
  const way = dice();
  if (way < 0.6) return text;
  if (way < 0.7) return text.replace(/%[0-9a-f]{2}/gi, (triplet) => triplet.toLowerCase());
  if (way < 0.8) return text.replaceAll('a', '%61').replaceAll('~', '%7e');
  if (way < 0.9) return text.replaceAll(':', '%3A').replaceAll('@', '%40');
  return text.replaceAll('ツ', '%E3%83%84').replaceAll('%2F', '/');
}

function caseOf(dice: Dice, word: string): string {
  const way = dice();
  if (way < 0.7) return word;
  return way < 0.85 ? word.toLowerCase() : word.toUpperCase();
}

function pick<T>(dice: Dice, from: readonly T[]): T {
  const chosen = from[Math.floor(dice() * from.length)];
  if (chosen === undefined) throw new Error('nothing to pick from');
  return chosen;
}
