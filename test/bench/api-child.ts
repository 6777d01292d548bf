import { fork, type ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from './free-port.ts';

export interface ApiChild {
  url: string;
  child: ChildProcess;
}

const TRIES = 200;
const POLL_MS = 50;

/** The API as it runs in production, in a process of its own; resolves when it answers. */
export async function startApiChild(databaseUrl: string, env: Record<string, string>): Promise<ApiChild> {
  const port = await freePort();
  const child = fork(fileURLToPath(import.meta.resolve('@homeport/api/main.ts')), [], {
    env: { ...process.env, ...env, DATABASE_URL: databaseUrl, API_PORT: String(port), API_HOST: '127.0.0.1' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const url = `http://127.0.0.1:${String(port)}`;
  for (let turn = 0; turn < TRIES; turn += 1) {
    const status = await fetch(`${url}/readyz`).then(
      (reply) => reply.status,
      () => 0,
    );
    if (status === 200) return { url, child };
    if (child.exitCode !== null) break;
    await sleep(POLL_MS);
  }
  child.kill();
  throw new Error('the API did not start');
}
