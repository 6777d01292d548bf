import { DOCUMENT_PATH, says } from '../answers.ts';
import { hostsOf, type Behaviour, type Rows, type Say } from '../behaviour.ts';

type JsonRows = Readonly<
  Partial<
    Record<
      Behaviour['cause'],
      readonly (readonly [name: string, fault: string, does: string, body: string])[]
    >
  >
>;

const soft = (more: string, name = '"zoo"'): string => `{"software":{"name":${name},"version":"1"}${more}}`;
const nested = (depth: number): string => soft(`,"metadata":${'['.repeat(depth)}${']'.repeat(depth)}`);
const nodeName = (text: string): string => soft(`,"metadata":{"nodeName":${text}}`);

const DOCUMENTS: JsonRows = {
  ok: [
    ['depth-30', 'J1', 'nests thirty deep', nested(30)],
    [
      'keys-40000',
      'J2',
      'has forty thousand keys',
      soft(`,"metadata":{${Array.from({ length: 40_000 }, (_, at) => `"k${at}":1`).join()}}`),
    ],
    ['list-100000', 'J2', 'has a list of a hundred thousand', soft(`,"metadata":[${'1,'.repeat(99_999)}1]`)],
    ['string-900kb', 'J2', 'has a string of 900 KB', nodeName(`"${'x'.repeat(900_000)}"`)],
    ['key-900kb', 'J2', 'has a key of 900 KB', soft(`,"${'x'.repeat(900_000)}":1`)],
    [
      'digits-100000',
      'J2',
      'has a number of a hundred thousand digits',
      soft(`,"usage":{"localPosts":${'9'.repeat(100_000)}}`),
    ],
    [
      'keys-twice',
      'J3',
      'says everything twice',
      `{"software":{"name":"other","version":"0"},${soft('').slice(1)}`,
    ],
    [
      'proto',
      'J4',
      'names a prototype',
      soft(',"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}'),
    ],
    [
      'then',
      'J4',
      'names what a promise has',
      soft(',"then":"x","toJSON":1,"hasOwnProperty":1,"toString":1'),
    ],
    ['nul', 'J5', 'has a NUL in its title', nodeName('"a\\u0000b"')],
    ['surrogate', 'J5', 'has half a character in its title', nodeName('"a\\ud800b"')],
    ['bidi', 'J5', 'turns its title around', nodeName('"\\u202egnp.exe"')],
    ['count-negative', 'J6', 'counts -1 users', soft(',"usage":{"users":{"total":-1}}')],
    ['count-infinite', 'J6', 'counts 1e999 users', soft(',"usage":{"users":{"total":1e999}}')],
    ['count-huge', 'J6', 'counts 2^63 users', soft(',"usage":{"users":{"total":9223372036854775808}}')],
    ['count-text', 'J6', 'counts "many" users', soft(',"usage":{"users":{"total":"many"}}')],
    ['count-list', 'J6', 'counts a list of users', soft(',"usage":{"users":[]}')],
    ['name-10kb', 'M-5', 'has a software name of 10 KB', soft('', `"${'x'.repeat(10_000)}"`)],
    ['name-constructor', 'M-5', 'runs a software named constructor', soft('', '"constructor"')],
    ['name-markup', 'M-5', 'has markup for a name', soft('', '"<img src=x onerror=alert(1)>"')],
  ],
  parse_too_deep: [
    ['depth-33', 'J1', 'nests thirty-three deep', nested(33)],
    ['depth-1000', 'J1', 'nests a thousand deep', nested(1000)],
    ['depth-100000', 'J1', 'nests a hundred thousand deep', '['.repeat(100_000)],
    ['depth-objects', 'J1', 'nests objects a hundred thousand deep', '{"a":'.repeat(100_000)],
  ],
  parse_not_json: [
    ['empty', 'J7', 'sends an empty document', ''],
    ['blank', 'J7', 'sends blanks', ' \n\t '],
    ['comments', 'J7', 'sends JSON with comments', `/* hello */${soft('')}`],
    ['comma', 'J7', 'sends JSON with a comma too many', soft(',')],
    ['single-quotes', 'J7', 'sends JSON in single quotes', "{'software':{'name':'zoo'}}"],
    ['jsonp', 'J7', 'sends JSONP', `callback(${soft('')})`],
    ['ndjson', 'J7', 'sends two documents', `${soft('')}\n${soft('')}`],
    ['guarded', 'J7', 'guards its JSON against scripts', `)]}'\n${soft('')}`],
    ['cut', 'J7', 'sends half a document', soft('').slice(0, 20)],
    ['nan', 'J6', 'counts NaN users', soft(',"usage":{"users":{"total":NaN}}')],
    ['infinity', 'J6', 'counts Infinity users', soft(',"usage":{"users":{"total":Infinity}}')],
    ['control', 'J7', 'has a bare line break in a string', nodeName('"a\nb"')],
    ['yaml', 'J7', 'sends YAML', 'software:\n  name: zoo\n'],
    ['php-warning', 'J7', 'warns in PHP before its JSON', `<br />\n<b>Warning</b>: x\n${soft('')}`],
  ],
  parse_unexpected: [
    ['json-null', 'J7', 'says null', 'null'],
    ['json-number', 'J7', 'says 42', '42'],
    ['json-text', 'J7', 'says a word', '"ok"'],
    ['json-list', 'J7', 'says a list', '[]'],
    ['json-object', 'J7', 'says an empty object', '{}'],
    ['software-missing', 'J7', 'names no software', '{"version":"2.0"}'],
    ['software-text', 'J7', 'names its software in a wrong place', '{"software":"zoo"}'],
    ['software-number', 'M-5', 'runs a software named 7', soft('', '7')],
    ['software-empty', 'M-5', 'runs a software without a name', soft('', '""')],
    ['software-emoji', 'M-5', 'runs a software named by a picture', soft('', '"\u{1F418}"')],
    [
      'software-proto',
      'J4',
      'hides its software in a prototype',
      '{"__proto__":{"software":{"name":"evil","version":"1"}}}',
    ],
    ['error-document', 'J7', 'says "error" with 200', '{"error":"not found"}'],
  ],
};

