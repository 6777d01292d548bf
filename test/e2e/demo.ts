import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { processesWith, stragglers, type Process } from './processes.ts';

const ROOT = join(import.meta.dirname, '../..');

/** One `npm run demo`, as a person would start it, with data and ports of its own. */
export class Demo {
  readonly siteUrl: string;
  readonly apiUrl: string;
  /** Everything that this start leaves on disk. */
  readonly dir: string;
  readonly startedAt = new Date();
  readonly #child: ChildProcess;
  readonly #marks: readonly string[];
  #said = '';

  private constructor(dir: string, webPort: number, apiPort: number) {
    this.dir = dir;
    this.siteUrl = `http://127.0.0.1:${webPort}`;
    this.apiUrl = `http://127.0.0.1:${apiPort}`;
    const mark = `homeport-e2e-${randomUUID()}`;
    this.#marks = [mark, join(dir, 'data')];
    const npm = process.env['npm_execpath'];
    const [file, first] = npm === undefined ? ['npm', []] : [process.execPath, [npm]];
    this.#child = spawn(file, [...first, 'run', 'demo'], {
      cwd: ROOT,
      env: {
        ...withoutOurs(process.env),
        DATA_DIR: join(dir, 'data'),
        WEB_PORT: String(webPort),
        API_PORT: String(apiPort),
        HOMEPORT_E2E: mark,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own: Ctrl-C in a terminal goes to all of it, and here to nobody else.
      detached: true,
    });
    const hear = (chunk: Buffer) => (this.#said += chunk.toString());
    this.#child.stdout?.on('data', hear);
    this.#child.stderr?.on('data', hear);
    this.#child.once('error', (error) => (this.#said += error.message));
  }

  static async start(): Promise<Demo> {
    const dir = await mkdtemp(join(tmpdir(), 'homeport-e2e-'));
    // As root, PostgreSQL runs as another user, who has to pass through.
    await chmod(dir, 0o711);
    const [webPort, apiPort] = await freePorts();
    return new Demo(dir, webPort, apiPort);
  }

  /** What it has written to the terminal so far. */
  get said(): string {
    return this.#said;
  }

  /** Asks until the answer pleases, or fails with what the terminal and the logs say; returns the seconds since the start. */
  async until(
    what: string,
    url: string,
    isGood: (response: Response) => boolean,
    ms: number,
  ): Promise<number> {
    const deadline = this.startedAt.getTime() + ms;
    while (Date.now() < deadline && this.#child.exitCode === null) {
      const response = await fetch(url, { redirect: 'manual' }).catch(() => undefined);
      await response?.body?.cancel();
      if (response && isGood(response)) return (Date.now() - this.startedAt.getTime()) / 1000;
      await sleep(250);
    }
    throw new Error(`${what} did not come within ${ms / 1000} s.\n${this.#said}\n${await this.#logs()}`);
  }

  /** Presses Ctrl-C; returns the seconds that it took, and who is still there after that. */
  async pressCtrlC(withinMs: number): Promise<{ seconds: number; left: Process[] }> {
    const since = Date.now();
    this.#signal('SIGINT');
    const left = await stragglers(this.#marks, withinMs);
    return { seconds: (Date.now() - since) / 1000, left };
  }

  processes(): Promise<Process[]> {
    return processesWith(this.#marks);
  }

  /** Ends whatever a failed test has left running, and removes all that it wrote. */
  async remove(): Promise<void> {
    const { left } = await this.pressCtrlC(20_000);
    for (const { pid } of left) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It ended by itself meanwhile.
      }
    }
    await rm(this.dir, { recursive: true, force: true, maxRetries: 5 });
  }

  #signal(signal: NodeJS.Signals): void {
    if (this.#child.pid === undefined || this.#child.exitCode !== null) return;
    try {
      process.kill(-this.#child.pid, signal);
    } catch {
      // The whole group is gone.
    }
  }

  async #logs(): Promise<string> {
    const folder = join(this.dir, 'data', 'log');
    const names = await readdir(folder).catch(() => []);
    const tails = await Promise.all(
      names.map(async (name) => `${name}: ${(await readFile(join(folder, name), 'utf8')).slice(-600)}`),
    );
    return tails.join('\n');
  }
}

/** The test runner's own settings would change what is started: NODE_ENV, a database for specs. */
function withoutOurs(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const ours = /^(VITEST.*|NODE_ENV|NODE_OPTIONS|TEST|DEV|PROD|MODE|DATABASE_URL|PUBLIC_URL)$/;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !ours.test(name)));
}

async function freePorts(): Promise<[number, number]> {
  const servers = [createServer(), createServer()] as const;
  const ports = servers.map(
    (server) =>
      new Promise<number>((resolve, reject) => {
        server.once('error', reject);
        server.listen(0, '127.0.0.1', () => {
          const address = server.address();
          resolve(typeof address === 'object' && address ? address.port : 0);
        });
      }),
  );
  const [web = 0, api = 0] = await Promise.all(ports);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return [web, api];
}
