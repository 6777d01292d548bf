import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import type { Wire } from './host.ts';

const EVERY_MS = 1000;
const HEAD = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n';

/** Answers below HTTP, until the other side has had enough. */
export function misbehave(socket: Socket, wire: Wire): void {
  switch (wire) {
    case 'garbage':
      socket.end(randomBytes(512));
      return;
    case 'drip':
      socket.write(`${HEAD}Content-Length: 100000\r\n\r\n`);
      every(socket, () => '{');
      return;
    case 'endless-headers':
      socket.write(HEAD);
      every(socket, (turn) => `X-More-${String(turn)}: and more\r\n`);
  }
}

function every(socket: Socket, say: (turn: number) => string): void {
  let turn = 0;
  const timer = setInterval(() => socket.write(say(++turn)), EVERY_MS);
  socket.once('close', () => clearInterval(timer));
}
