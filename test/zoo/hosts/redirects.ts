import type { Failure } from '@homeport/crawler/outcome.ts';
import { answer, DOCUMENT, head, redirects, says, utters } from '../answers.ts';
import { web, type Behaviour, type Say } from '../behaviour.ts';
import { leadsTo, type NameScript } from '../name-server.ts';

const CODES = [301, 302, 303, 307, 308];

/** The document is at the end of so many redirects. */
function chain(steps: number): Say {
  return (line) => {
    const step = Number(/^\/step\/(\d+)/.exec(line.path)?.[1] ?? 0);
    line.write(step === steps ? answer(200, DOCUMENT) : answer(302, '', { Location: `/step/${step + 1}` }));
  };
}

const circle: Say = (line) => {
  line.write(answer(302, '', { Location: line.path === '/b' ? '/nodeinfo/2.1' : '/b' }));
};

const growing: Say = (line) => {
  line.write(answer(302, '', { Location: `${line.path}${line.path.includes('?') ? '&' : '?'}again=1` }));
};

const LOOPS: readonly Behaviour[] = [
  ['loop-a-a', 'redirects each question to itself', redirects('/nodeinfo/2.1'), 'in a circle'],
  ['loop-a-b-a', 'redirects in a circle of two', circle, 'in a circle'],
  ['loop-growing', 'redirects to an ever longer query', growing, 'more than 5 redirects'],
  ['loop-chain-6', 'redirects six times in a row', chain(6), 'more than 5 redirects'],
  ['loop-chain-21', 'redirects twenty-one times in a row', chain(21), 'more than 5 redirects'],
  [
    'loop-cookie',
    'redirects to itself until a cookie comes back',
    says(302, '', { Location: '/nodeinfo/2.1', 'Set-Cookie': 'seen=1; Path=/' }),
    'in a circle',
  ],
].map(([name, does, say, detail]) => ({
  name: name as string,
  faults: ['H2'],
  does: does as string,
  host: web(say as Say, 'document'),
  cause: 'http_redirect_loop' as const,
  failure: { detail: detail as string },
}));

// Schemes that carry an address, run a program, or read a file of ours.
const SCHEMES = [
  'ftp://files.example/',
  'file:///etc/passwd',
  'gopher://127.0.0.1:70/1',
  'data:application/json,{}',
  'javascript:alert(1)',
  'blob:https://a.example/1',
  'ws://socket.example/',
  'wss://socket.example/',
  'mailto:root@a.example',
  'about:blank',
  'chrome://settings',
  'ldap://a.example/',
];

const NOWHERE: readonly [name: string, does: string, say: Say][] = [
  ['location-missing', 'redirects without a Location', says(302)],
  ['location-empty', 'redirects to an empty Location', redirects('')],
  ['location-invalid', 'redirects to what is no URL', redirects('https://[')],
  ['location-5kb', 'redirects to a Location of 5 KB', redirects(`/${'x'.repeat(5000)}`)],
  [
    'location-credentials',
    'redirects to a URL with a password',
    redirects('https://a:b@location-credentials.example/'),
  ],
  ['location-port', 'redirects to another port', redirects('https://location-port.example:8443/')],
  ['location-port-22', 'redirects to the port of SSH', redirects('https://location-port-22.example:22/')],
  ...[
    ['ipv4', 'https://127.0.0.1/'],
    ['metadata', 'https://169.254.169.254/latest/meta-data/'],
    ['hex', 'https://0x7f.1/'],
    ['dword', 'https://2130706433/'],
    ['octal', 'https://0177.0.0.1/'],
    ['zero', 'https://0/'],
    ['ipv6', 'https://[::1]/'],
    ['mapped', 'https://[::ffff:10.0.0.1]/'],
    ['nat64', 'https://[64:ff9b::7f00:1]/'],
    ['full-width', 'https://%EF%BC%91%EF%BC%92%EF%BC%97.0.0.1/'],
    ['localhost', 'https://localhost/'],
    ['single-label', 'https://intranet/'],
    ['internal', 'https://metadata.google.internal/'],
    ['onion', 'https://expyuzz4wqqyqhjn.onion/'],
    ['suffix', 'https://co.uk/'],
  ].map(([name, url]): [string, string, Say] => [
    `location-${name ?? ''}`,
    `redirects to ${url ?? ''}`,
    redirects(url ?? ''),
  ]),
  ...SCHEMES.map((url): [string, string, Say] => [
    `location-scheme-${/^\w+/.exec(url)?.[0] ?? ''}`,
    `redirects to ${url}`,
    redirects(url),
  ]),
];

function faultsOf(name: string): string[] {
  if (name.startsWith('location-scheme-')) return ['S10'];
  return /^location-(missing|empty|invalid|5kb)$/.test(name) ? ['H5'] : ['S9', 'S2'];
}

const moves = (to: string, status: number): Failure => ({
  cause: 'http_redirect',
  status,
  detail: `to another site, ${to}`,
  ...((status === 301 || status === 308) && { movedTo: to }),
});

const innerIsPrivate: NameScript = (question) =>
  question.name.startsWith('inner.')
    ? leadsTo('10.0.0.1', 'fd00::1')(question)
    : leadsTo(question.address)(question);

