/** The counters of the API's `/api/v1/status`. */
export interface Counters {
  known: number;
  visited: number;
  up: number;
  down: number;
  unknown: number;
  withheld: number;
  due: number;
  visits_per_second: number;
}

const PLAIN_EVERY_MS = 10_000;

/** What the operator sees: lines that stay, and on a terminal one live line below them. */
export class Terminal {
  readonly #out: NodeJS.WriteStream;
  #live = '';
  #plainAt = 0;

  constructor(out: NodeJS.WriteStream) {
    this.#out = out;
  }

  line(text = ''): void {
    this.#out.write(`${this.#wipe()}${text}\n${this.#live}`);
  }

  /** One stage of the start that is done, with its time. */
  stage(name: string, startedAt: number, detail = ''): void {
    this.line(stageLine(name, (Date.now() - startedAt) / 1000, detail));
  }

  /** Redrawn in place on a terminal; elsewhere a line now and then. */
  counters(counters: Counters): void {
    const text = counterLine(counters);
    if (!this.#out.isTTY) {
      if (Date.now() - this.#plainAt < PLAIN_EVERY_MS) return;
      this.#plainAt = Date.now();
      this.#out.write(`${text}\n`);
      return;
    }
    // A line that wraps can't be redrawn in place.
    const shown = text.slice(0, Math.max(this.#out.columns - 1, 20));
    this.#out.write(`${this.#wipe()}${shown}`);
    this.#live = shown;
  }

  /** Lets go of the live line, so that what follows begins below it. */
  settle(): void {
    if (this.#live !== '') this.#out.write('\n');
    this.#live = '';
  }

  #wipe(): string {
    return this.#live === '' ? '' : '\r\x1b[2K';
  }
}

export function stageLine(name: string, seconds: number, detail: string): string {
  return `  ${name.padEnd(10)} ${seconds.toFixed(1).padStart(5)} s  ${detail}`.trimEnd();
}

export function counterLine(counters: Counters): string {
  const { visits_per_second: rate, ...counts } = counters;
  const words = (['known', 'visited', 'up', 'down', 'unknown', 'withheld', 'due'] as const).map(
    (word) => `${word} ${counts[word].toLocaleString('en')}`,
  );
  return [...words, `${rate.toFixed(1)} visits/s`].join('  ');
}
