import { spawn } from 'node:child_process';
import { explain } from './explain.ts';
import type { User } from './user.ts';

export interface Program {
  file: string;
  args: string[];
  user: User | undefined;
  /** Named in the error when the program fails. */
  place: string;
  timeoutMs: number;
}

/** Runs one of PostgreSQL's programs to its end and returns what it said; throws a sentence when it fails. */
export async function run(program: Program): Promise<string> {
  const { file, args, user, place, timeoutMs } = program;
  const { code, said } = await new Promise<{ code: number | null; said: string }>((resolve, reject) => {
    const child = spawn(file, args, {
      // The server's user may not enter our working directory, and the server would hold it busy.
      cwd: '/',
      // Its words are read by `explain`, so they must be English.
      env: { ...process.env, LC_ALL: 'C', PGPASSWORD: undefined },
      stdio: ['ignore', 'pipe', 'pipe'],
      // Ctrl-C in the terminal is for our parent to hear: a start cut in half would leave a server that nobody knows.
      detached: true,
      timeout: timeoutMs,
      ...(user ? { uid: user.uid, gid: user.gid } : {}),
    });
    let said = '';
    const listen = (chunk: Buffer): void => {
      said += chunk.toString();
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.on('error', (error) => {
      reject(explain(error.message, place));
    });
    child.on('close', (code) => {
      resolve({ code, said });
    });
  });
  if (code === 0) return said;
  throw explain(said, place);
}
