import { chunked, DOCUMENT, head, utters, uttersAndEnds } from '../answers.ts';
import { web, type Behaviour } from '../behaviour.ts';

const LENGTH = String(DOCUMENT.length);
const CHUNKED = head(200, { 'Transfer-Encoding': 'chunked' });
const pieces = chunked(DOCUMENT.slice(0, 20), DOCUMENT.slice(20));
const hex = DOCUMENT.length.toString(16);

type Row = readonly [name: string, does: string, bytes: string, fault?: string];

// Answers that two readers would cut at different places. Whoever believes one of them believes the attacker's.
const AMBIGUOUS: readonly Row[] = [
  [
    'length-twice',
    'gives two different lengths',
    `HTTP/1.1 200 X\r\nContent-Length: 3\r\nContent-Length: ${LENGTH}\r\n\r\n${DOCUMENT}`,
  ],
  [
    'length-twice-equal',
    'gives one length twice',
    `HTTP/1.1 200 X\r\nContent-Length: ${LENGTH}\r\nContent-Length: ${LENGTH}\r\n\r\n${DOCUMENT}`,
  ],
  [
    'length-list',
    'gives a list of lengths',
    `${head(200, { 'Content-Length': `${LENGTH}, ${LENGTH}` })}${DOCUMENT}`,
  ],
  [
    'length-and-chunks',
    'gives a length and sends chunks',
    `HTTP/1.1 200 X\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n${pieces}`,
  ],
  [
    'chunks-and-length',
    'sends chunks and gives a length',
    `HTTP/1.1 200 X\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n${pieces}`,
  ],
  ['length-negative', 'gives a negative length', `${head(200, { 'Content-Length': '-5' })}${DOCUMENT}`],
  [
    'length-plus',
    'gives a length with a plus sign',
    `${head(200, { 'Content-Length': `+${LENGTH}` })}${DOCUMENT}`,
  ],
  [
    'length-hex',
    'gives a length in hexadecimal',
    `${head(200, { 'Content-Length': `0x${hex}` })}${DOCUMENT}`,
  ],
  [
    'length-spaced',
    'gives a length with a space in it',
    `${head(200, { 'Content-Length': '1 99' })}${DOCUMENT}`,
  ],
  [
    'length-overflow',
    'gives a length beyond 64 bits',
    `${head(200, { 'Content-Length': '99999999999999999999' })}${DOCUMENT}`,
  ],
  ['bare-lf', 'ends its lines with LF alone', `HTTP/1.1 200 X\nContent-Length: ${LENGTH}\n\n${DOCUMENT}`],
  [
    'bare-lf-one',
    'ends one header with LF alone',
    `HTTP/1.1 200 X\r\nX: y\nContent-Length: ${LENGTH}\r\n\r\n${DOCUMENT}`,
  ],
  ['bare-cr', 'ends its lines with CR alone', `HTTP/1.1 200 X\rContent-Length: ${LENGTH}\r\r${DOCUMENT}`],
  [
    'obs-fold',
    'folds a header over two lines',
    `HTTP/1.1 200 X\r\nX: y\r\n z\r\nContent-Length: ${LENGTH}\r\n\r\n${DOCUMENT}`,
  ],
  [
    'obs-fold-first',
    'begins its headers with a space',
    `HTTP/1.1 200 X\r\n X: y\r\nContent-Length: ${LENGTH}\r\n\r\n${DOCUMENT}`,
  ],
  [
    'space-before-colon',
    'puts a space before a colon',
    `HTTP/1.1 200 X\r\nContent-Length : ${LENGTH}\r\n\r\n${DOCUMENT}`,
  ],
  [
    'header-nul',
    'has a NUL in a header',
    `HTTP/1.1 200 X\r\nX: a\0b\r\nContent-Length: ${LENGTH}\r\n\r\n${DOCUMENT}`,
  ],
  [
    'header-name-space',
    'has a space in the name of a header',
    `HTTP/1.1 200 X\r\nX Y: z\r\nContent-Length: ${LENGTH}\r\n\r\n${DOCUMENT}`,
  ],
  [
    'header-no-colon',
    'has a header without a colon',
    `HTTP/1.1 200 X\r\nnonsense\r\nContent-Length: ${LENGTH}\r\n\r\n${DOCUMENT}`,
  ],
  [
    'header-no-name',
    'has a header without a name',
    `HTTP/1.1 200 X\r\n: y\r\nContent-Length: ${LENGTH}\r\n\r\n${DOCUMENT}`,
  ],
  ['chunk-junk', 'sends a chunk without a size', `${CHUNKED}xyz\r\nabc\r\n0\r\n\r\n`],
  ['chunk-negative', 'sends a chunk of negative size', `${CHUNKED}-5\r\nabc\r\n0\r\n\r\n`],
  ['chunk-overflow', 'sends a chunk of more than 64 bits', `${CHUNKED}fffffffffffffffff\r\nabc\r\n0\r\n\r\n`],
  ['chunk-0x', 'writes 0x before the size of a chunk', `${CHUNKED}0x${hex}\r\n${DOCUMENT}\r\n0\r\n\r\n`],
  ['chunk-longer', 'sends more than the size of a chunk', `${CHUNKED}5\r\n${DOCUMENT}\r\n0\r\n\r\n`],
  ['chunk-lf', 'ends the size of a chunk with LF alone', `${CHUNKED}${hex}\n${DOCUMENT}\r\n0\r\n\r\n`],
  [
    'chunk-extension-1mb',
    'sends a chunk with an extension of 1 MB',
    `${CHUNKED}${hex};${'x'.repeat(1_000_000)}\r\n${DOCUMENT}\r\n0\r\n\r\n`,
  ],
];

