import { answer, DOCUMENT, healthy, redirects, says, utters } from '../answers.ts';
import { web, type Behaviour, type Host, type Say } from '../behaviour.ts';

const MINUTE_MS = 60_000;
const WEEK_MS = 7 * 24 * 60 * MINUTE_MS;
const inSeconds = (seconds: number): string => new Date(Date.now() + seconds * 1000).toUTCString();

// What `Retry-After` says, and how long that keeps us away; undefined: it says nothing that can be read.
const WAITS: readonly [name: string, does: string, header: string, waitMs: number | undefined][] = [
  ['seconds', 'in two minutes', '120', 2 * MINUTE_MS],
  ['hour', 'in an hour', '3600', 60 * MINUTE_MS],
  ['zero', 'at once', '0', MINUTE_MS],
  ['date-past', 'at a date that is over', 'Wed, 21 Oct 2015 07:28:00 GMT', MINUTE_MS],
  ['date-10-years', 'in ten years', inSeconds(10 * 365 * 86_400), WEEK_MS],
  ['seconds-10-years', 'in three hundred million seconds', '315360000', WEEK_MS],
  ['digits', 'in 10^30 seconds', '9'.repeat(30), WEEK_MS],
  ['negative', 'five seconds ago', '-5', undefined],
  ['fraction', 'in a second and a half', '1.5', undefined],
  ['garbage', 'soon', 'soon', undefined],
  ['empty', 'and does not say when', '', undefined],
];

const WALLS: readonly [
  name: string,
  does: string,
  status: number,
  headers: Record<string, string>,
  page: string,
][] = [
  [
    'cloudflare',
    'the header of Cloudflare',
    403,
    { 'cf-mitigated': 'challenge' },
    '<title>Just a moment...</title>',
  ],
  ['cloudflare-503', 'the page of Cloudflare of old', 503, {}, '<title>Just a moment...</title>'],
  ['cloudflare-200', 'the page of Cloudflare with 200', 200, {}, '<script>window._cf_chl_opt={}</script>'],
  [
    'anubis',
    'the page of Anubis',
    200,
    {},
    '<script id="anubis_challenge" type="application/json">{}</script>',
  ],
  [
    'go-away',
    'the page of go-away',
    200,
    {},
    '<meta http-equiv="refresh" content="0; url=/?__goaway_token=1">',
  ],
  ['aws', 'the header of AWS WAF', 202, { 'x-amzn-waf-action': 'challenge' }, ''],
  ['ddos-guard', 'the page of DDoS-Guard', 403, {}, '<title>DDOS-GUARD</title>'],
  ['imperva', 'the page of Imperva', 200, {}, '<iframe src="/_Incapsula_Resource?SWUDNSAI=31">'],
  ['siteground', 'the header of SiteGround', 202, { 'sg-captcha': 'challenge' }, ''],
  ['sucuri', 'the page of Sucuri', 403, {}, '<title>Sucuri WebSite Firewall - Access Denied</title>'],
  ['vercel', 'the header of Vercel', 429, { 'x-vercel-mitigated': 'challenge' }, ''],
];

const NOISE: readonly [name: string, does: string, headers: Record<string, string>][] = [
  [
    'hsts',
    'wants https for ever',
    { 'Strict-Transport-Security': 'max-age=99999999999; includeSubDomains; preload' },
  ],
  ['alt-svc', 'offers another host and protocol', { 'Alt-Svc': 'h3="evil.example:443"; ma=999999, clear' }],
  [
    'link-preload',
    'wants fifty files to be loaded',
    { Link: Array(50).fill('<https://evil.example/a.js>; rel=preload').join(', ') },
  ],
  ['refresh', 'wants the page to be loaded elsewhere', { Refresh: '0; url=https://evil.example/' }],
  ['date-1990', 'has a clock of 1990', { Date: 'Mon, 01 Jan 1990 00:00:00 GMT' }],
  ['date-2099', 'has a clock of 2099', { Date: 'Thu, 01 Jan 2099 00:00:00 GMT' }],
  ['date-garbage', 'has no clock', { Date: 'yesterday' }],
  [
    'server-timing',
    'tells how long everything took',
    { 'Server-Timing': Array(200).fill('a;dur=1').join(', ') },
  ],
  ['location-on-200', 'has a Location with 200', { Location: 'https://evil.example/' }],
  ['retry-after-on-200', 'asks for a pause with 200', { 'Retry-After': '99999' }],
];

const cookies = (count: number, bytes: number): string =>
  Array.from({ length: count }, (_, at) => `Set-Cookie: c${at}=${'x'.repeat(bytes)}\r\n`).join('');
const withCookies = (lines: string): string =>
  `HTTP/1.1 200 X\r\n${lines}Content-Length: ${DOCUMENT.length}\r\n\r\n${DOCUMENT}`;

