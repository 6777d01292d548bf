import { spawn } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from './config.ts';

const WORKSPACES = ['db', 'crawler', 'api'];

/** Compiles what is older than its sources. Returns what was compiled. */
export async function build(): Promise<string[]> {
  const stale = await Promise.all(
    WORKSPACES.map(async (name) => ((await isOld(join(ROOT, name))) ? [name] : [])),
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

/** This build checks nothing, so it need not read the libraries' types: the same output in a third of the time. */
function compile(workspace: string): Promise<void> {
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  const config = join(ROOT, workspace, 'tsconfig.build.json');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [tsc, '-p', config, '--noResolve'], {
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
