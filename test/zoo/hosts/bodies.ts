import { answer, DOCUMENT, head, says, utters, uttersAndEnds } from '../answers.ts';
import { drips, hostsOf, type Rows, type Say } from '../behaviour.ts';

const MIB = 1024 * 1024;

const resetAfter =
  (bytes: string): Say =>
  async (line) => {
    line.write(bytes);
    await line.wait(40);
    line.reset();
  };

const wide = (encoding: 'utf16le', bom: readonly number[]): Buffer =>
  Buffer.concat([Buffer.from(bom), Buffer.from(DOCUMENT, encoding)]);
const wideBig = (): Buffer =>
  Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(DOCUMENT, 'utf16le').swap16()]);
const named = (title: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from('{"software":{"name":"zoo","version":"1"},"metadata":{"nodeName":"'),
    title,
    Buffer.from('"}}'),
  ]);

const ROWS: Rows = {
  ok: [
    [
      'reset-after-body',
      'N4',
      'cuts the connection after the whole answer',
      resetAfter(answer(200, DOCUMENT).toString()),
    ],
    [
      'close-after-body',
      'N1',
      'closes the connection after each answer',
      says(200, DOCUMENT, { Connection: 'close' }),
    ],
    ['bom', 'B3', 'begins its JSON with a byte order mark', says(200, `\ufeff${DOCUMENT}`)],
    [
      'charset-unknown',
      'B3',
      'names a charset that nobody knows',
      says(200, DOCUMENT, { 'Content-Type': 'application/json; charset=unknown' }),
    ],
    [
      'charset-latin1',
      'B3',
      'writes Latin-1 and calls it UTF-8',
      says(200, named(Buffer.from('caf\xe9', 'latin1'))),
    ],
    [
      'utf8-broken',
      'B3',
      'writes broken UTF-8',
      says(200, named(Buffer.from([0x80, 0xc0, 0xaf, 0xed, 0xa0, 0x80, 0xff]))),
    ],
    [
      'gb18030',
      'B3',
      'writes in GB 18030',
      says(200, named(Buffer.from([0xc4, 0xe3, 0xba, 0xc3])), {
        'Content-Type': 'application/json; charset=gb18030',
      }),
    ],
    ['type-html', 'B4', 'calls its JSON a page', says(200, DOCUMENT, { 'Content-Type': 'text/html' })],
    [
      'type-image',
      'B4',
      'calls its JSON an image and a page',
      says(200, DOCUMENT, { 'Content-Type': 'image/png, text/html' }),
    ],
    [
      'type-none',
      'B4',
      'does not say what its JSON is',
      utters(`${head(200, { 'Content-Length': String(DOCUMENT.length) })}${DOCUMENT}`),
    ],
  ],
  body_truncated: [
    [
      'length-longer',
      'H8',
      'sends less than the length that it gave',
      uttersAndEnds(`${head(200, { 'Content-Length': '9999' })}${DOCUMENT}`),
    ],
    [
      'length-10-to-15',
      'H8',
      'promises a petabyte and sends a line',
      uttersAndEnds(`${head(200, { 'Content-Length': '1000000000000000' })}{}`),
    ],
    [
      'chunks-cut',
      'H6',
      'sends no last chunk',
      uttersAndEnds(`${head(200, { 'Transfer-Encoding': 'chunked' })}3\r\n{}}\r\n`),
    ],
    [
      'chunk-cut',
      'H6',
      'ends in the middle of a chunk',
      uttersAndEnds(`${head(200, { 'Transfer-Encoding': 'chunked' })}fff\r\n{}`),
    ],
    [
      'reset-mid-body',
      'N4',
      'cuts the connection in the middle of its body',
      resetAfter(`${head(200, { 'Content-Length': '9999' })}{`),
    ],
  ],
  body_too_large: [['body-2mib', 'B1', 'sends 2 MiB of JSON', says(200, `{"a":"${'x'.repeat(2 * MIB)}"}`)]],
  body_timeout: [
    [
      'hang-after-headers',
      'N3',
      'sends headers and then nothing',
      utters(head(200, { 'Content-Length': '10' })),
    ],
    [
      'hang-mid-body',
      'N3',
      'sends half a body and then nothing',
      utters(`${head(200, { 'Content-Length': '9999' })}{"a":`),
    ],
    [
      'hang-mid-chunk',
      'N3',
      'sends half a chunk and then nothing',
      utters(`${head(200, { 'Transfer-Encoding': 'chunked' })}fff\r\n{"a":`),
    ],
    [
      'hang-no-length',
      'N3',
      'sends a whole body without saying that it is',
      utters(`${head(200)}${DOCUMENT}`),
    ],
    [
      'drip-body',
      'N3',
      'sends a byte of its body now and then',
      drips(head(200, { 'Content-Length': '9999' }), ' '),
    ],
    [
      'drip-chunks',
      'N3',
      'sends a chunk of a byte now and then',
      drips(head(200, { 'Transfer-Encoding': 'chunked' }), '1\r\n \r\n'),
    ],
  ],
  http_timeout: [
    ['silent', 'N2', 'takes the question and never answers', () => undefined],
    ['drip-headers', 'N3', 'sends a byte of its headers now and then', drips('HTTP/1.1 200 X\r\n', 'x')],
    ['drip-status', 'N3', 'sends a byte of its status line now and then', drips('HTTP/1.1 200 ', 'x')],
    ['hang-mid-headers', 'N3', 'sends half a header and then nothing', utters('HTTP/1.1 200 X\r\nContent-')],
  ],
  http_cut: [
    ['reset-before-answer', 'N1', 'cuts the connection at the question', (line) => line.reset()],
    ['close-before-answer', 'N1', 'closes the connection at the question', (line) => line.end()],
    [
      'reset-mid-headers',
      'N4',
      'cuts the connection in its headers',
      resetAfter('HTTP/1.1 200 X\r\nContent-'),
    ],
  ],
  parse_not_json: [
    ['utf16', 'B3', 'writes in UTF-16', says(200, wide('utf16le', [0xff, 0xfe]))],
    ['utf16-big', 'B3', 'writes in big-endian UTF-16', says(200, wideBig())],
    [
      'utf32',
      'B3',
      'writes in UTF-32',
      says(200, Buffer.from([...Buffer.from(DOCUMENT)].flatMap((byte) => [0, 0, 0, byte]))),
    ],
    ['html', 'B4', 'sends a page and calls it JSON', says(200, '<!doctype html><title>Welcome</title>')],
    [
      'parked',
      'D7',
      'answers every question with the page of a domain dealer',
      says(200, '<html><title>This domain is for sale</title></html>', { 'Content-Type': 'text/html' }),
    ],
    [
      'bytes-random',
      'B4',
      'sends noise',
      says(200, Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 7919) % 256))),
    ],
  ],
};

export const BODY_HOSTS = hostsOf(ROWS, 'document');
