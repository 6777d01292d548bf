import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DIRT, FILES, NAMES, RULES, SPECIALS } from './robots-cases.fixture.ts';
import { recordOf, robotsFor, ruleFor } from './robots-record.ts';
import { parseRobots, ROBOTS_BYTES_MAX } from './robots.ts';

const TABLES = { NAMES, RULES, SPECIALS, FILES, DIRT };
const NOW = new Date('2026-03-01T12:00:00Z');
const after = (days: number): Date => new Date(NOW.getTime() + days * 24 * 60 * 60 * 1000);
const textOf = (file: string): string =>
  file.replaceAll(/(^|\|)all:/g, '$1User-agent: *').replaceAll('|', '\n');

// §2.3.1: what the answer to robots.txt makes of `/a`, where the file, if it is one, forbids it.
const ANSWERS: Record<string, [status: number | null, isAllowed: boolean, rule: string]> = {
  'a file (§2.3.1.1)': [200, false, 'Disallow: /a'],
  'a file of another success': [203, false, 'Disallow: /a'],
  'a redirect that leads nowhere (§2.3.1.2)': [301, true, 'no robots.txt (301)'],
  'a bad request (§2.3.1.3)': [400, true, 'no robots.txt (400)'],
  'a file for members only': [401, true, 'no robots.txt (401)'],
  'a file that is kept from us': [403, true, 'no robots.txt (403)'],
  'no file': [404, true, 'no robots.txt (404)'],
  'a file that is gone': [410, true, 'no robots.txt (410)'],
  'a file that the law forbids': [451, true, 'no robots.txt (451)'],
  'a call for patience, like 5xx': [429, false, 'robots.txt unreachable (429)'],
  'a fault of the server (§2.3.1.4)': [500, false, 'robots.txt unreachable (500)'],
  'a gateway without server': [502, false, 'robots.txt unreachable (502)'],
  maintenance: [503, false, 'robots.txt unreachable (503)'],
  'a proxy whose server is down': [521, false, 'robots.txt unreachable (521)'],
  'no answer, or one that cannot be read': [null, false, 'robots.txt unreachable'],
};

const line = (text: string, octets: number): string => text + '#'.repeat(octets - text.length - 1) + '\n';
const LIMIT = 500 * 1024;
const HEAD = line('User-agent: *', 1024);

// §2.5: the first 500 KiB count, and of what a longer file says behind them nothing.
const LENGTHS: Record<string, [file: string, isAllowed: boolean]> = {
  'a rule that ends with the limit': [HEAD + line('Disallow: /a', LIMIT - 1024), false],
  'the same without its end of line': [HEAD + line('', LIMIT - 1024 - 11) + 'Disallow:/a', false],
  'a rule behind the limit': [HEAD + line('', LIMIT - 1024) + 'Disallow: /a', true],
  'a rule that the limit cuts': [HEAD + line('', LIMIT - 1024 - 9) + 'Disallow:/b', true],
  'an Allow that the limit cuts': [HEAD + line('Disallow: /', LIMIT - 1024 - 7) + 'Allow:/a/b', false],
  'a line that the limit ends': [HEAD + line('', LIMIT - 1024 - 11) + 'Disallow:/a\nAllow: /a', false],
};

