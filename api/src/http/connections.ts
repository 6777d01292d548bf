import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { SECURITY_HEADERS } from './security-headers.ts';
import { PROBLEM_TYPE, ProblemError, type ProblemKind } from './problem.ts';

/** For the head of a request, and for the whole of it. */
export const HEADERS_WITHIN_MS = 10_000;
export const REQUEST_WITHIN_MS = 30_000;
/** Node looks for those that took longer this often; its default of 30 s would triple the first of them. */
export const LOOK_EVERY_MS = 1_000;
/** A connection on which nothing moves is closed; between two requests sooner. */
export const SILENCE_MS = 30_000;
export const KEEP_ALIVE_MS = 15_000;
export const HEADER_BYTES_MAX = 16_384;
// A reader that hasn't taken its answer by then makes room where room is needed.
const TAKEN_WITHIN_MS = 10_000;

/** What a connection is doing, in the order in which it must make room for another. */
type Doing = 'beginning' | 'idle' | 'busy';

/**
 * Holds at most `max` connections. When one more comes, the oldest that has never asked for anything goes, then
 * the one that has been idle for longest, then a reader that doesn't take its answer; else the newcomer goes.
 */
export function limitConnections(server: Server, max: number): void {
  const places: Record<Doing, Map<Socket, number>> = {
    beginning: new Map(),
    idle: new Map(),
    busy: new Map(),
  };
  const move = (socket: Socket, to: Doing) => {
    const isKnown = Object.values(places).some((place) => place.delete(socket));
    if (isKnown) places[to].set(socket, performance.now());
  };

  server.on('connection', (socket) => {
    const count = Object.values(places).reduce((sum, { size }) => sum + size, 0);
    if (count >= max) {
      const leaving = whoLeaves(places);
      if (!leaving) {
        socket.destroy();
        return;
      }
      forget(places, leaving);
      leaving.destroy();
    }
    places.beginning.set(socket, performance.now());
    socket.once('close', () => forget(places, socket));
  });
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    move(request.socket, 'busy');
    response.once('close', () => move(request.socket, 'idle'));
  });
}

function forget(places: Record<Doing, Map<Socket, number>>, socket: Socket): void {
  for (const place of Object.values(places)) place.delete(socket);
}

function whoLeaves({ beginning, idle, busy }: Record<Doing, Map<Socket, number>>): Socket | undefined {
  const [newest] = beginning.keys();
  const [longestIdle] = idle.keys();
  const [[slowest, since] = [undefined, Infinity]] = busy.entries();
  const isSlow = performance.now() - since > TAKEN_WITHIN_MS;
  return newest ?? longestIdle ?? (isSlow ? slowest : undefined);
}

const FAULTS: Readonly<Record<string, [ProblemKind, string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: ['too-slow', 'The request took too long to arrive.'],
  HPE_HEADER_OVERFLOW: ['headers-too-large', `The head of a request has at most ${HEADER_BYTES_MAX} bytes.`],
};

/** Answers what isn't HTTP, or not in time, and ends the connection. */
export function answerBrokenRequest(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const [kind, detail] = FAULTS[error.code ?? ''] ?? ['bad-request', 'This is not a request in HTTP/1.1.'];
  const problem = new ProblemError(kind, detail).toProblem();
  const body = JSON.stringify(problem);
  const headers = {
    ...SECURITY_HEADERS,
    'content-type': PROBLEM_TYPE,
    'content-length': String(Buffer.byteLength(body)),
    'cache-control': 'no-store',
    connection: 'close',
  };
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${problem.status} ${problem.title}\r\n${head.join('')}\r\n${body}`);
  // Whoever doesn't read it is not waited for.
  setTimeout(() => socket.destroy(), 1_000).unref();
}
