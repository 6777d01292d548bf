import { execFile } from 'node:child_process';
import { readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

export interface Process {
  pid: number;
  command: string;
}

/** Every living process whose command, environment or working directory holds one of the marks. */
export async function processesWith(marks: readonly string[]): Promise<Process[]> {
  const isMarked = (text: string) => marks.some((mark) => text.includes(mark));
  const all = process.platform === 'linux' ? await readProc() : await askPs();
  return all
    .filter(({ pid, traces }) => pid !== process.pid && isMarked(traces))
    .map(({ pid, command }) => ({ pid, command }));
}

/** Waits until none is left; returns those that stayed longer than `withinMs`. */
export async function stragglers(marks: readonly string[], withinMs: number): Promise<Process[]> {
  const until = Date.now() + withinMs;
  for (;;) {
    const left = await processesWith(marks);
    if (left.length === 0 || Date.now() > until) return left;
    await sleep(200);
  }
}

interface Traced extends Process {
  traces: string;
}

// What ended is a zombie without a command until somebody collects it; what ends while we read is gone: both leave
// nothing to find.
async function readProc(): Promise<Traced[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  return Promise.all(
    pids.map(async (pid) => {
      const read = (name: string) => readFile(join('/proc', pid, name), 'utf8').catch(() => '');
      const [command, environment, directory] = await Promise.all([
        read('cmdline'),
        read('environ'),
        readlink(join('/proc', pid, 'cwd')).catch(() => ''),
      ]);
      return {
        pid: Number(pid),
        command: command.replaceAll('\0', ' ').trim(),
        traces: `${command}\n${environment}\n${directory}`,
      };
    }),
  );
}

async function askPs(): Promise<Traced[]> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-E', '-ww', '-o', 'pid=,command='], {
    maxBuffer: 64 * 1024 * 1024,
  });
  return stdout.split('\n').flatMap((line) => {
    const [, pid, command = ''] = /^\s*(\d+) (.*)$/.exec(line) ?? [];
    return pid === undefined ? [] : [{ pid: Number(pid), command, traces: command }];
  });
}
