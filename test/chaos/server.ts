import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startServer, type EmbeddedServer } from '@homeport/db';

const GONE_WITHIN_MS = 30_000;
const START_TRIES = 20;

/** A PostgreSQL of our own that may be ended in every way in which one ends, and comes back at the same address. */
export class Server {
  private readonly dataDir: string;
  private running: EmbeddedServer;

  private constructor(dataDir: string, running: EmbeddedServer) {
    this.dataDir = dataDir;
    this.running = running;
  }

  static async start(dataDir: string): Promise<Server> {
    return new Server(dataDir, await startServer({ dataDir }));
  }

  get url(): string {
    return this.running.url;
  }

  /** Fast: clients are thrown out, and everything is written. Immediate: as in a loss of power, the log is replayed. */
  async restart(manner: 'fast' | 'immediate'): Promise<void> {
    if (manner === 'immediate') await this.crash();
    else await this.running.stop();
    await this.ensure();
  }

  /** Starts it where it has ended by itself, as whoever keeps a service running does; true where it had. */
  async ensure(): Promise<boolean> {
    const { pid, cluster } = this.postmaster();
    if (pid !== null && isAlive(pid)) return false;
    await this.running.stop().catch(() => undefined);
    for (let tries = 1; ; tries += 1) {
      try {
        this.running = await startServer({ dataDir: this.dataDir });
        return true;
      } catch (error) {
        if (tries === START_TRIES) {
          throw new Error(`The server of ${cluster} does not start.`, { cause: error });
        }
        await sleep(500);
      }
    }
  }

  stop(): Promise<void> {
    return this.running.stop();
  }

  private async crash(): Promise<void> {
    const { pid } = this.postmaster();
    if (pid === null) return;
    process.kill(pid, 'SIGQUIT');
    for (let waitedMs = 0; isAlive(pid); waitedMs += 50) {
      if (waitedMs > GONE_WITHIN_MS) throw new Error(`The server (process ${String(pid)}) does not end.`);
      await sleep(50);
    }
  }

  private postmaster(): { pid: number | null; cluster: string } {
    const cluster = join(this.dataDir, 'cluster');
    const file = join(cluster, 'postmaster.pid');
    const pid = existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : Number.NaN;
    return { pid: Number.isInteger(pid) ? pid : null, cluster };
  }
}

/** False also for a dead process that nobody has asked for yet. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${String(pid)}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
