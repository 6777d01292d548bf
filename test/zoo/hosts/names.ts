import type { Answer } from 'dns-packet';
import { twinOf, type Behaviour } from '../behaviour.ts';
import { addresses, leadsTo, reply, type NameQuestion, type NameScript } from '../name-server.ts';

const cname = (name: string, data: string): Answer => ({ type: 'CNAME', name, ttl: 0, data });
const within = (question: NameQuestion, name: string): Answer[] =>
  addresses({ ...question, name }, [question.address]);

/** An alias of an alias, so many times, with the addresses at the end. */
const chain =
  (length: number): NameScript =>
  (question) => {
    const alias = (at: number): string => (at === 0 ? question.name : `a${at}.${question.name}`);
    const steps = Array.from({ length }, (_, at) => cname(alias(at), alias(at + 1)));
    return [reply(question, { answers: [...steps, ...within(question, alias(length))] })];
  };

const circle: NameScript = (question) => {
  const other = `other.${question.name}`;
  return [reply(question, { answers: [cname(question.name, other), cname(other, question.name)] })];
};

const aliasOf =
  (target: string, ...list: readonly string[]): NameScript =>
  (question) => [
    reply(question, {
      answers: [cname(question.name, target), ...addresses({ ...question, name: target }, list)],
    }),
  ];

const ofRcode =
  (rcode: 'SERVFAIL' | 'NXDOMAIN' | 'REFUSED' | 'FORMERR' | 'NOTIMP'): NameScript =>
  (question) => [reply(question, { rcode })];

const onlyOverTcp: NameScript = (question) =>
  question.transport === 'udp'
    ? [reply(question, { isTruncated: true })]
    : [reply(question, { answers: within(question, question.name) })];

const lost =
  (until: number): NameScript =>
  (question) =>
    question.nth < until ? [] : [reply(question, { answers: within(question, question.name) })];

/** Before the true answer comes one that anybody could have sent: with another number, or to another question. */
const spoofed =
  (saying: { id?: number; name?: string }): NameScript =>
  (question) => [
    reply(question, {
      ...saying,
      answers: addresses({ ...question, name: saying.name ?? question.name }, ['10.0.0.1']),
    }),
    reply(question, { answers: within(question, question.name) }),
  ];

const hundred =
  (odd: string | null): NameScript =>
  (question) => {
    const list = Array.from({ length: 99 }, () => question.address);
    const all = odd === null ? list : [...list.slice(0, 50), odd, ...list.slice(50)];
    return question.transport === 'udp'
      ? [reply(question, { isTruncated: true })]
      : [reply(question, { answers: addresses(question, all) })];
  };

/** One family is answered, the other fails in this way. */
const halfOf =
  (bad: NameScript, type: 'A' | 'AAAA'): NameScript =>
  (question) =>
    question.type === type ? bad(question) : [reply(question, { answers: within(question, question.name) })];

const extra: NameScript = (question) => [
  reply(question, {
    answers: [
      ...within(question, question.name),
      { type: 'A', name: 'elsewhere.example', ttl: 0, data: '10.0.0.1' },
      { type: 'TXT', name: question.name, ttl: 0, data: 'v=spf1 -all' },
    ],
  }),
];

const withNul: NameScript = (question) => aliasOf(`a\0b.${question.name}`, question.address)(question);

/** A good answer, changed byte by byte. */
const spoilt =
  (change: (bytes: Buffer) => Buffer): NameScript =>
  (question) => [change(reply(question, { answers: within(question, question.name) }))];

const cut = spoilt((bytes) => bytes.subarray(0, bytes.length - 3));
// RFC 1035 §4.1.4: a pointer to itself, where the name of the question should be.
const pointerLoop = spoilt((bytes) =>
  Buffer.concat([bytes.subarray(0, 12), Buffer.from([0xc0, 12, 0, 1, 0, 1])]),
);
// The first label of the question is said to be of 63 bytes, which it is not.
const longLabel = spoilt((bytes) => {
  const copy = Buffer.from(bytes);
  copy[12] = 63;
  return copy;
});
// The bit that makes an answer of a question, RFC 1035 §4.1.1.
const asQuestion = spoilt((bytes) => {
  const copy = Buffer.from(bytes);
  copy[2] = (copy[2] ?? 0) & 0x7f;
  return copy;
});

const many =
  (count: number): NameScript =>
  (question) =>
    question.transport === 'udp'
      ? [reply(question, { isTruncated: true })]
      : [reply(question, { answers: addresses(question, Array<string>(count).fill(question.address)) })];

type Row = readonly [name: string, fault: string, does: string, names: NameScript];

