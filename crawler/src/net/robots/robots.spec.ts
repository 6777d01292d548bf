import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseRobots } from './robots.ts';

const CAPTURES = new URL('../../../../../shared/captures/', import.meta.url);

type Row = [promise: string, file: string, path: string, isAllowed: boolean];

const rules = (...lines: string[]): string => lines.join('\n');
const all = (...lines: string[]): string => rules('User-agent: *', ...lines);

const MATCHING: Row[] = [
  ['an empty file allows', '', '/a', true],
  ['an empty Disallow allows', all('Disallow:'), '/a', true],
  ['a slash forbids everything', all('Disallow: /'), '/a', false],
  ['robots.txt itself is always allowed', all('Disallow: /'), '/robots.txt', true],
  ['a prefix forbids what begins with it', all('Disallow: /api'), '/api/v1/instance', false],
  ['a prefix is no word', all('Disallow: /api'), '/apiary', false],
  ['a prefix with slash spares the name itself', all('Disallow: /api/'), '/api', true],
  ['paths have a case', all('Disallow: /API'), '/api', true],
  ['the longest pattern wins, allow', all('Disallow: /api', 'Allow: /api/v1'), '/api/v1/instance', true],
  ['the longest pattern wins, disallow', all('Allow: /api', 'Disallow: /api/v1'), '/api/v1/instance', false],
  ['the order does not count', all('Allow: /api/v1', 'Disallow: /api'), '/api/v1', true],
  ['Allow wins a tie', all('Disallow: /api', 'Allow: /api'), '/api', true],
  ['Allow wins a tie in the other order', all('Allow: /api', 'Disallow: /api'), '/api', true],
  ['a star stands for anything', all('Disallow: /api/*/peers'), '/api/v1/instance/peers', false],
  ['a star stands for nothing', all('Disallow: /api*'), '/api', false],
  ['a star in front', all('Disallow: *.json'), '/nodeinfo/2.0.json', false],
  ['stars do not backtrack for ever', all(`Disallow: /${'*a'.repeat(500)}b`), `/${'a'.repeat(900)}`, true],
  ['a dollar ends the path', all('Disallow: /nodeinfo$'), '/nodeinfo/2.0', true],
  ['a dollar matches the end', all('Disallow: /nodeinfo$'), '/nodeinfo', false],
  ['star and dollar', all('Disallow: /*.json$'), '/nodeinfo/2.0.json', false],
  ['star and dollar, not at the end', all('Disallow: /*.json$'), '/nodeinfo/2.0.json?x', true],
  ['a dollar in the middle is itself', all('Disallow: /a$b'), '/a$b', false],
  ['the query belongs to the path', all('Disallow: /*?limit='), '/api/v1/directory?limit=1', false],
  ['an encoded letter equals the letter', all('Disallow: /%61pi'), '/api', false],
  ['the letter equals its encoding in the path', all('Disallow: /api'), '/%61pi', false],
  ['hex digits have no case', all('Disallow: /a%3cd'), '/a%3Cd', false],
  ['an encoded slash is no slash', all('Disallow: /a%2Fb'), '/a/b', true],
  ['other scripts are compared by octets', all('Disallow: /ツ'), '/%E3%83%84', false],
  ['octets count for the longest', all('Allow: /ツ', 'Disallow: /%E3%83'), '/%e3%83%84', true],
];

