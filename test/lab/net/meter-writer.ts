import { closeSync, openSync, writeSync } from 'node:fs';

/** One line of the meter. `at` is real time in epoch milliseconds, whatever the lab's clock says. */
export type MeterLine =
  | {
      kind: 'request';
      at: number;
      host: string;
      address: string;
      path: string;
      method: string;
      userAgent: string;
      connection: number;
      openConnectionsToHost: number;
    }
  | { kind: 'line'; at: number; host: string; address: string; connection: number; line: string }
  | { kind: 'datagram'; at: number; host: string; address: string; bytes: number }
  | { kind: 'open'; at: number; address: string; connection: number }
  | { kind: 'close'; at: number; address: string; connection: number; host: string | null };

const FLUSH_MS = 200;
const FLUSH_LINES = 2000;

/** Appends lines in batches: a crawl of thousands of hosts must not wait for its meter. */
export class MeterWriter {
  readonly #file: number;
  #lines: string[] = [];
  readonly #timer: NodeJS.Timeout;

  constructor(path: string) {
    this.#file = openSync(path, 'a');
    this.#timer = setInterval(() => {
      this.flush();
    }, FLUSH_MS).unref();
  }

  write(line: MeterLine): void {
    this.#lines.push(JSON.stringify(line));
    if (this.#lines.length >= FLUSH_LINES) this.flush();
  }

  flush(): void {
    if (this.#lines.length === 0) return;
    writeSync(this.#file, `${this.#lines.join('\n')}\n`);
    this.#lines = [];
  }

  close(): void {
    clearInterval(this.#timer);
    this.flush();
    closeSync(this.#file);
  }
}
