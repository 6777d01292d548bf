import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Federation } from '../bench/federation.ts';
import { openLine, type Line } from './proxy.ts';

const ROOT = new URL('../..', import.meta.url).pathname;
const POISON_INSIDE = new URL('poison-inside.ts', import.meta.url).href;
const TERM_WITHIN_MS = 30_000;

export interface CrawlerOptions {
  name: string;
  databaseUrl: string;
  federation: Pick<Federation, 'environment' | 'domains'>;
  /** The host whose answer makes our own code throw. */
  poison: string;
  /** Told each line of the log that is an object. */
  onLog: (name: string, line: Readonly<Record<string, unknown>>) => void;
}

/** A place for a crawler: a real process with a line of its own to the database; whoever ends is followed by another. */
export class Crawler {
  /** How often it ended although nobody had ended it. */
  endings = 0;
  private child: ChildProcess | null = null;
  private isMeant = false;
  private isFrozen = false;

  readonly line: Line;
  private readonly options: CrawlerOptions;

  private constructor(options: CrawlerOptions, line: Line) {
    this.options = options;
    this.line = line;
  }

  static async open(options: CrawlerOptions): Promise<Crawler> {
    const crawler = new Crawler(options, await openLine(options.databaseUrl));
    crawler.start();
    return crawler;
  }

  get name(): string {
    return this.options.name;
  }

  /** How it introduces itself to the hosts, and to the database: by this its buckets are known. */
  get publicUrl(): string {
    return `https://${this.name}.homeport.example`;
  }

  get isAtWork(): boolean {
    return this.child !== null && !this.isFrozen;
  }

  start(): void {
    if (this.child) return;
    this.isMeant = false;
    const child = spawn(process.execPath, ['--import', POISON_INSIDE, 'crawler/dist/main.js'], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, ...this.environment() },
    });
    this.child = child;
    // Whoever interrupts us must not leave a crawler behind that nobody would ever stop.
    const follow = (): void => void child.kill('SIGKILL');
    process.once('exit', follow);
    createInterface({ input: child.stdout }).on('line', (line) => {
      this.hear(line);
    });
    child.once('exit', () => {
      process.off('exit', follow);
      this.child = null;
      if (this.isMeant) return;
      this.endings += 1;
      // Whoever keeps a service running does the same.
      setTimeout(() => {
        if (!this.isMeant) this.start();
      }, 1000);
    });
  }

  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** Resolves when the process is gone: what it held must be free then. */
  async term(): Promise<void> {
    await this.end('SIGTERM');
  }

  freeze(): void {
    this.isFrozen = this.child?.kill('SIGSTOP') === true;
  }

  thaw(): void {
    this.child?.kill('SIGCONT');
    this.isFrozen = false;
  }

  async close(): Promise<void> {
    this.thaw();
    await this.term();
    await this.line.close();
  }

  private async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const { child } = this;
    this.isMeant = true;
    if (!child) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    const force = setTimeout(() => child.kill('SIGKILL'), TERM_WITHIN_MS);
    await gone;
    clearTimeout(force);
    this.isFrozen = false;
  }

  private environment(): Record<string, string> {
    const { federation } = this.options;
    return {
      ...federation.environment,
      // Everybody from the beginning: what is lost is not to be confused with what is not known yet.
      SEEDS: federation.domains.join(','),
      CHAOS_POISON: this.options.poison,
      DATABASE_URL: this.line.url,
      PUBLIC_URL: this.publicUrl,
      CONCURRENCY: '100',
      REQUESTS_PER_SECOND: '10000',
      HOSTS_PER_DOMAIN_MAX: '100000',
      LOG_LEVEL: 'info',
    };
  }

  private hear(line: string): void {
    try {
      const said: unknown = JSON.parse(line);
      if (typeof said === 'object' && said !== null) this.options.onLog(this.name, { ...said });
    } catch {
      // Nest speaks in colours; only our own lines are figures.
    }
  }
}
