import { answer, head, healthy, says, utters } from '../answers.ts';
import type { Behaviour, Say } from '../behaviour.ts';
import { answerAsHub, hub, result } from './hubs.ts';

// What moves the cursor, clears the screen, renames the window, breaks the line and forges one of ours, or turns the
// reading direction: ECMA-48 in seven and eight bits, Unicode's bidirectional controls and line separators.
const ECMA = '\u001b[2J\u001b]0;owned\u0007\u009b31m\u0090q\u0085\u0000\u007f\b';
const BIDI = '\u202egnp\u2066\u200e\u061c\ufeff\u2028\u2029';
export const FORGED = '  verdict       UP. forged';
const TEXT = `${ECMA}${BIDI}\r\n${FORGED}\r\u001b[1A`;
// Headers carry bytes: of the controls only those beyond 0x7f come through a strict reader.
const BYTES = '\x9b31m\x85forged\x90';

const json = (value: unknown): Say => says(200, JSON.stringify(value));

/** Says the same text in each field that anybody could show. */
const INSTANCE = {
  title: TEXT,
  description: TEXT,
  version: TEXT,
  languages: [TEXT, 'en'],
  rules: [{ id: '1', text: TEXT, hint: TEXT }],
  registrations: { enabled: true, message: TEXT },
  contact: { email: TEXT, account: { url: `https://mastodon.forger.example/${TEXT}`, display_name: TEXT } },
  usage: { users: { active_month: 3 } },
};

const DOCUMENT = {
  version: '2.1',
  software: { name: 'mastodon', version: `4.3.0${TEXT}` },
  openRegistrations: true,
  usage: { users: { total: 12 } },
  metadata: { nodeName: TEXT, nodeDescription: TEXT, maintainer: { name: TEXT, email: TEXT } },
};

const paths =
  (answers: Readonly<Record<string, Say>>): Say =>
  (line) =>
    (answers[line.path.split('?')[0] ?? ''] ?? healthy)(line);

const mastodon = paths({
  '/nodeinfo/2.1': json(DOCUMENT),
  '/api/v2/instance': json(INSTANCE),
  '/api/v1/instance': json(INSTANCE),
  '/api/v1/instance/peers': json([TEXT, `a${TEXT}.example`, 'b.example']),
  '/api/v1/instance/domain_blocks': json([
    { domain: `c${TEXT}`, digest: TEXT, severity: TEXT, comment: TEXT },
  ]),
});

const inHeader = (name: string, status = 200): Say =>
  utters(head(status, { [name]: BYTES, 'Content-Length': '2' }) + '{}');

const MATRIX = paths({
  '/.well-known/matrix/server': json({ 'm.server': `a${TEXT}` }),
  '/.well-known/matrix/support': json({
    contacts: [{ role: TEXT, email_address: TEXT }],
    support_page: TEXT,
  }),
  '/_matrix/key/v2/server': json({
    server_name: TEXT,
    verify_keys: { [TEXT]: { key: TEXT } },
    valid_until_ts: 4e12,
  }),
});

const error = (id: unknown): string =>
  JSON.stringify({ jsonrpc: '2.0', error: { code: 1, message: TEXT }, id });
const features = { description: TEXT, protocol_min: TEXT, daily_fee: TEXT, genesis_hash: TEXT };

type Row = readonly [name: string, does: string, host: Behaviour['host'], network?: Behaviour['network']];

const ROWS: readonly Row[] = [
  ['mastodon', 'in all that a Mastodon publishes', { say: mastodon, at: 'anything' }],
  [
    'status-line',
    'in its status line',
    { say: utters(`HTTP/1.1 500 ${BYTES}\r\nContent-Length: 0\r\n\r\n`), at: 'index' },
  ],
  ['content-encoding', 'in Content-Encoding', { say: inHeader('Content-Encoding'), at: 'index' }],
  [
    'transfer-encoding',
    'in Transfer-Encoding',
    { say: utters(head(200, { 'Transfer-Encoding': BYTES })), at: 'index' },
  ],
  ['location', 'in Location', { say: inHeader('Location', 302), at: 'index' }],
  ['retry-after', 'in Retry-After', { say: inHeader('Retry-After', 503), at: 'index' }],
  [
    'index-header',
    'in X-Robots-Tag',
    {
      say: (line) =>
        line.write(answer(200, JSON.stringify(DOCUMENT), { 'X-Robots-Tag': `noindex, ${BYTES}: noindex` })),
      at: 'document',
    },
  ],
  [
    'href',
    'in the link to its NodeInfo',
    {
      say: json({ links: [{ rel: 'http://nodeinfo.diaspora.software/ns/schema/2.1', href: `/${TEXT}` }] }),
      at: 'index',
    },
  ],
  [
    'software',
    'in the name of its software',
    { say: json({ software: { name: TEXT, version: TEXT } }), at: 'document' },
  ],
  [
    'robots-rule',
    'in the rule of its robots.txt',
    {
      say: says(
        200,
        `User-agent: *\nDisallow: /.well-known/ # ${TEXT}\nDisallow: /.well-known/*\u009b${TEXT}\n`,
        { 'Content-Type': 'text/plain' },
      ),
      at: 'robots',
    },
  ],
  ['homeserver', 'in all that a homeserver publishes', { say: MATRIX, at: 'anything' }, 'matrix'],
  [
    'hub',
    'in all that a hub publishes',
    {
      tcp: hub((method, id) => {
        if (method === 'server.version') return result(id, [`0.107.0${TEXT}`, TEXT]);
        if (method === 'server.features') return result(id, features);
        return method === 'server.banner' ? result(id, TEXT) : answerAsHub(method, id);
      }),
    },
    'lbry',
  ],
  ['hub-error', 'in the errors of a hub', { tcp: hub((_method, id) => error(id)) }, 'lbry'],
];

/** Hosts that speak to the terminal and to the logs of whoever reads of them. */
export const FORGERS: readonly Behaviour[] = ROWS.map(([name, does, host, network]) => ({
  name: `${name}.forger`,
  faults: ['X10'],
  does: `hides commands to a terminal ${does}`,
  host,
  // Of no matter here.
  cause: 'ok',
  ...(network && { network }),
}));