const AWAY: readonly [name: string, location: string, status: number, to: string][] = [
  ...CODES.map((status): [string, string, number, string] => [
    `away-${status}`,
    'https://elsewhere.example/nodeinfo/2.1',
    status,
    'elsewhere.example',
  ]),
  ['away-slashes', '//elsewhere.example/x', 302, 'elsewhere.example'],
  ['away-backslash', '/\\elsewhere.example/x', 302, 'elsewhere.example'],
  [
    'away-look-alike',
    'https://away-look-alike.example.evil.example/',
    302,
    'away-look-alike.example.evil.example',
  ],
  ['away-neighbour', 'https://b.github.io/', 301, 'b.github.io'],
];

export const REDIRECT_HOSTS: readonly Behaviour[] = [
  ...LOOPS,
  {
    name: 'redirect-fragment',
    faults: ['H2'],
    does: 'redirects to a place within a document',
    host: web((line) => {
      line.write(
        line.path === '/moved' ? answer(200, DOCUMENT) : answer(302, '', { Location: '/moved#here' }),
      );
    }, 'document'),
    cause: 'ok',
  },
  {
    name: 'loop-fragment',
    faults: ['H2'],
    does: 'redirects to another place within the same document',
    host: web(redirects('#there'), 'document'),
    cause: 'http_redirect_loop',
  },
  {
    name: 'redirect-meta',
    faults: ['H2', 'B4'],
    does: 'sends browsers elsewhere by the markup of a page',
    host: web(
      says(200, '<meta http-equiv="refresh" content="0; url=https://elsewhere.example/">'),
      'document',
    ),
    cause: 'parse_not_json',
  },
  ...CODES.map((status): Behaviour => ({
    name: `redirect-${status}`,
    faults: ['H1', 'H2'],
    does: `redirects from its document to another path by ${status}`,
    host: web((line) => {
      line.write(line.path === '/moved' ? answer(200, DOCUMENT) : answer(status, '', { Location: '/moved' }));
    }, 'document'),
    cause: 'ok',
  })),
  {
    name: 'redirect-chain-5',
    faults: ['H2'],
    does: 'redirects five times and then answers',
    host: web(chain(5), 'document'),
    cause: 'ok',
  },
  {
    name: 'redirect-sister',
    faults: ['H4'],
    does: 'redirects to a sister name of its own site',
    host: {
      ...web((line) => {
        line.write(
          line.host.startsWith('www.')
            ? answer(200, DOCUMENT)
            : answer(301, '', { Location: 'https://www.redirect-sister.example/nodeinfo/2.1' }),
        );
      }, 'document'),
      sisters: ['www'],
    },
    cause: 'ok',
  },
  ...NOWHERE.map(([name, does, say]): Behaviour => ({
    name,
    faults: faultsOf(name),
    does,
    host: web(say, 'document'),
    cause: 'http_redirect_invalid',
  })),
  ...AWAY.map(([name, location, status, to]): Behaviour => ({
    name,
    faults: ['H4'],
    does: `redirects to another site, ${location}, by ${status}`,
    host: web(redirects(location, status), 'document'),
    cause: 'http_redirect',
    failure: moves(to, status),
  })),
  {
    name: 'redirect-downgrade',
    faults: ['H3'],
    does: 'redirects from https to http',
    host: web(redirects('http://redirect-downgrade.example/nodeinfo/2.1', 301), 'document'),
    cause: 'http_redirect_insecure',
  },
  {
    name: 'redirect-downgrade-socket',
    faults: ['H3', 'S10'],
    does: 'redirects to a socket file in the words of a well-known library',
    host: web(redirects('http://unix:/var/run/docker.sock:/info'), 'document'),
    cause: 'http_redirect_insecure',
  },
  {
    name: 'redirect-private-sister',
    faults: ['S9', 'S4'],
    does: 'redirects to a sister name that points to a private address',
    host: {
      ...web(redirects('https://inner.redirect-private-sister.example/'), 'document'),
      sisters: ['inner'],
      names: innerIsPrivate,
    },
    cause: 'blocked_target',
  },
  {
    name: 'location-100kb',
    faults: ['H5'],
    does: 'redirects to a Location of 100 KB',
    host: web(utters(head(302, { Location: `/${'x'.repeat(100_000)}` })), 'document'),
    cause: 'http_headers_too_large',
  },
  {
    name: 'location-twice',
    faults: ['H5'],
    does: 'redirects to two places at once',
    host: web((line) => {
      if (line.path === '/first') line.write(answer(200, DOCUMENT));
      else {
        line.write(
          'HTTP/1.1 302 X\r\nLocation: /first\r\nLocation: https://elsewhere.example/\r\nContent-Length: 0\r\n\r\n',
        );
      }
    }, 'document'),
    cause: 'ok',
  },
  {
    name: 'location-latin1',
    faults: ['H5'],
    does: 'redirects to a Location in bare Latin-1, where it has nothing',
    host: web((line) => {
      const isStart = line.path === '/nodeinfo/2.1';
      line.write(
        isStart
          ? Buffer.from(head(302, { Location: '/n\xf6', 'Content-Length': '0' }), 'latin1')
          : answer(404),
      );
    }, 'document'),
    cause: 'http_not_found',
  },
];
