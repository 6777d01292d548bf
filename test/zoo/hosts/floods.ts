import { DOCUMENT, head, utters, uttersAndEnds } from '../answers.ts';
import { hostsOf, type Rows, type Say } from '../behaviour.ts';

const CHUNKED = head(200, { 'Transfer-Encoding': 'chunked' });
const WHOLE = `${CHUNKED}${DOCUMENT.length.toString(16)}\r\n${DOCUMENT}\r\n0\r\n`;
const HEADER = 'X: yyyyyyyyyyyyyyyyyy\r\n';

const PORTION = 64 * 1024;

/** Says something over and over until the visitor leaves, or a bound of our own. */
function endless(first: string, piece: string): Say {
  return async (line) => {
    line.write(first);
    for (let at = 0; at < 2000 && line.isOpen; at++) {
      line.write(piece.repeat(Math.ceil(PORTION / piece.length)));
      await line.wait(2);
    }
  };
}

const ROWS: Rows = {
  http_headers_too_large: [
    ['header-16kb', 'H12', 'sends a header of 16 KB', utters(head(200, { X: 'x'.repeat(16_385) }))],
    [
      'headers-10000',
      'H12',
      'sends ten thousand headers',
      uttersAndEnds(`HTTP/1.1 200 X\r\n${'X: y\r\n'.repeat(10_000)}\r\n`),
    ],
    ['headers-endless', 'H12', 'sends headers without an end', endless('HTTP/1.1 200 X\r\n', HEADER)],
    [
      'trailers-10000',
      'H12',
      'sends ten thousand trailers',
      uttersAndEnds(`${WHOLE}${'X: y\r\n'.repeat(10_000)}\r\n`),
    ],
    ['trailers-endless', 'H12', 'sends trailers without an end', endless(WHOLE, HEADER)],
    [
      'status-line-20kb',
      'H12',
      'sends a status line of 20 KB',
      utters(`HTTP/1.1 200 ${'x'.repeat(20_000)}\r\nContent-Length: 0\r\n\r\n`),
    ],
  ],
  http_timeout: [
    ['hints-endless', 'H1', 'sends hints (103) without an end', endless('', 'HTTP/1.1 103 X\r\n\r\n')],
    ['continue-endless', 'H1', 'says "continue" (100) without an end', endless('', 'HTTP/1.1 100 X\r\n\r\n')],
  ],
  body_too_large: [
    ['chunks-tiny', 'B1', 'sends chunks of one byte without an end', endless(CHUNKED, '1\r\nx\r\n')],
    ['body-endless', 'B1', 'sends a body without an end', endless(head(200), 'x'.repeat(4000))],
    [
      'chunks-endless',
      'B1',
      'sends chunks without an end',
      endless(CHUNKED, `fa0\r\n${'x'.repeat(4000)}\r\n`),
    ],
  ],
};

export const FLOOD_HOSTS = hostsOf(ROWS, 'document');