const GROUPS: Row[] = [
  [
    'our group replaces the general one',
    rules('User-agent: *', 'Disallow: /', 'User-agent: Homeport', 'Allow: /'),
    '/a',
    true,
  ],
  [
    'our group may be the stricter',
    rules('User-agent: *', 'Allow: /', 'User-agent: Homeport', 'Disallow: /'),
    '/a',
    false,
  ],
  ['our name has no case', rules('User-agent: HOMEPORT', 'Disallow: /'), '/a', false],
  ['a version behind our name is ours', rules('User-agent: Homeport/1.0', 'Disallow: /'), '/a', false],
  [
    'words behind our name are ours',
    rules('User-agent: Homeport (the directory)', 'Disallow: /'),
    '/a',
    false,
  ],
  ['a longer name is not ours', rules('User-agent: HomeportBot', 'Disallow: /'), '/a', true],
  ['a shorter name is not ours', rules('User-agent: Home', 'Disallow: /'), '/a', true],
  ['a name with a suffix is not ours', rules('User-agent: Homeport-News', 'Disallow: /'), '/a', true],
  ['another bot is not ours', rules('User-agent: GPTBot', 'Disallow: /'), '/a', true],
  [
    'two groups for us are one',
    rules(
      'User-agent: Homeport',
      'Disallow: /a',
      'User-agent: x',
      'Disallow: /c',
      'User-agent: Homeport',
      'Disallow: /b',
    ),
    '/b',
    false,
  ],
  [
    'two general groups are one',
    rules('User-agent: *', 'Disallow: /a', 'User-agent: x', 'Disallow: /c', 'User-agent: *', 'Disallow: /b'),
    '/a',
    false,
  ],
  [
    'a rule of another group is not merged',
    rules('User-agent: *', 'Disallow: /a', 'User-agent: x', 'Disallow: /c'),
    '/c',
    true,
  ],
  [
    'one group for two names',
    rules('User-agent: GPTBot', 'User-agent: Homeport', 'Disallow: /'),
    '/a',
    false,
  ],
  ['an empty line does not end a group', rules('User-agent: Homeport', '', 'Disallow: /'), '/a', false],
  [
    'a sitemap does not end a group',
    rules('User-agent: Homeport', 'Sitemap: https://x.example/s', 'Disallow: /'),
    '/a',
    false,
  ],
  [
    'a delay does not part two names',
    rules('User-agent: x', 'Crawl-delay: 5', 'User-agent: *', 'Disallow: /'),
    '/a',
    false,
  ],
  [
    'a rule parts two names',
    rules('User-agent: *', 'Disallow: /a', 'User-agent: x', 'Disallow: /'),
    '/b',
    true,
  ],
  ['rules before any name are nobody’s', rules('Disallow: /', 'User-agent: *', 'Disallow: /a'), '/b', true],
  [
    'our group without rules allows',
    rules('User-agent: *', 'Disallow: /', 'User-agent: Homeport', 'Crawl-delay: 1'),
    '/a',
    true,
  ],
  ['a star with words behind it is a star', rules('User-agent: * # everybody', 'Disallow: /'), '/a', false],
];

const DIRT: Row[] = [
  ['CR alone ends a line', 'User-agent: *\rDisallow: /\r', '/a', false],
  ['CRLF ends a line', 'User-agent: *\r\nDisallow: /\r\n', '/a', false],
  ['a BOM is no letter', '\uFEFFUser-agent: *\nDisallow: /', '/a', false],
  ['keys have no case', rules('USER-AGENT: *', 'dISALLOW: /'), '/a', false],
  ['blanks around everything', rules('  User-agent  :  *  ', '\tDisallow\t:\t/a\t'), '/a', false],
  ['no blank at all', rules('User-agent:*', 'Disallow:/'), '/a', false],
  ['a comment behind the rule', all('Disallow: /a # not here'), '/a', false],
  ['a commented rule is none', all('#Disallow: /'), '/a', true],
  ['a missing colon', all('Disallow /a'), '/a', false],
  ['a missing colon of the name', rules('User-agent *', 'Disallow: /'), '/a', false],
  ['prose is no rule', all('Disallow us from this'), '/us', true],
  ['Dissallow', all('Dissallow: /'), '/a', false],
  ['Disalow', all('Disalow: /'), '/a', false],
  ['Dissalow', all('Dissalow: /'), '/a', false],
  ['Diasllow', all('Diasllow: /'), '/a', false],
  ['Disallaw', all('Disallaw: /'), '/a', false],
  ['Disallowed', all('Disallowed: /'), '/a', false],
  ['useragent', rules('useragent: *', 'Disallow: /'), '/a', false],
  ['user agent', rules('user agent: *', 'Disallow: /'), '/a', false],
  ['a pattern without its slash', all('Disallow: api'), '/api', false],
  ['a start page instead of a file', '<!DOCTYPE html>\n<html>\n<title>Home</title>\n', '/a', true],
  ['a file behind a comment of another language', rules('<!-- x -->', all('Disallow: /')), '/a', false],
  ['binary', '\u0000\u0001\u0002\u0003PNG', '/a', true],
  ['a line of 16 KiB', all(`Disallow: /${'x'.repeat(16_384)}`, 'Disallow: /a'), '/a', false],
];

