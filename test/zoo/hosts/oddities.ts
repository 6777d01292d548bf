import {
  answer,
  DOCUMENT,
  DOCUMENT_PATH,
  head,
  healthy,
  indexOf,
  utters,
  uttersAndEnds,
} from '../answers.ts';
import { hostsOf, type Behaviour, type Rows, type Say } from '../behaviour.ts';

const LENGTH = String(DOCUMENT.length);
const CHUNKED = head(200, { 'Transfer-Encoding': 'chunked' });
const hex = DOCUMENT.length.toString(16);

// Whoever reads the second answer as that of the next question has been led astray.
const EVIL = answer(200, JSON.stringify({ software: { name: 'evil', version: '6.6.6' } }));

const extraLater: Say = async (line) => {
  healthy(line);
  await line.wait(5);
  line.write(EVIL);
};

const answersTwice: Say = (line) => {
  healthy(line);
  line.write(EVIL);
};

const SHORT = 'HTTP/1.1 200\r\nContent-Length: 41\r\n\r\n{"software":{"name":"zoo","version":"1"}}';

const sliced: Say = (line) => {
  for (const sign of SHORT) line.write(sign);
};

// A base address that ends in a slash, and a path that begins with one: resolved as a link it would name a host.
const twoSlashes: Say = (line) => {
  const path = `/${DOCUMENT_PATH}`;
  if (line.path === '/.well-known/nodeinfo') {
    line.write(answer(200, indexOf(line.host, `https://${line.host}${path}`)));
  } else if (line.path === path) line.write(answer(200, DOCUMENT));
  else line.write(answer(404));
};

// Odd, and yet HTTP.
const ROWS: Rows = {
  ok: [
    [
      'hints',
      'H1',
      'sends fifty hints (103) before its answer',
      utters(
        `${'HTTP/1.1 103 X\r\nLink: </a.css>; rel=preload\r\n\r\n'.repeat(50)}${answer(200, DOCUMENT).toString()}`,
      ),
    ],
    [
      'continues',
      'H1',
      'says "continue" (100) before its answer',
      utters(`HTTP/1.1 100 X\r\n\r\n${answer(200, DOCUMENT).toString()}`),
    ],
    [
      'processing',
      'H1',
      'says "processing" (102) before its answer',
      utters(`HTTP/1.1 102 X\r\n\r\n${answer(200, DOCUMENT).toString()}`),
    ],
    [
      'chunk-extension',
      'H6',
      'sends a chunk with a short extension',
      utters(`${CHUNKED}${hex};a=b\r\n${DOCUMENT}\r\n0\r\n\r\n`),
    ],
    [
      'trailers',
      'H6',
      'sends trailers after its body',
      utters(`${CHUNKED}${hex}\r\n${DOCUMENT}\r\n0\r\nX-Sum: 1\r\n\r\n`),
    ],
    ['until-close', 'H8', 'ends its body with the connection', uttersAndEnds(`${head(200)}${DOCUMENT}`)],
    [
      'rtsp',
      'H6',
      'answers in RTSP, which reads alike',
      utters(`RTSP/1.0 200 OK\r\nContent-Length: ${LENGTH}\r\n\r\n${DOCUMENT}`),
    ],
    [
      'http-1-0',
      'H6',
      'answers in HTTP/1.0',
      uttersAndEnds(`HTTP/1.0 200 X\r\nContent-Length: ${LENGTH}\r\n\r\n${DOCUMENT}`),
    ],
    [
      'no-reason',
      'H6',
      'gives no reason phrase',
      utters(`HTTP/1.1 200\r\nContent-Length: ${LENGTH}\r\n\r\n${DOCUMENT}`),
    ],
    [
      'headers-500',
      'H6',
      'sends five hundred headers',
      utters(`HTTP/1.1 200 X\r\n${'X: y\r\n'.repeat(500)}Content-Length: ${LENGTH}\r\n\r\n${DOCUMENT}`),
    ],
    ['sliced', 'N7', 'sends each byte in a record of its own', sliced],
  ],
};

const DESYNC: Rows = {
  ok: [
    ['answer-twice', 'H7', 'answers each question twice at once', answersTwice],
    ['answer-again-later', 'H7', 'answers once more a moment later', extraLater],
  ],
};

const paced = (one: Behaviour): Behaviour => ({ ...one, isPaced: true });

export const ODD_HOSTS: readonly Behaviour[] = [
  ...hostsOf(ROWS, 'document'),
  ...hostsOf(
    { ok: [['two-slashes', 'S11', 'links to a path that begins like a host', twoSlashes]] },
    'anything',
  ),
  ...hostsOf(DESYNC, 'index').map(paced),
  ...hostsOf({ ok: [['document-unasked', 'H7', 'answers before it is asked', answersTwice]] }, 'robots').map(
    paced,
  ),
];