const REL = 'http://nodeinfo.diaspora.software/ns/schema/2.1';
const links = (...list: readonly unknown[]): string => JSON.stringify({ links: list });
const link = (href: unknown, rel = REL) => ({ rel, href });
const at = (name: string, path = DOCUMENT_PATH): string => `https://${name}.example${path}`;

const INDEXES: JsonRows = {
  ok: [
    [
      'links-object',
      'J8',
      'has one link where a list should be',
      JSON.stringify({ links: link(DOCUMENT_PATH) }),
    ],
    ['links-relative', 'J8', 'links relatively', links(link(DOCUMENT_PATH))],
    ['links-http', 'J8', 'links over http', links(link(at('links-http').replace('https', 'http')))],
    [
      'links-rel-https',
      'J8',
      'names the schema with https',
      links(link(DOCUMENT_PATH, REL.replace('http', 'https'))),
    ],
    ['links-2-2', 'J8', 'has only the schema 2.2', links(link(DOCUMENT_PATH, REL.replace('2.1', '2.2')))],
    [
      'links-mixed',
      'J8',
      'links to what nobody knows beside the good',
      links(link('/x', 'https://a.example/ns'), null, 7, link(DOCUMENT_PATH)),
    ],
    [
      'links-tab',
      'S18',
      'has line breaks in its link',
      links(link(`https://links-tab.example/node\r\ninfo/2.1`)),
    ],
    [
      'links-evil-first',
      'S12',
      'links elsewhere first, and to itself second',
      links(link('https://elsewhere.example/n', REL.replace('2.1', '2.2')), link(DOCUMENT_PATH)),
    ],
  ],
  parse_unexpected: [
    ['links-none', 'J8', 'has no links', '{}'],
    ['links-empty', 'J8', 'has an empty list of links', links()],
    [
      'links-unknown',
      'J8',
      'knows only the schema 9.9',
      links(link(DOCUMENT_PATH, REL.replace('2.1', '9.9'))),
    ],
    [
      'links-foreign',
      'J8',
      'links to no NodeInfo',
      links({ rel: 'self', href: '/' }, { rel: 'alternate', href: '/' }),
    ],
    [
      'links-10000',
      'J8',
      'has ten thousand links before the good one',
      links(...Array.from({ length: 10_000 }, () => ({ rel: 'x', href: '/' })), link(DOCUMENT_PATH)),
    ],
  ],
  parse_elsewhere: [
    [
      'href-elsewhere',
      'S12',
      'links to the NodeInfo of another site',
      links(link('https://elsewhere.example/nodeinfo/2.1')),
    ],
    ['href-private', 'S11', 'links to a private address', links(link('https://10.0.0.1/nodeinfo'))],
    [
      'href-metadata',
      'S11',
      'links to the metadata service of a cloud',
      links(link('http://169.254.169.254/latest/meta-data/')),
    ],
    ['href-loopback', 'S11', 'links to IPv6 loopback', links(link('https://[::1]/'))],
    ['href-dword', 'S2', 'links to an address in disguise', links(link('https://2130706433/'))],
    [
      'href-data',
      'S11',
      'links to data',
      links(link('data:application/json,{"software":{"name":"evil","version":"1"}}')),
    ],
    ['href-javascript', 'S11', 'links to a script', links(link('javascript:alert(1)'))],
    ['href-file', 'S11', 'links to a file', links(link('file:///etc/passwd'))],
    ['href-ftp', 'S11', 'links to FTP', links(link('ftp://href-ftp.example/n'))],
    ['href-port', 'S11', 'links to another port', links(link('https://href-port.example:8443/n'))],
    ['href-slashes', 'S12', 'links to another site by two slashes', links(link('//elsewhere.example/n'))],
    ['href-backslash', 'S12', 'links to another site by a backslash', links(link('/\\elsewhere.example/n'))],
    ['href-number', 'J8', 'links to a number', links(link(7))],
    ['href-2kb', 'J8', 'links to an address of 2 KB', links(link(at('href-2kb', `/${'x'.repeat(2000)}`)))],
  ],
  http_not_found: [
    [
      'href-dots',
      'S18',
      'links out of its own root',
      links(link(at('href-dots', '/a/../../../../etc/passwd'))),
    ],
    ['href-nul', 'S18', 'has a NUL in its link', links(link('/n\u0000x'))],
  ],
};

const documents = (rows: JsonRows): Rows => answering(rows, (body) => says(200, body));
/** At other paths than its own such a host has nothing. */
const indexes = (rows: JsonRows): Rows =>
  answering(rows, (body) => (line) => {
    const isThere = line.path === '/.well-known/nodeinfo';
    return says(isThere ? 200 : 404, isThere ? body : '')(line);
  });

function answering(rows: JsonRows, say: (body: string) => Say): Rows {
  return Object.fromEntries(
    Object.entries(rows).map(([cause, list]) => [
      cause,
      list.map(([name, fault, does, body]) => [name, fault, does, say(body)] as const),
    ]),
  );
}

export const JSON_HOSTS: readonly Behaviour[] = [
  ...hostsOf(documents(DOCUMENTS), 'document'),
  ...hostsOf(indexes(INDEXES), 'index'),
];
