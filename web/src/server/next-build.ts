import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { nextEnvironment } from '../lib/config.ts';
import { hashSources } from './sources-hash.ts';

export const WEB = new URL('../../', import.meta.url).pathname;
const BUILT = join(WEB, '.next');
// Next writes this one near the end: a build that was cut short does not have it.
const LAST_WRITTEN = join(BUILT, 'required-server-files.json');
const TAIL_LINES = 25;

/** Whether the built site is whole and made from the present sources. */
export async function isBuilt(): Promise<boolean> {
  if (!existsSync(LAST_WRITTEN)) return false;
  const buildId = await readFile(join(BUILT, 'BUILD_ID'), 'utf8').catch(() => '');
  return buildId.trim() === (await hashSources());
}

export interface Build {
  /** Resolves when the site is built; rejects with the build's last lines. */
  done: Promise<void>;
  stop(): void;
}

/** Builds the site in a child process, behind whatever else this machine is doing. */
export function startBuild(): Build {
  let child: ChildProcess | undefined;
  let isStopped = false;
  const done = rm(LAST_WRITTEN, { force: true }).then(() => {
    if (isStopped) throw new Error('The build was stopped.');
    child = spawnBuild();
    return finished(child);
  });
  return {
    done,
    stop() {
      isStopped = true;
      if (child) stopGroup(child);
    },
  };
}

function spawnBuild(): ChildProcess {
  const bin = createRequire(import.meta.url).resolve('next/dist/bin/next');
  const child = spawn(process.execPath, [bin, 'build'], {
    cwd: WEB,
    env: nextEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own: the build starts workers, and all of them have to go when we do.
    detached: process.platform !== 'win32',
  });
  if (child.pid !== undefined) {
    try {
      setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
    } catch {
      // Some hardened systems refuse even this; the build is only less polite then.
    }
  }
  return child;
}

function finished(child: ChildProcess): Promise<void> {
  const lines: string[] = [];
  const keep = (chunk: Buffer) => {
    lines.push(...chunk.toString().split('\n').filter(Boolean));
    lines.splice(0, Math.max(0, lines.length - TAIL_LINES));
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`The site could not be built:\n${lines.join('\n')}`));
    });
  });
}

function stopGroup(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null) return;
  try {
    if (process.platform === 'win32') child.kill();
    else process.kill(-child.pid, 'SIGTERM');
  } catch (error) {
    const isGone = error instanceof Error && 'code' in error && error.code === 'ESRCH';
    if (!isGone) throw error;
  }
}
