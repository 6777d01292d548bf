import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** Of this Homeport, from the workspace's package.json (one folder up, in `src` as in `dist`). */
export const VERSION = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))).version;
