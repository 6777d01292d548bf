import { Child } from './child.ts';

// The check itself takes three seconds at most; this is for a check that hangs.
const WITHIN_MS = 5_000;

/** Asks the crawler, the only one of us who may, whether the world can be reached from here. */
export async function hasWayOut(env: NodeJS.ProcessEnv, logFile: string): Promise<boolean> {
  const child = new Child({ name: 'reach', script: 'crawler/dist/cli/reach.js', env, logFile });
  const late = setTimeout(() => child.kill(), WITHIN_MS);
  const { ok } = await child.ended;
  clearTimeout(late);
  return ok;
}
