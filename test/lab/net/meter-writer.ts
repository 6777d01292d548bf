import { closeSync, openSync, writeSync } from 'node:fs';

/**
 * One line of the meter. `at` is real time in epoch milliseconds, whatever the lab's clock says. `late` stands where the
 * lab was busy: it may have happened by so many milliseconds earlier.
 */
export type MeterLine = Happening & { late?: number };

type Happening =
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
const BEAT_MS = 5;

/** Appends lines in batches: a crawl of thousands of hosts must not wait for its meter. */
export class MeterWriter {
  readonly #file: number;
  #lines: string[] = [];
  readonly #timer: NodeJS.Timeout;
  readonly #beat: NodeJS.Timeout;
  // The last but one: where the lab was held up before a beat, that beat comes first and what waited after it.
  #beats: readonly [number, number] = [Date.now(), Date.now()];

  constructor(path: string) {
    this.#file = openSync(path, 'a');
    this.#timer = setInterval(() => {
      this.flush();
    }, FLUSH_MS).unref();
    this.#beat = setInterval(() => (this.#beats = [this.#beats[1], Date.now()]), BEAT_MS).unref();
  }

  write(line: Happening): void {
    const late = line.at - this.#beats[0];
    this.#lines.push(JSON.stringify(late > 3 * BEAT_MS ? { ...line, late } : line));
    if (this.#lines.length >= FLUSH_LINES) this.flush();
  }

  flush(): void {
    if (this.#lines.length === 0) return;
    writeSync(this.#file, `${this.#lines.join('\n')}\n`);
    this.#lines = [];
  }

  close(): void {
    clearInterval(this.#timer);
    clearInterval(this.#beat);
    this.flush();
    closeSync(this.#file);
  }
}
