import type { ChildOptions } from './child.ts';
import { ROOT } from './config.ts';
import type { House } from './house.ts';

const INSTANCES = '300';
// Any number makes a federation; this one is as good as another, and the same on every machine.
const SEED = '2026';
// The demo's servers are ours and on loopback: nobody is hurt by haste.
const REQUESTS_PER_SECOND = '200';

type LogFile = (name: string) => string;

/** Starts the made-up federation and returns what the crawler needs to see it instead of the world. */
export async function startLab(house: House, logFile: LogFile): Promise<Record<string, string>> {
  const lab = house.keep(script('lab', 'start/lab.ts', process.env, logFile));
  const environment = await lab.firstMessage();
  return { REQUESTS_PER_SECOND, ...readEnvironment(environment) };
}

/** Writes the federation's last 90 days into the database, as if we had been watching. */
export async function writeHistory(
  house: House,
  databaseUrl: string,
  environment: Record<string, string>,
  logFile: LogFile,
): Promise<void> {
  const env = { ...process.env, ...environment, DATABASE_URL: databaseUrl };
  await house.runOnce(script('history', 'test/demo/history.ts', env, logFile));
}

function script(name: string, file: string, env: NodeJS.ProcessEnv, logFile: LogFile): ChildOptions {
  const args = ['--instances', INSTANCES, '--seed', SEED];
  return { name, script: file, args, env, logFile: logFile(name), cwd: ROOT };
}

function readEnvironment(message: unknown): Record<string, string> {
  if (typeof message !== 'object' || message === null) {
    throw new Error('The lab did not say how it is reached.');
  }
  return Object.fromEntries(Object.entries(message).map(([name, value]) => [name, String(value)]));
}