const NOT_HTTP: readonly Row[] = [
  ['http-0-9', 'answers in HTTP/0.9', DOCUMENT, 'H6'],
  ['http-2-frames', 'answers with frames of HTTP/2', '\0\0\x06\x04\0\0\0\0\0\0\x03\0\0\0\x64', 'T2'],
  ['http-2-preface', 'answers with the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 'T2'],
  ['http-9', 'answers in HTTP/9.9', `HTTP/9.9 200 X\r\nContent-Length: ${LENGTH}\r\n\r\n${DOCUMENT}`, 'H6'],
  [
    'http-lower',
    'answers in lower-case http',
    `http/1.1 200 x\r\nContent-Length: ${LENGTH}\r\n\r\n${DOCUMENT}`,
    'H6',
  ],
  ['icy', 'answers as a radio station', `ICY 200 OK\r\n\r\n${DOCUMENT}`, 'H6'],
  ['smtp-in-tls', 'greets as a mail server inside TLS', '220 mail.example ESMTP\r\n', 'T2'],
  ['status-words', 'answers with a status in words', 'HTTP/1.1 fine\r\n\r\n', 'H6'],
  [
    'status-4-digits',
    'answers with a status of four digits',
    'HTTP/1.1 2000 OK\r\nContent-Length: 0\r\n\r\n',
    'H6',
  ],
  [
    'status-2-digits',
    'answers with a status of two digits',
    'HTTP/1.1 99 OK\r\nContent-Length: 0\r\n\r\n',
    'H6',
  ],
  ['request-in-answer', 'answers with a request', 'GET / HTTP/1.1\r\nHost: a.example\r\n\r\n', 'H6'],
  ['garbage', 'answers with noise', '\x8f\xfe\x01\x93\x7f\r\n\r\n\xff\xff', 'H6'],
];

const row =
  (cause: Behaviour['cause'], fault: string) =>
  ([name, does, bytes, other]: Row): Behaviour => ({
    name,
    faults: [other ?? fault],
    does,
    host: web(uttersAndEnds(bytes), 'document'),
    cause,
  });

export const FRAMING_HOSTS: readonly Behaviour[] = [
  ...AMBIGUOUS.map(row('http_malformed', 'H6')),
  ...NOT_HTTP.map(row('http_malformed', 'H6')),
  {
    name: 'switching-protocols',
    faults: ['H1'],
    does: 'switches to another protocol (101) unasked',
    host: web(utters('HTTP/1.1 101 X\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n'), 'document'),
    cause: 'http_unexpected',
  },
  {
    name: 'transfer-unknown',
    faults: ['H6'],
    does: 'sends its body in a transfer coding that nobody knows',
    host: web(uttersAndEnds(`${head(200, { 'Transfer-Encoding': 'xchunked' })}${DOCUMENT}`), 'document'),
    cause: 'body_encoding',
  },
  {
    name: 'transfer-gzip',
    faults: ['H6'],
    does: 'sends its body in gzip and chunks as transfer codings',
    host: web(uttersAndEnds(`${head(200, { 'Transfer-Encoding': 'gzip, chunked' })}${pieces}`), 'document'),
    cause: 'body_encoding',
  },
  {
    name: 'length-shorter',
    faults: ['H8'],
    does: 'sends more than the length that it gave',
    host: web(utters(`${head(200, { 'Content-Length': '20' })}${DOCUMENT}`), 'document'),
    cause: 'http_malformed',
  },
  {
    name: 'body-of-204',
    faults: ['H1', 'H8'],
    does: 'sends a body with 204, which has none',
    host: web(utters(`${head(204, { 'Content-Length': LENGTH })}${DOCUMENT}`), 'document'),
    cause: 'http_malformed',
  },
];
