import { spawn } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from './config.ts';

/** Compiles what is older than its sources: `db` first, since the others run on it. Returns what was compiled. */
export async function build(): Promise<string[]> {
  const first = await buildIfOld(['db']);
  return [...first, ...(await buildIfOld(['crawler', 'api']))];
}

async function buildIfOld(workspaces: string[]): Promise<string[]> {
  const stale = await Promise.all(
    workspaces.map(async (name) => ((await isOld(join(ROOT, name))) ? [name] : [])),
  );
  const names = stale.flat();
  await Promise.all(names.map(compile));
  return names;
}

/** True when any source of a workspace is younger than all that was made of it. */
export async function isOld(workspace: string): Promise<boolean> {
  const made = await newest(join(workspace, 'dist'));
  const sources = await Promise.all([
    newest(join(workspace, 'src')),
    mtime(join(workspace, 'tsconfig.build.json')),
  ]);
  return made === 0 || Math.max(...sources) > made;
}

/** When the youngest file below a folder was written; 0 for a folder that isn't there. */
async function newest(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile() && !entry.name.endsWith('.spec.ts'));
  const times = await Promise.all(files.map((file) => mtime(join(file.parentPath, file.name))));
  return times.reduce((latest, time) => Math.max(latest, time), 0);
}

async function mtime(file: string): Promise<number> {
  return (await stat(file).catch(() => undefined))?.mtimeMs ?? 0;
}

function compile(workspace: string): Promise<void> {
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [tsc, '-p', join(ROOT, workspace, 'tsconfig.build.json')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${workspace} could not be built: ${said.split('\n')[0] ?? ''}`));
    });
  });
}