const ROWS: Readonly<Partial<Record<Behaviour['cause'], readonly Row[]>>> = {
  ok: [
    ['over-tcp', 'D5', 'is only told of over TCP', onlyOverTcp],
    ['lost-once', 'D5', 'is told of at the second question', lost(2)],
    ['wrong-id', 'D5', 'is first told of by somebody who guessed the number wrong', spoofed({ id: 7 })],
    [
      'wrong-name',
      'D5',
      'is first told of by somebody who answered another question',
      spoofed({ name: 'other.example' }),
    ],
    [
      'alias',
      'D4',
      'is an alias of another name',
      (question) => aliasOf('there.example', question.address)(question),
    ],
    ['alias-8', 'D4', 'is an alias eight times over', chain(8)],
    ['records-99', 'S5', 'has ninety-nine records', hundred(null)],
    [
      'broken-six',
      'D11',
      'has an IPv6 address that refuses, and a good IPv4',
      (question) => leadsTo(question.address, '::1')(question),
    ],
    ['six-nodata', 'D1', 'has no IPv6 address', halfOf((question) => [reply(question)], 'AAAA')],
    ['six-servfail', 'D11', 'has name servers that fail at IPv6 alone', halfOf(ofRcode('SERVFAIL'), 'AAAA')],
    ['as-question', 'D5', 'has name servers that do not call their answer one', asQuestion],
    ['records-1000', 'D5', 'has a thousand records', many(1000)],
    [
      'first-dead',
      'D11',
      'has a first address that refuses',
      (question) => leadsTo(twinOf(question.address), question.address)(question),
    ],
    ['six-silent', 'D11', 'has name servers that are silent about IPv6', halfOf(() => [], 'AAAA')],
  ],
  dns_not_found: [
    ['nxdomain', 'D1', 'does not exist', ofRcode('NXDOMAIN')],
    [
      'alias-nxdomain',
      'D4',
      'is an alias of what does not exist',
      (question) => [reply(question, { rcode: 'NXDOMAIN', answers: [cname(question.name, 'gone.example')] })],
    ],
  ],
  dns_no_address: [
    ['nodata', 'D1', 'has no address', (question) => [reply(question)]],
    ['alias-nodata', 'D4', 'is an alias of a name without an address', aliasOf('bare.example')],
    ['alias-circle', 'D4', 'is an alias of its own alias', circle],
  ],
  dns_server_failure: [
    ['servfail', 'D1', 'has broken name servers', ofRcode('SERVFAIL')],
    ['formerr', 'D1', 'has name servers that do not understand', ofRcode('FORMERR')],
    ['noise', 'D5', 'has name servers that send noise', () => [Buffer.from('no dns')]],
    ['cut', 'D5', 'has name servers that cut their answers short', cut],
    ['pointer-loop', 'D5', 'has name servers whose names point to themselves', pointerLoop],
    ['long-label', 'D5', 'has name servers that cannot count letters', longLabel],
    ['notimp', 'D1', 'has name servers that can not', ofRcode('NOTIMP')],
  ],
  dns_refused: [['refused', 'D1', 'has name servers that refuse', ofRcode('REFUSED')]],
  dns_timeout: [
    ['silent', 'D1', 'has silent name servers', () => []],
    [
      'tcp-silent',
      'D5',
      'is promised over TCP, and never told of',
      (question) => (question.transport === 'udp' ? [reply(question, { isTruncated: true })] : []),
    ],
    [
      'only-spoofed',
      'D5',
      'is told of by a stranger alone',
      (question) => [
        reply(question, { id: (question.id + 1) % 65_536, answers: addresses(question, ['127.66.1.1']) }),
      ],
    ],
  ],
  blocked_target: [
    ['private', 'S4', 'points to a private address', leadsTo('10.0.0.1')],
    ['metadata', 'S4', 'points to the metadata service of a cloud', leadsTo('169.254.169.254')],
    ['zero', 'S4', 'points to 0.0.0.0, as a filter would have it', leadsTo('0.0.0.0')],
    ['multicast', 'S4', 'points to multicast', leadsTo('224.0.0.1')],
    ['documentation', 'S4', 'points to an address of textbooks', leadsTo('203.0.113.7')],
    ['local-six', 'S4', 'points to a unique local address', leadsTo('fd00::1')],
    ['link-local', 'S4', 'points to a link-local address', leadsTo('fe80::1')],
    ['mapped', 'S3', 'points to IPv4 inside IPv6', leadsTo('::ffff:8.8.8.8')],
    ['alias-blocked', 'D4', 'is an alias of a private name', aliasOf('localhost.example', '192.168.1.1')],
  ],
  our_rule: [
    ['nat64', 'S3', 'points to NAT64', leadsTo('64:ff9b::808:808')],
    ['tunnel', 'S3', 'points to a tunnel of its own', leadsTo('2002:808:808::1')],
    [
      'mixed',
      'S5',
      'points to a good and a private address',
      (question) => leadsTo(question.address, '10.0.0.1')(question),
    ],
    [
      'mixed-first',
      'S5',
      'points to a private and a good address',
      (question) => leadsTo('10.0.0.1', question.address)(question),
    ],
    [
      'mixed-six',
      'S5',
      'points to a good IPv4 and a private IPv6',
      (question) => leadsTo(question.address, 'fd00::1')(question),
    ],
    ['mixed-100', 'S5', 'hides a private address among ninety-nine', hundred('10.0.0.1')],
    ['extra', 'S5', 'is told of beside a private address of a name that nobody asked for', extra],
  ],
  connect_unreachable: [['broadcast', 'N1', 'is where no route leads', leadsTo('127.255.255.255')]],
};

export const NAME_HOSTS: readonly Behaviour[] = [
  ...Object.entries(ROWS).flatMap(([cause, rows]) =>
    rows.map(([name, fault, does, names]): Behaviour => ({
      name: `dns-${name}`,
      faults: [fault],
      does,
      host: { names },
      cause: cause as Behaviour['cause'],
    })),
  ),
  {
    name: 'dns-alias-nul',
    faults: ['D5', 'S18'],
    does: 'is an alias of a name with a NUL in it',
    host: { names: withNul },
    cause: 'ok',
  },
  {
    name: 'dns-alias-30',
    faults: ['D4'],
    does: 'is an alias thirty times over',
    host: { names: chain(30) },
    cause: 'ok',
  },
];