/** Answers, and hangs up without having said that it would. */
const hangsUp: Say = (line) => {
  healthy(line);
  line.end();
};

const hangsUpLater: Say = async (line) => {
  healthy(line);
  await line.wait(15);
  line.end();
};

/** The kept connection dies under the next question, once. */
const diesOnce: Say = (line) => {
  if (line.nth === 2) line.reset();
  else healthy(line);
};

/** And every time. */
const diesAlways: Say = (line) => {
  if (line.nth === 1) healthy(line);
  else line.reset();
};

const everywhere = (say: Say): Host => ({ say, at: 'anything' });

type Connection = readonly [name: string, fault: string, does: string, host: Host, cause: Behaviour['cause']];
const CONNECTIONS: readonly Connection[] = [
  ['hangs-up', 'N1', 'hangs up after each answer and does not say so', everywhere(hangsUp), 'ok'],
  ['hangs-up-later', 'N1', 'hangs up a moment after each answer', everywhere(hangsUpLater), 'ok'],
  ['dies-once', 'N1', 'cuts a kept connection under the second question', everywhere(diesOnce), 'ok'],
  [
    'dies-always',
    'N1',
    'answers the first question, and cuts every other',
    everywhere(diesAlways),
    'http_cut',
  ],
  [
    'keep-alive-0',
    'N1',
    'keeps connections alive for no time',
    web(says(200, DOCUMENT, { Connection: 'keep-alive', 'Keep-Alive': 'timeout=0, max=0' }), 'document'),
    'ok',
  ],
  [
    'captive-login',
    'D7',
    'shows the page of a hotel where everything else should be',
    everywhere(says(200, '<form action="/login">', { 'Content-Type': 'text/html' })),
    'parse_not_json',
  ],
  [
    'captive-redirect',
    'D7',
    'redirects everybody to the page of a hotel',
    everywhere(redirects('https://login.hotel.example/')),
    'http_redirect',
  ],
];

export const MANNER_HOSTS: readonly Behaviour[] = [
  ...CONNECTIONS.map(([name, fault, does, host, cause]): Behaviour => ({
    name,
    faults: [fault],
    does,
    host,
    cause,
  })),
  ...WAITS.flatMap(([name, does, header, waitMs]) =>
    ([429, 503] as const).map((status): Behaviour => ({
      name: `retry-${name}-${status}`,
      faults: ['H9', 'F7'],
      does: `answers ${status} and asks us to come back ${does}`,
      host: web(says(status, '', { 'Retry-After': header })),
      cause: status === 429 ? 'http_rate_limited' : 'http_maintenance',
      failure: { status, retryAfterMs: waitMs as number },
    })),
  ),
  {
    name: 'retry-date-503',
    faults: ['H9', 'F8'],
    does: 'answers 503 and asks us to come back at a date',
    host: web((line) => {
      line.write(
        answer(503, '<h1>Back soon</h1>', { 'Retry-After': inSeconds(7200), 'Content-Type': 'text/html' }),
      );
    }),
    cause: 'http_maintenance',
  },
  ...WALLS.map(([name, does, status, headers, page]): Behaviour => ({
    name: `wall-${name}`,
    faults: ['H10'],
    does: `shows ${does}`,
    host: web(says(status, page, { 'Content-Type': 'text/html', ...headers })),
    cause: 'http_challenge',
  })),
  {
    name: 'wall-at-robots',
    faults: ['H10', 'C3'],
    does: 'shows a bot wall in the place of robots.txt',
    host: web(says(403, '<title>Just a moment...</title>', { 'Content-Type': 'text/html' }), 'robots'),
    cause: 'http_challenge',
  },
  {
    name: 'wall-in-words',
    faults: ['H10'],
    does: 'writes about a bot wall on an ordinary page',
    host: web(says(200, '<p>How window._cf_chl_opt and Anubis work</p>', { 'Content-Type': 'text/html' })),
    cause: 'parse_not_json',
  },
  {
    name: 'refuses-us',
    faults: ['F6', 'H10'],
    does: 'answers 403 to our name, on every path but robots.txt',
    host: web(says(403, 'no bots')),
    cause: 'http_refused',
  },
  ...NOISE.map(([name, does, headers]): Behaviour => ({
    name: `header-${name}`,
    faults: name.startsWith('date') ? ['H13'] : ['H11'],
    does,
    host: web(says(200, DOCUMENT, headers), 'document'),
    cause: 'ok',
  })),
  {
    name: 'cookies-100',
    faults: ['H11'],
    does: 'sets a hundred cookies',
    host: web(utters(withCookies(cookies(100, 100))), 'document'),
    cause: 'ok',
  },
  {
    name: 'cookies-300kb',
    faults: ['H11', 'H12'],
    does: 'sets cookies of 300 KB',
    host: web(utters(withCookies(cookies(300, 1000))), 'document'),
    cause: 'http_headers_too_large',
  },
];
