import { keyDocument, signingKey, type SigningKey } from '../../lab/software/matrix-keys.ts';
import { head, redirects, says, utters } from '../answers.ts';
import { twinOf, type Behaviour, type Line, type Say } from '../behaviour.ts';
import { leadsTo } from '../name-server.ts';

// https://spec.matrix.org/v1.15/server-server-api/: where a homeserver says which server is meant, and who it is.
const WELL_KNOWN = '/.well-known/matrix/server';
const KEYS = '/_matrix/key/v2/server';
const DAY_MS = 86_400_000;

const OWN = signingKey('a homeserver of the zoo');
const OTHER = signingKey('another homeserver of the zoo');

/** The keys of the server that was asked, but for what is odd about them. */
interface Odd {
  name?: string;
  key?: SigningKey;
  days?: number;
}

const keysOf = ({ host }: Line, { name, key = OWN, days = 1 }: Odd = {}): object =>
  keyDocument(name ?? host.replace(/:\d+$/, ''), key, Date.now() + days * DAY_MS);

const showing = (odd: (line: Line) => object): Say =>
  asked({ [KEYS]: (line) => says(200, JSON.stringify(odd(line)))(line) });

/** Answers some paths; a homeserver has nothing else that could fail. */
function asked(paths: Readonly<Record<string, Say>>): Say {
  return (line) => {
    const say = paths[line.path.split('?')[0] ?? ''];
    if (say) return say(line);
    if (line.path === KEYS) return says(200, JSON.stringify(keysOf(line)))(line);
    return says(404)(line);
  };
}

const delegated = (to: unknown): Say =>
  asked({ [WELL_KNOWN]: says(200, JSON.stringify({ 'm.server': to })) });
const atKeys = (say: Say): Say => asked({ [KEYS]: say });

/** Signed, and changed afterwards. */
const forged = (line: Line): object => ({ ...keysOf(line), valid_until_ts: Date.now() + 2 * DAY_MS });

const twoMinds: Say = showing((line) =>
  keysOf(line, { key: line.address.startsWith('127.67.') ? OTHER : OWN }),
);

type Row = readonly [name: string, fault: string, does: string, say: Say];

const ROWS: Readonly<Partial<Record<Behaviour['cause'], readonly Row[]>>> = {
  ok: [
    ['well', 'S13', 'is in order', asked({})],
    [
      'well-known-html',
      'S13',
      'has a page where its delegation could be',
      asked({ [WELL_KNOWN]: says(200, '<html>') }),
    ],
    ['well-known-500', 'S13', 'fails where its delegation could be', asked({ [WELL_KNOWN]: says(500) })],
    ['well-known-number', 'J8', 'delegates to a number', delegated(7)],
  ],
  key_expired: [['keys-expired', 'F11', 'shows expired keys', showing((line) => keysOf(line, { days: -1 }))]],
  key_invalid: [
    ['keys-forged', 'F11', 'shows keys that were changed after they were signed', showing(forged)],
    [
      'keys-unsigned',
      'F11',
      'shows keys that nobody signed',
      showing((line) => ({ ...keysOf(line), signatures: {} })),
    ],
  ],
  wrong_server: [
    [
      'keys-of-another',
      'F11',
      'shows the keys of another server',
      showing((line) => keysOf(line, { name: 'other.example' })),
    ],
  ],
  http_not_found: [['keys-none', 'D7', 'is no homeserver at all', atKeys(says(404))]],
  http_malformed: [['keys-garbage', 'H6', 'answers with noise', atKeys(utters('\x8f\xfe\r\n\r\n'))]],
  http_cut: [['keys-cut', 'N1', 'cuts the connection at the question', atKeys((line) => line.reset())]],
  http_rate_limited: [
    ['keys-429', 'H9', 'asks us to come back later', atKeys(says(429, '', { 'Retry-After': '60' }))],
  ],
  http_headers_too_large: [
    ['keys-headers', 'H12', 'sends headers of 20 KB', atKeys(utters(head(200, { X: 'x'.repeat(20_000) })))],
  ],
  http_redirect: [
    ['keys-redirect', 'H4', 'redirects to another site', atKeys(redirects('https://elsewhere.example/'))],
  ],
  parse_not_json: [['keys-html', 'B4', 'sends a page', atKeys(says(200, '<html>'))]],
  parse_too_deep: [
    ['keys-deep', 'J1', 'nests deeper than anybody reads', atKeys(says(200, '['.repeat(5000)))],
  ],
  body_too_large: [['keys-2mib', 'B1', 'sends 2 MiB', atKeys(says(200, `"${'x'.repeat(2 << 20)}"`))]],
  body_timeout: [
    ['keys-hang', 'N3', 'never ends its answer', atKeys(utters(head(200, { 'Content-Length': '99' })))],
  ],
  blocked_target: [
    ['to-private', 'S13', 'delegates to a private address', delegated('10.0.0.1:8448')],
    ['to-metadata', 'S13', 'delegates to the metadata service of a cloud', delegated('169.254.169.254')],
    ['to-local-six', 'S13', 'delegates to a unique local address', delegated('[fd00::1]:8448')],
    ['to-container', 'S13', 'delegates to a name of its own house', delegated('synapse:8448')],
  ],
  our_rule: [
    ['to-web', 'S17', 'delegates to the port of the plain web', delegated('127.66.200.1:80')],
    ['to-mail', 'S17', 'delegates to the port of a mail server', delegated('127.66.200.1:25')],
    ['to-database', 'S17', 'delegates to the port of a database', delegated('127.66.200.1:5432')],
  ],
  dns_not_found: [
    ['to-nowhere', 'S13', 'delegates to a name that does not exist', delegated('nowhere.example:8448')],
  ],
};

export const HOMESERVERS: readonly Behaviour[] = [
  ...Object.entries(ROWS).flatMap(([cause, rows]) =>
    rows.map(([name, fault, does, say]): Behaviour => ({
      network: 'matrix',
      name: `matrix-${name}`,
      faults: [fault],
      does: `is a homeserver and ${does}`,
      host: { say, at: 'anything' },
      cause: cause as Behaviour['cause'],
    })),
  ),
  {
    network: 'matrix',
    name: 'matrix-two-minds',
    faults: ['F11'],
    does: 'is a homeserver with other keys at its other address',
    host: {
      say: twoMinds,
      at: 'anything',
      hasTwin: true,
      names: (question) => leadsTo(question.address, twinOf(question.address))(question),
    },
    cause: 'split_brain',
  },
];
