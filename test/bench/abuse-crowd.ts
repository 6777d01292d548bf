// Those who mean no good, in a process of their own: connections that begin a request and never end it, and junk as
// fast as it is answered. Told what by its parent; runs until it is told to stop.
import { connect, type Socket } from 'node:net';

export interface CrowdOrder {
  port: number;
  slow: number;
  /** How many connections send junk, each one piece after the other. */
  junk: number;
}

export interface CrowdSeen {
  /** Slow connections that were open at the same time, at most. */
  slowOpen: number;
  /** Slow connections that were closed on us, and begun again. */
  slowClosed: number;
  junkAnswered: number;
}

const DRIP_MS = 1000;
const JUNK = [
  '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
  'GET / HTTP/9.9\r\n\r\n',
  'FETCH /api/v1/instances HTTP/1.1\r\nhost: a\r\n\r\n',
  `GET /${'%2e'.repeat(2000)} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n`,
  `GET / HTTP/1.1\r\nhost: a\r\ncookie: ${'a'.repeat(20_000)}\r\n\r\n`,
  'POST /api/v1/instances HTTP/1.1\r\nhost: a\r\ncontent-length: 1000000000\r\n\r\n',
  'POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
  'GET /api/v1/instances?__proto__[a]=1&limit=NaN&sort=%00 HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n',
  'GET /api/v1/instances?cursor=eyJhIjoxfQ HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n',
  'GET /nothing/here HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n',
];

const seen: CrowdSeen = { slowOpen: 0, slowClosed: 0, junkAnswered: 0 };
const open = new Set<Socket>();

process.on('message', (order: CrowdOrder | 'stop') => {
  if (order === 'stop') {
    process.send?.(seen);
    process.disconnect();
    return;
  }
  for (let at = 0; at < order.slow; at += 1) beSlow(order.port, at);
  for (let at = 0; at < order.junk; at += 1) sendJunk(order.port, at);
});
process.once('disconnect', () => process.exit());

function beSlow(port: number, at: number): void {
  const socket = connect(port, '127.0.0.1');
  let drip: NodeJS.Timeout | undefined;
  socket.once('connect', () => {
    open.add(socket);
    seen.slowOpen = Math.max(seen.slowOpen, open.size);
    // A third says nothing at all, a third its head and a third its body one sign at a time.
    if (at % 3 === 0) return;
    const head = 'GET /api/v1/instances HTTP/1.1\r\nhost: a\r\n';
    socket.write(at % 3 === 1 ? head : `${head}content-length: 900\r\n\r\n`);
    drip = setInterval(() => socket.write('x'), DRIP_MS);
  });
  socket.on('error', () => undefined);
  socket.resume();
  socket.once('close', () => {
    clearInterval(drip);
    if (open.delete(socket)) seen.slowClosed += 1;
    setTimeout(() => {
      beSlow(port, at);
    }, DRIP_MS);
  });
}

function sendJunk(port: number, at: number): void {
  const socket = connect(port, '127.0.0.1');
  socket.once('connect', () => socket.write(JUNK[at % JUNK.length] ?? '', 'latin1'));
  socket.once('data', () => {
    seen.junkAnswered += 1;
    socket.destroy();
  });
  socket.on('error', () => undefined);
  socket.once('close', () => {
    setImmediate(() => {
      sendJunk(port, at + 7);
    });
  });
}
