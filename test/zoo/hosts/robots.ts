import { gzipSync } from 'node:zlib';
import { head, healthy, redirects, says, utters, uttersAndEnds } from '../answers.ts';
import { web, type Behaviour, type Say } from '../behaviour.ts';

type Row = readonly [name: string, does: string, say: Say];

const file = (text: string | Buffer, more: Record<string, string> = {}): Say =>
  says(200, text, { 'Content-Type': 'text/plain', ...more });
const FORBID = 'User-agent: *\nDisallow: /\n';
const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(FORBID, 'utf16le')]);

// RFC 9309 §2.3.1: what an answer to /robots.txt means for everything else.
const ROWS: Readonly<Partial<Record<Behaviour['cause'], readonly Row[]>>> = {
  ok: [
    ...[204, 400, 401, 403, 404, 410, 418, 451].map((status): Row => [
      `${status}`,
      `answers ${status}`,
      status === 204 ? utters(head(204)) : says(status),
    ]),
    ['empty', 'is empty', file('')],
    ['allow', 'allows everything', file('User-agent: *\nAllow: /\n')],
    ['other', 'forbids everything to somebody else', file('User-agent: OtherBot\nDisallow: /\n')],
    ['html', 'is a page', says(200, '<!doctype html><title>Hi</title>', { 'Content-Type': 'text/html' })],
    ['noise', 'is noise', file(Buffer.from(Array.from({ length: 3000 }, (_, at) => (at * 7919) % 256)))],
    ['600kb', 'is longer than anybody reads', file(`User-agent: *\nAllow: /\n${'# x\n'.repeat(150_000)}`)],
    ['16kb-line', 'has a line of 16 KB', file(`User-agent: *\nDisallow: /${'x'.repeat(16_384)}\n`)],
    [
      'long-allow',
      'allows the metadata and forbids the rest',
      file('User-agent: *\nDisallow: /\nAllow: /.well-known/nodeinfo\nAllow: /nodeinfo/\n'),
    ],
    ['tie', 'forbids and allows the same', file('User-agent: *\nDisallow: /nodeinfo/\nAllow: /nodeinfo/\n')],
    [
      'prefix',
      'forbids everything to a name that begins like ours',
      file('User-agent: Homeporter\nDisallow: /\n'),
    ],
    ['delay-garbage', 'asks for a pause of "soon"', file('User-agent: *\nCrawl-delay: soon\n')],
    ['nul', 'has a NUL in a comment', file('# a\0b\nUser-agent: *\nAllow: /\n')],
    ['sitemaps', 'names a hundred maps elsewhere', file('Sitemap: https://evil.example/a\n'.repeat(100))],
    [
      'bomb',
      'is a bomb, of which no more than the beginning is read',
      file(gzipSync(Buffer.alloc(10 * 1024 * 1024)), { 'Content-Encoding': 'gzip' }),
    ],
    ['loop', 'redirects in a circle', redirects('/robots.txt', 301)],
    ['nowhere', 'redirects to nowhere', redirects('https://[', 301)],
    ['insecure', 'redirects to http', redirects('http://127.0.0.1/robots.txt', 301)],
    ['to-private', 'redirects to a private address', redirects('https://10.0.0.1/robots.txt', 301)],
  ],
  robots_disallowed: [
    ['forbid', 'forbids everything', file(FORBID)],
    ['forbid-us', 'forbids everything to us', file('User-agent: Homeport\nDisallow: /\n')],
    ['forbid-path', 'forbids the metadata', file('User-agent: *\nDisallow: /.well-known/\n')],
    [
      'forbid-two-groups',
      'forbids everything in the second of two groups',
      file('User-agent: Homeport\nAllow: /a\n\nUser-agent: homeport\nDisallow: /\n'),
    ],
    [
      'forbid-version',
      'forbids everything to a version of ours',
      file('User-agent: Homeport/0.1\nDisallow: /\n'),
    ],
    ['forbid-star', 'forbids by a pattern', file('User-agent: *\nDisallow: /*nodeinfo$\n')],
    ['forbid-escaped', 'forbids an escaped path', file('User-agent: *\nDisallow: /.well%2dknown/\n')],
    ['forbid-cr', 'forbids everything, with CR alone', file('User-agent: *\rDisallow: /\r')],
    ['forbid-bom', 'forbids everything behind a byte order mark', file(`\ufeff${FORBID}`)],
    ['forbid-utf16', 'forbids everything in UTF-16', file(utf16)],
    ['forbid-gzip', 'forbids everything, packed', file(gzipSync(FORBID), { 'Content-Encoding': 'gzip' })],
    ['forbid-misspelt', 'forbids everything, misspelt', file('Useragent: *\nDissallow: /\n')],
    ['delay-day', 'asks for a day between two questions', file('User-agent: *\nCrawl-delay: 86400\n')],
  ],
  robots_unreachable: [
    ['429', 'answers 429', says(429)],
    ['brotli', 'is packed in a way that nobody offered to read', file('x', { 'Content-Encoding': 'br' })],
    ['cut', 'ends before its end', uttersAndEnds(`${head(200, { 'Content-Length': '99' })}User`)],
    ['hang', 'never ends', utters(`${head(200, { 'Content-Length': '99' })}User`)],
    [
      'away',
      'redirects to the robots.txt of a site that is not there',
      redirects('https://nowhere.example/robots.txt', 301),
    ],
  ],
  http_timeout: [['silent', 'is asked for in vain', () => undefined]],
  http_cut: [['reset', 'cuts the connection', (line) => line.reset()]],
  http_malformed: [['garbage', 'is no HTTP', uttersAndEnds('hello\r\n\r\n')]],
  http_headers_too_large: [
    ['headers', 'has headers of 100 KB', utters(head(200, { X: 'x'.repeat(100_000) }))],
  ],
};

const SERVER_ERRORS = [500, 502, 503, 504, 599];

export const ROBOTS_HOSTS: readonly Behaviour[] = [
  ...Object.entries(ROWS).flatMap(([cause, rows]) =>
    rows.map(([name, does, say]): Behaviour => ({
      name: `robots-${name}`,
      faults: ['C3'],
      does: `has a robots.txt that ${does}`,
      host: web((line) => (line.path === '/robots.txt' ? say(line) : healthy(line)), 'robots'),
      cause: cause as Behaviour['cause'],
    })),
  ),
  ...SERVER_ERRORS.map((status): Behaviour => ({
    name: `robots-${status}`,
    faults: ['C3'],
    does: `answers ${status} even for robots.txt`,
    host: web(says(status), 'robots'),
    cause: 'robots_unreachable',
    // A front that fails for everything is an outage, not a wish.
    verdict: 'down',
  })),
];
