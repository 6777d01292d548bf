// Asked once at the start: can the world be reached from here? The exit code is the answer.
import { hostOf } from '@homeport/db';
import { readNetSettings, type NetSettings } from '../config.ts';
import { canReach } from '../net/reach.ts';
import { netConfig } from '../run/net-config.ts';

const WITHIN_MS = 3_000;

async function isOnline(): Promise<boolean> {
  let settings: NetSettings;
  try {
    settings = readNetSettings(process.env);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    // A broken configuration is no missing way out: the crawler itself refuses it, with the same words.
    return true;
  }
  // Hubs of LBRY have no HTTPS to knock at.
  const names = settings.seeds.flatMap(({ network, name }) => (network === 'lbry' ? [] : [hostOf(name)]));
  // Nobody is left to say that the way is shut.
  if (names.length === 0 && settings.seeds.length > 0) return true;
  return canReach(names, netConfig(settings), WITHIN_MS);
}

// What is still being tried doesn't matter any more.
process.exit((await isOnline()) ? 0 : 1);
