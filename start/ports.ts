import { createServer } from 'node:net';

/** Fails with a sentence when somebody else listens on the port. */
export async function demandFreePort(port: number, variable: string, purpose: string): Promise<void> {
  const fault = await tryListening(port);
  if (fault === undefined) return;
  const other = port === 65_535 ? port - 10 : port + 10;
  if (fault === 'EACCES') {
    throw new Error(
      `Port ${port} for ${purpose} needs rights that you don't have: choose another with ${variable}=${other}.`,
    );
  }
  throw new Error(
    `Port ${port} for ${purpose} is taken: stop the program that uses it, or choose another with ${variable}=${other}.`,
  );
}

function tryListening(port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'unknown'));
    server.listen({ port, host: '127.0.0.1' }, () => server.close(() => resolve(undefined)));
  });
}
