import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readFile, readlink, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** What a PostgreSQL server writes about itself into its data directory. */
export interface Postmaster {
  pid: number;
  port: number;
}

/** Reads `postmaster.pid`: https://www.postgresql.org/docs/18/storage-file-layout.html */
export async function readPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return { pid, port: Number(lines[3] ?? 0) };
}

/** True when that process exists and is a PostgreSQL: after a crash its number may belong to anybody. */
export async function isPostgres(pid: number): Promise<boolean> {
  if (process.platform === 'linux') {
    if (isZombie(pid)) return false;
    const program = await readlink(`/proc/${pid}/exe`).catch(() => commandLine(pid));
    return /\bpostgres\b/.test(program);
  }
  try {
    process.kill(pid, 0);
    if (process.platform === 'win32') return true;
    return execFileSync('ps', ['-p', String(pid), '-o', 'comm='], { encoding: 'utf8' }).includes('postgres');
  } catch {
    return false;
  }
}

export async function removeStale(cluster: string): Promise<void> {
  await rm(join(cluster, 'postmaster.pid'), { force: true });
}

/** `/proc/…/exe` of another user's process is closed to us; its command line is not. */
function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

/** A dead process whose parent never asked for it: a container without an init leaves such behind. */
function isZombie(pid: number): boolean {
  try {
    return /^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return true;
  }
}