const DELAYS: Record<string, [lines: string, delayMs: number, rule: string | null]> = {
  seconds: ['Crawl-delay: 5', 5000, 'Crawl-delay: 5'],
  'no case': ['CRAWL-DELAY:5', 5000, 'CRAWL-DELAY:5'],
  'a fraction': ['Crawl-delay: 0.5', 500, 'Crawl-delay: 0.5'],
  'a fraction with a comma': ['Crawl-delay: 2,5', 2500, 'Crawl-delay: 2,5'],
  'a unit': ['Crawl-delay: 5s', 5000, 'Crawl-delay: 5s'],
  'a unit in words': ['Crawl-delay: 10 seconds', 10_000, 'Crawl-delay: 10 seconds'],
  minutes: ['Crawl-delay: 2 minutes', 120_000, 'Crawl-delay: 2 minutes'],
  hours: ['Crawl-delay: 1h', 3_600_000, 'Crawl-delay: 1h'],
  milliseconds: ['Crawl-delay: 500ms', 500, 'Crawl-delay: 500ms'],
  'a comment behind': ['Crawl-delay: 5 # please', 5000, 'Crawl-delay: 5'],
  'no hyphen': ['Crawldelay: 5', 5000, 'Crawldelay: 5'],
  'a blank for the hyphen': ['Crawl delay: 5', 5000, 'Crawl delay: 5'],
  'no colon': ['Crawl-delay 5', 5000, 'Crawl-delay 5'],
  'more than a clock can count': [`Crawl-delay: ${'9'.repeat(400)}`, 1e12, `Crawl-delay: ${'9'.repeat(187)}`],
  'no number': ['Crawl-delay: soon', 0, null],
  'less than nothing': ['Crawl-delay: -5', 0, null],
  'an exponent': ['Crawl-delay: 1e9', 0, null],
  'the longest of two': ['Crawl-delay: 3|Crawl-delay: 7|Crawl-delay: 5', 7000, 'Crawl-delay: 7'],
  'one of another group': ['Disallow: /x|User-agent: x|Crawl-delay: 7', 0, null],
  'a rate': ['Request-rate: 1/5s', 5000, 'Request-rate: 1/5s'],
  'a rate without unit': ['Request-rate: 1/10', 10_000, 'Request-rate: 1/10'],
  'a rate with blanks': ['Request-rate: 1 / 5 s', 5000, 'Request-rate: 1 / 5 s'],
  'a rate by the minute': ['Request-rate: 2/1m', 30_000, 'Request-rate: 2/1m'],
  'a rate by the hour': ['Request-rate: 60/1h', 60_000, 'Request-rate: 60/1h'],
  'a rate by the day': ['Request-rate: 1/1d', 86_400_000, 'Request-rate: 1/1d'],
  'a rate for some hours': ['Request-rate: 1/5s 0600-0845', 5000, 'Request-rate: 1/5s 0600-0845'],
  'a rate of none': ['Request-rate: 0/1s', 0, null],
  'a delay beside a rate': ['Crawl-delay: 9|Request-rate: 1/5s', 9000, 'Crawl-delay: 9'],
  'a rate beside a delay': ['Crawl-delay: 1|Request-rate: 1/5s', 5000, 'Request-rate: 1/5s'],
};

const COUNT = [...Object.values(TABLES), ANSWERS, LENGTHS, DELAYS].reduce(
  (sum, table) => sum + Object.keys(table).length,
  0,
);

describe.each(Object.entries(TABLES))('crawler/net/robots, case by case: %s', (_table, cases) => {
  it.each(Object.entries(cases))('%s', (_promise, [file, path, isAllowed, rule]) => {
    expect(parseRobots(textOf(file), 'Homeport').decide(path)).toEqual({ isAllowed, rule });
  });
});

describe('crawler/net/robots, case by case: the answer', () => {
  it.each(Object.entries(ANSWERS))('%s', (_promise, [status, isAllowed, rule]) => {
    const record = recordOf(status, Buffer.from('User-agent: *\nDisallow: /a'), NOW, null);
    const verdict = robotsFor(record, 'Homeport', NOW);

    expect(verdict.decide('/a').isAllowed).toBe(isAllowed);
    expect(verdict.decide('/robots.txt').isAllowed).toBe(true);
    expect(ruleFor('/a', record, verdict)).toBe(rule);
  });

  it.each([
    [29, false, 'robots.txt unreachable (503)'],
    [30, false, 'robots.txt unreachable (503)'],
    [30.001, true, 'robots.txt unreachable for more than 30 days'],
  ])('was unreachable for %d days: allowed %s (§2.3.1.4)', (days, isAllowed, rule) => {
    const record = recordOf(503, Buffer.alloc(0), after(days), recordOf(500, Buffer.alloc(0), NOW, null));
    const verdict = robotsFor(record, 'Homeport', after(days));

    expect(verdict.decide('/a').isAllowed).toBe(isAllowed);
    expect(ruleFor('/a', record, verdict)).toBe(rule);
  });

  it.each([
    [200, 1],
    [404, 1],
    [503, 1 / 24],
    [null, 1 / 24],
  ])('is kept, where it is %s, for %d days and no longer (§2.4)', (status, days) => {
    expect(recordOf(status, Buffer.from('a'), NOW, null).expiresAt).toEqual(after(days));
  });

  it.each(Object.entries(LENGTHS))('%s', (_promise, [file, isAllowed]) => {
    const read = Buffer.from(file).subarray(0, ROBOTS_BYTES_MAX);

    expect(robotsFor(recordOf(200, read, NOW, null), 'Homeport', NOW).decide('/a').isAllowed).toBe(isAllowed);
  });

  it.each(['utf-16le', 'utf-16be'])('is read where its editor wrote %s', (encoding) => {
    const wide = Buffer.from('\uFEFFUser-agent: *\r\nDisallow: /a', 'utf16le');
    const record = recordOf(200, encoding === 'utf-16be' ? wide.swap16() : wide, NOW, null);

    expect(robotsFor(record, 'Homeport', NOW).decide('/a').isAllowed).toBe(false);
  });
});

