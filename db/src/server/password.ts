import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ServerError } from './explain.ts';
import type { Place } from './place.ts';

/** Reads the server's password, or makes one for a cluster that doesn't exist yet. */
export async function keepPassword({ home, cluster }: Place): Promise<string> {
  const file = join(home, 'password');
  const kept = (await readFile(file, 'utf8').catch(() => '')).trim();
  if (kept !== '') return kept;
  if (existsSync(join(cluster, 'PG_VERSION'))) {
    throw new ServerError(
      `The password of the database is gone: put ${file} back from a copy, or move ${cluster} away to begin anew.`,
    );
  }
  const made = randomBytes(24).toString('base64url');
  await writeFile(file, `${made}\n`, { mode: 0o600 });
  return made;
}
