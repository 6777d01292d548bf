import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { end, type Federation } from './federation.ts';
import type { Run } from './visit-child.ts';

const ROOT = new URL('../..', import.meta.url).pathname;

export interface CrawlerOptions {
  databaseUrl: string;
  federation: Pick<Federation, 'environment'>;
  /** Of each process. */
  concurrency: number;
}

/** One real crawler in a process of its own, with a probe inside. */
export class Crawler {
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess) {
    this.#child = child;
  }

  static start({ databaseUrl, federation, concurrency }: CrawlerOptions): Crawler {
    const probe = new URL('scale-probe.ts', import.meta.url).href;
    const child = spawn(process.execPath, ['--import', probe, 'crawler/dist/main.js'], {
      cwd: ROOT,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: {
        ...process.env,
        ...federation.environment,
        DATABASE_URL: databaseUrl,
        PUBLIC_URL: 'https://homeport.example',
        CONCURRENCY: String(concurrency),
        REQUESTS_PER_SECOND: '10000',
        // A person has looked at every hoster of this network.
        HOSTS_PER_DOMAIN_MAX: '100000',
        LOG_LEVEL: 'error',
      },
    });
    const crawler = new Crawler(child);
    child.send('begin');
    return crawler;
  }

  get isOver(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  /** What it cost so far. */
  async tell(): Promise<Run> {
    this.#child.send('tell');
    const [run] = (await once(this.#child, 'message')) as [Run];
    return run;
  }

  stop(): Promise<void> {
    return end(this.#child);
  }
}
