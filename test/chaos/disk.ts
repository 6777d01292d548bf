import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { appendFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where the database lies: on a small file system of its own where this machine allows one, so that it can run full. */
export interface Disk {
  folder: string;
  /** Null where it can be filled; else why not. */
  refusal: string | null;
  /** Takes every byte that is left. */
  fill(): Promise<void>;
  free(): Promise<void>;
  remove(): void;
}

// PostgreSQL's log alone may take 1 GiB before it is reused, and that is held in memory here.
const SIZE_MIB = 768;
const SPARE_PAGES = 16;
const CHUNK = Buffer.alloc(1 << 20);

/** A tmpfs is the only file system that can be made, filled and thrown away without a device; it takes root. */
export function makeDisk(): Disk {
  const folder = mkdtempSync(join(tmpdir(), 'homeport-chaos-'));
  const refusal = mount(folder);
  const ballast = join(folder, 'ballast');
  return {
    folder,
    refusal,
    async fill() {
      if (refusal !== null) throw new Error(refusal);
      // At once, so that it is full when it is said to be; what is given back meanwhile, by bits.
      execFileSync('fallocate', ['-l', String(leftIn(folder)), ballast], { stdio: 'pipe' });
      await appendFile(ballast, pieces(leftIn(folder))).catch(ignoreFull);
    },
    free: () => rm(ballast, { force: true }),
    remove() {
      if (refusal === null) execFileSync('umount', ['-l', folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function mount(folder: string): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) {
    return 'a small file system can be mounted by root on Linux only';
  }
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${String(SIZE_MIB)}m,mode=755`, 'tmpfs', folder], {
      stdio: 'pipe',
    });
    return null;
  } catch (error) {
    return `this machine mounts no tmpfs (${error instanceof Error ? error.message.trim() : String(error)})`;
  }
}

/** In whole pages, and a few less, which the database may take before we do. */
function leftIn(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return Math.max(1, bavail - SPARE_PAGES) * bsize;
}

function* pieces(bytes: number): Generator<Buffer> {
  for (let left = bytes; left > 0; left -= CHUNK.length) {
    yield CHUNK.subarray(0, Math.min(left, CHUNK.length));
  }
}

/** The database takes from the same rest: whoever asks for the last byte may come too late. */
function ignoreFull(error: unknown): void {
  if (!(error instanceof Error) || !('code' in error) || error.code !== 'ENOSPC') throw error;
}
