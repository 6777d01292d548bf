import type { Line, Say } from './behaviour.ts';

type Headers = Readonly<Record<string, string>>;

/** The head of an answer, as it goes over the line. */
export function head(status: number | string, headers: Headers = {}): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} X\r\n${lines.join('')}\r\n`;
}

/** A whole answer with its length. */
export function answer(status: number, body: string | Buffer = '', headers: Headers = {}): Buffer {
  const bytes = Buffer.from(body);
  const length = { 'Content-Type': 'application/json', 'Content-Length': String(bytes.length) };
  return Buffer.concat([Buffer.from(head(status, { ...length, ...headers }), 'latin1'), bytes]);
}

/** The same, as what a host says. */
export function says(status: number, body: string | Buffer = '', headers: Headers = {}): Say {
  return (line) => {
    line.write(answer(status, body, headers));
  };
}

/** Bytes as they are. */
export function utters(bytes: string | Buffer): Say {
  return (line) => {
    line.write(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes);
  };
}

/** Bytes, and then the end of the connection. */
export function uttersAndEnds(bytes: string | Buffer): Say {
  return async (line) => {
    await utters(bytes)(line);
    line.end();
  };
}

export function redirects(location: string, status = 302): Say {
  return says(status, '', { Location: location });
}

export const DOCUMENT_PATH = '/nodeinfo/2.1';

export function indexOf(host: string, href = `https://${host}${DOCUMENT_PATH}`): string {
  return JSON.stringify({ links: [{ rel: 'http://nodeinfo.diaspora.software/ns/schema/2.1', href }] });
}

export const DOCUMENT = JSON.stringify({
  version: '2.1',
  software: { name: 'zoo', version: '1.0.0' },
  protocols: ['activitypub'],
  usage: { users: { total: 12, activeMonth: 3 }, localPosts: 40 },
  openRegistrations: false,
  metadata: {},
});

/** A host in good health. */
export function healthy(line: Line): void {
  if (line.path === '/robots.txt') line.write(answer(404));
  else if (line.path === '/.well-known/nodeinfo') line.write(answer(200, indexOf(line.host)));
  else if (line.path === DOCUMENT_PATH) line.write(answer(200, DOCUMENT));
  else line.write(answer(404));
}

/** Chunked coding of the given pieces, with the last chunk. */
export function chunked(...pieces: readonly string[]): string {
  return `${pieces.map((piece) => `${Buffer.byteLength(piece).toString(16)}\r\n${piece}\r\n`).join('')}0\r\n\r\n`;
}