const DELAYS: [file: string, delayMs: number][] = [
  [all('Crawl-delay: 5'), 5000],
  [all('Crawl-delay: 0.1'), 100],
  [all('Crawl-delay: 3600'), 3_600_000],
  [all('Crawl-delay: abc'), 0],
  [all('Crawl-delay: -5'), 0],
  [all('Crawl-delay: 1e9'), 0],
  [all('Request-rate: 1/5s'), 5000],
  [all('Request-rate: 1/1s'), 1000],
  [all('Request-rate: 2/1m'), 30_000],
  [all('Request-rate: 1/10'), 10_000],
  [all('Request-rate: 1/5s 0600-0845'), 5000],
  [all('Request-rate: 0/1s'), 0],
  [all('Crawl-delay: 2', 'Request-rate: 1/5s'), 5000],
  [rules('User-agent: GPTBot', 'Crawl-delay: 500', 'User-agent: *', 'Disallow: /x'), 0],
  [rules('User-agent: *', 'Crawl-delay: 500', 'User-agent: Homeport', 'Crawl-delay: 2'), 2000],
];

describe('crawler/net/robots', () => {
  it.each([...MATCHING, ...GROUPS, ...DIRT])('%s', (_promise, file, path, isAllowed) => {
    expect(parseRobots(file, 'Homeport').isAllowed(path)).toBe(isAllowed);
  });

  it.each(DELAYS)('reads the delay of %j', (file, delayMs) => {
    expect(parseRobots(file, 'Homeport').crawlDelayMs).toBe(delayMs);
  });

  it('decides 500 KiB of wildcards within a second', () => {
    const file = all(...Array.from({ length: 12_000 }, (_, at) => `Disallow: /*a*${String(at)}*b*c*d*e$`));
    const parsed = parseRobots(file, 'Homeport');
    const startedAt = performance.now();

    parsed.isAllowed('/api/v1/instance/peers');

    expect(performance.now() - startedAt).toBeLessThan(1000);
  });
});

const FILES: [file: string, path: string, isAllowed: boolean][] = [
  ['robots/mastodon.txt', '/api/v1/instance/domain_blocks', false],
  ['robots/mastodon.txt', '/api/v1/instance/peers', true],
  ['robots/mastodon.txt', '/.well-known/nodeinfo', true],
  ['robots/akkoma.txt', '/api/v1/instance', true],
  ['robots/cherrypick.txt', '/api/meta', true],
  ['robots/diaspora.txt', '/people/1', false],
  ['robots/diaspora.txt', '/nodeinfo/1.0', true],
  ['robots/mbin.txt', '/nodeinfo/2.0.json', true],
];

describe.skipIf(!existsSync(CAPTURES))('crawler/net/robots, files that software ships (recordings)', () => {
  it.each(FILES)('%s %s', (file, path, isAllowed) => {
    expect(parseRobots(readFileSync(new URL(file, CAPTURES), 'utf8'), 'Homeport').isAllowed(path)).toBe(
      isAllowed,
    );
  });

  it('reads what a GoToSocial server really sends', () => {
    const folder = new URL('servers/gts.realtest/', CAPTURES);
    const name = readdirSync(folder).find((entry) => entry.includes('robots'))!;
    const parsed = parseRobots(
      readFileSync(new URL(name, folder), 'utf8').split(/\r?\n\r?\n/)[1]!,
      'Homeport',
    );

    expect(parsed.isAllowed('/api/v1/instance')).toBe(false);
    expect(parsed.isAllowed('/.well-known/nodeinfo')).toBe(false);
    expect(parsed.isAllowed('/nodeinfo/2.0')).toBe(true);
    expect(parsed.crawlDelayMs).toBe(500_000);
  });
});
