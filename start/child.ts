import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT } from './config.ts';
import { lastErrorIn } from './last-error.ts';

const FOLLOW_PARENT = new URL('./follow-parent.ts', import.meta.url).href;

export interface ChildOptions {
  name: string;
  script: string;
  args?: string[];
  env: NodeJS.ProcessEnv;
  logFile: string;
  /** Keeps what the log holds: it tells why the one before ended. */
  appends?: boolean;
  /** Where the script's paths begin; the checkout, unless it needs its own. */
  cwd?: string;
}

/** How a child ended: by itself with a code, or by a signal. */
export interface Ending {
  how: string;
  ok: boolean;
  why: string;
}

/** One of our own Node processes: its words go to a log file, its end is awaited by somebody. */
export class Child {
  readonly name: string;
  readonly logFile: string;
  readonly ended: Promise<Ending>;
  readonly #process: ChildProcess;
  #isGone = false;

  constructor({ name, script, args = [], env, logFile, appends = false, cwd = ROOT }: ChildOptions) {
    this.name = name;
    this.logFile = logFile;
    mkdirSync(dirname(logFile), { recursive: true });
    const log = openSync(logFile, appends ? 'a' : 'w');
    this.#process = spawn(process.execPath, [`--import=${FOLLOW_PARENT}`, join(ROOT, script), ...args], {
      cwd,
      env,
      stdio: ['ignore', log, log, 'ipc'],
      // A group of its own: Ctrl-C in the terminal goes to us alone, and what it starts itself can be ended with it.
      detached: true,
    });
    closeSync(log);
    this.ended = new Promise((resolve) => {
      this.#process.once('error', (error) => {
        this.#isGone = true;
        resolve({ how: 'did not start', ok: false, why: error.message });
      });
      this.#process.once('exit', (code, signal) => {
        this.#isGone = true;
        const ending = { how: signal === null ? `exit ${code ?? '?'}` : signal, ok: code === 0 };
        // A signal comes from outside: nothing that was said before explains it.
        if (signal !== null) resolve({ ...ending, why: 'somebody or the system killed it' });
        else void lastErrorIn(logFile).then((why) => resolve({ ...ending, why }));
      });
    });
  }

  get isGone(): boolean {
    return this.#isGone;
  }

  /** Resolves with the first message that the child sends, rejects when it ends before that. */
  async firstMessage(): Promise<unknown> {
    const message = new Promise((resolve) => this.#process.once('message', resolve));
    return Promise.race([message, this.ended.then((ending) => Promise.reject(new Error(ending.why)))]);
  }

  /** Asks the child to end and waits; whoever doesn't listen is ended with everything it started. */
  async stop(patienceMs: number): Promise<void> {
    if (this.#isGone) return;
    this.#process.kill('SIGTERM');
    const patience = new AbortController();
    await Promise.race([
      this.ended,
      sleep(patienceMs, undefined, { signal: patience.signal }).catch(() => undefined),
    ]);
    patience.abort();
    this.kill();
    await this.ended;
  }

  /** Ends the child and everything that it started, at once. */
  kill(): void {
    const pid = this.#process.pid;
    if (pid === undefined) return;
    try {
      if (process.platform === 'win32') this.#process.kill('SIGKILL');
      // Its group may outlive it: a build that it had begun, for one.
      else process.kill(-pid, 'SIGKILL');
    } catch {
      // Nobody of the group is left, which is what we wanted.
    }
  }
}
