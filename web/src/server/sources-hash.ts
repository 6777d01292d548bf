import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

const web = new URL('../../', import.meta.url).pathname;
const house = join(web, '..');

// What the built site is made of: our own sources, the contract it is bundled with, and the exact libraries.
const SOURCES = [
  join(web, 'src'),
  join(web, 'next.config.mjs'),
  join(web, 'tsconfig.json'),
  join(house, 'api/src/contract'),
  join(house, 'db/src/vocabulary.ts'),
  join(house, 'package-lock.json'),
];

/** Names the state of the sources, so that a build knows whether it is still theirs. */
export async function hashSources(sources: readonly string[] = SOURCES): Promise<string> {
  const files = (await Promise.all(sources.map(filesIn))).flat().filter((file) => !file.includes('.spec.'));
  const hash = createHash('sha256');
  for (const file of files.sort()) {
    hash.update(`${relative(house, file)}\0`).update(await readFile(file));
  }
  return hash.digest('hex').slice(0, 20);
}

async function filesIn(path: string): Promise<string[]> {
  try {
    const entries = await readdir(path, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOTDIR') return [path];
    // An image may hold the built contract alone, without the sources it came from.
    if (code === 'ENOENT') return [];
    throw error;
  }
}