describe('crawler/net/robots, case by case: the pace', () => {
  it.each(Object.entries(DELAYS))('%s', (_promise, [lines, delayMs, rule]) => {
    expect(parseRobots(textOf(`all:|${lines}`), 'Homeport')).toMatchObject({
      crawlDelayMs: delayMs,
      crawlDelayRule: rule,
    });
  });
});

describe('crawler/net/robots, case by case: what applies', () => {
  it('keeps the lines of our groups, and of no other', () => {
    const file =
      'all:|Disallow: /x|User-agent: GPTBot|User-agent:  Homeport # us|Crawl-delay: 5|Sitemap: /s|Disallow: /a|User-agent: y|Allow: /';

    expect(parseRobots(textOf(file), 'Homeport').applied).toEqual([
      'User-agent: Homeport',
      'Crawl-delay: 5',
      'Disallow: /a',
    ]);
  });

  it('keeps no more than 200 lines of 200 characters, and decides by all', () => {
    const lines = Array.from({ length: 500 }, (_, at) => `Disallow: /${String(at)}/${'x'.repeat(300)}`);
    const rules = parseRobots(textOf(`all:|${lines.join('|')}|Disallow: /a`), 'Homeport');

    expect(rules.applied).toHaveLength(200);
    expect(Math.max(...rules.applied.map(({ length }) => length))).toBe(200);
    expect(rules.decide('/a')).toEqual({ isAllowed: false, rule: 'Disallow: /a' });
  });

  it('counts at least 120 cases', () => {
    console.info(`robots: ${String(COUNT)} cases`);

    expect(COUNT).toBeGreaterThanOrEqual(120);
  });
});

const SHIPPED = new URL('../../../../../shared/captures/robots/', import.meta.url);

// Of each file that software ships: what it says to the paths that we ask for.
const OURS = [
  '/.well-known/nodeinfo',
  '/nodeinfo/2.0',
  '/api/v1/instance',
  '/api/v1/instance/peers',
  '/api/v2/instance',
  '/api/v3/site',
];
const open = (...more: [path: string, rule: string | null][]): [path: string, rule: string | null][] => [
  ...OURS.map((path): [string, null] => [path, null]),
  ...more,
];
const SAYS: Record<string, [path: string, rule: string | null][]> = {
  'akkoma.txt': open(['/api/v1/instance/domain_blocks', null], ['/', null]),
  'bookwyrm.template.txt': open(['/static/js/a.js', 'Disallow: /static/js/'], ['/static/images/a', null]),
  'cherrypick.txt': [...OURS, '/api/meta'].map((path) => [path, 'allow: /']),
  'diaspora.txt': open(
    ['/people/1', 'Disallow: /people/'],
    ['/u/a', 'Disallow: /u/'],
    ['/camo/a', 'Disallow: /camo/'],
  ),
  'mastodon.txt': open(
    ['/api/v1/instance/domain_blocks', 'Disallow: /api/v1/instance/domain_blocks'],
    ['/api/v1/instance/domain_blocks?limit=1', 'Disallow: /api/v1/instance/domain_blocks'],
    ['/interact/1', 'Disallow: /interact/'],
  ),
  'mbin.txt': open(
    ['/api/instance', null],
    ['/login', 'Disallow: /login*'],
    ['/sub', 'Disallow: /sub'],
    ['/new/1', 'Disallow: /new/*'],
    ['/er/1', 'Disallow /er/*'],
    ['/wp-admin/admin-ajax.php', 'Allow: /wp-admin/admin-ajax.php'],
  ),
  'piefed.template.txt': open(
    ['/inbox', 'Disallow: /inbox'],
    ['/post/1/options', 'Disallow: /post/*/options'],
    ['/api/alpha/site', null],
  ),
};

describe.skipIf(!existsSync(SHIPPED))('crawler/net/robots, case by case: shipped files (recordings)', () => {
  it('knows every file', () => {
    const files = readdirSync(SHIPPED).filter((name) => name !== 'ORIGIN.txt');

    expect(Object.keys(SAYS).sort()).toEqual(files.sort());
  });

  it.each(
    Object.entries(SAYS).flatMap(([file, rows]) => rows.map(([path, rule]) => [file, path, rule] as const)),
  )('%s says to %s: %s', (file, path, rule) => {
    const rules = parseRobots(readFileSync(new URL(file, SHIPPED), 'utf8'), 'Homeport');

    expect(rules.decide(path)).toEqual({ isAllowed: !rule?.startsWith('Disallow'), rule });
  });

  it.each([
    ['bookwyrm.template.txt', 10_000],
    ['mbin.txt', 5000],
    ['mastodon.txt', 0],
    ['piefed.template.txt', 0],
  ])('%s asks for a pause of %i ms', (file, delayMs) => {
    expect(parseRobots(readFileSync(new URL(file, SHIPPED), 'utf8'), 'Homeport').crawlDelayMs).toBe(delayMs);
  });
});
