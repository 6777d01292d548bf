import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** The line between one crawler and the database, as a person with scissors sees it. */
export interface Line {
  /** The database's address by way of this line. */
  url: string;
  /** Resets every connection that is open now, in whatever it is doing. */
  cut(): number;
  /** By which the server knows the connections of this line. */
  ports(): number[];
  close(): Promise<void>;
}

/** Opens a line to the PostgreSQL of `url` on a loopback port of its own. */
export async function openLine(url: string): Promise<Line> {
  const target = new URL(url);
  const open = new Set<Socket>();
  const fars = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    fars.add(far);
    far.once('close', () => fars.delete(far));
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.setNoDelay(true);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The line has no port.');
  const near = Object.assign(new URL(url), { port: String(address.port) });
  return {
    url: near.href,
    cut() {
      const count = open.size / 2;
      for (const socket of open) socket.resetAndDestroy();
      return count;
    },
    ports: () => [...fars].flatMap(({ localPort }) => localPort ?? []),
    async close() {
      server.close();
      for (const socket of open) socket.destroy();
      await once(server, 'close');
    },
  };
}
