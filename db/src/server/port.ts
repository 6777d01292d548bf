import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { ServerError } from './explain.ts';

/** The port asked for, or else the one of last time, or else any that is free; remembered for next time. */
export async function choosePort(home: string, asked: number | undefined): Promise<number> {
  if (asked !== undefined && !(await isFree(asked))) {
    throw new ServerError(
      `Port ${asked}, which the database should use, is taken: stop the program that uses it or choose another port.`,
    );
  }
  const file = join(home, 'port');
  const last = Number(await readFile(file, 'utf8').catch(() => '0'));
  const port = asked ?? (last > 0 && last < 65_536 && (await isFree(last)) ? last : await freePort());
  if (port !== last) await writeFile(file, `${port}\n`);
  return port;
}

async function isFree(port: number): Promise<boolean> {
  return (await listen(port)) !== undefined;
}

async function freePort(): Promise<number> {
  const port = await listen(0);
  if (port !== undefined) return port;
  throw new ServerError('No port is free on 127.0.0.1: stop a program that listens there.');
}

/** Listens for a moment and returns the port, or `undefined` where it can't. */
function listen(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ port, host: '127.0.0.1' }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? address?.port : undefined));
    });
  });
}
