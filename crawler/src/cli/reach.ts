// Asked once at the start: can the world be reached from here? Says nothing; the exit code is the answer.
import { readNetSettings } from '../config.ts';
import { canReach } from '../net/reach.ts';
import { netConfig } from '../run/net-config.ts';

const WITHIN_MS = 3_000;

const settings = readNetSettings(process.env);
const isReached = await canReach(settings.seeds, netConfig(settings), WITHIN_MS);
// What is still being tried doesn't matter any more.
process.exit(isReached ? 0 : 1);
