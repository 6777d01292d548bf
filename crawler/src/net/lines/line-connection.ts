import type { Socket } from 'node:net';
import { ok, type Failure, type Outcome } from '../../outcome.ts';
import { failureOf } from '../failure.ts';

/** More than any answer that is asked for here: what grows beyond it is not being read. */
export const LINE_BYTES_MAX = 1024 * 1024;
/** How many lines that are no answer are skipped for one question. */
export const SKIPPED_MAX = 5;

const NEWLINE = 0x0a;

export interface LineQuestion {
  text: string;
  /** Tells the answer from what else may come, where that is possible. */
  isAnswer?: ((line: string) => boolean) | undefined;
  /** Until something comes. */
  firstMs: number;
  /** From then on, until the answer has ended. */
  wholeMs: number;
  signal: AbortSignal;
}

export interface Line {
  text: string;
  firstByteMs: number;
}

/**
 * A connection over which one line is answered by one line, each ended by a newline. Whatever else happens
 * ends it for good: after it, nobody could say which answer belongs to which question.
 */
export class LineConnection {
  /** Over the wire, newlines included. */
  bytes = 0;

  private failure: Failure | null = null;
  /** Arrived, and not read yet. */
  private lines: string[] = [];
  /** The line that is arriving. */
  private store = Buffer.alloc(4096);
  private length = 0;
  private onBytes: () => void = ignore;
  private onNews: () => void = ignore;

  constructor(private readonly socket: Socket) {
    socket.on('data', (chunk: Buffer) => {
      this.take(chunk);
    });
    socket.on('error', (error) => {
      const { cause, ...more } = failureOf(error, this.length > 0 ? 'body' : 'connect');
      this.end(cause, more.detail ?? 'the connection failed');
    });
    socket.on('close', () => {
      this.end(this.length > 0 ? 'body_truncated' : 'connect_reset', 'closed before the line was complete');
    });
  }

  /** Puts one question; the one before has been answered. */
  async ask(question: LineQuestion): Promise<Outcome<Line>> {
    // What came since the last answer cannot belong to this question.
    const unasked = this.lines.length;
    if (question.isAnswer === undefined && unasked + this.length > 0) this.endUnasked();
    this.lines = [];
    if (this.failure) return { ok: false, failure: this.failure };

    const { signal } = question;
    const stop = (): void => {
      this.end('monitor_suspect', 'stopped while asking');
    };
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    const watch = this.watch(question);
    this.socket.write(`${question.text}\n`);
    try {
      const text = await this.answerTo(question, unasked);
      return text === null ? this.over() : ok({ text, firstByteMs: watch.firstByteMs });
    } finally {
      watch.end();
      signal.removeEventListener('abort', stop);
    }
  }

  end(cause: Failure['cause'], detail: string): void {
    this.failure ??= { cause, detail };
    this.socket.destroy();
    this.onNews();
  }

  private over(): Outcome<never> {
    return { ok: false, failure: this.failure ?? { cause: 'connect_reset' } };
  }

  private endUnasked(): void {
    this.end('body_too_large', 'more came than was asked for');
  }

  /** Null when the connection has ended before an answer came. */
  private async answerTo({ isAnswer }: LineQuestion, skippedBefore: number): Promise<string | null> {
    let skipped = skippedBefore;
    for (;;) {
      const line = this.lines.shift();
      if (line === undefined) {
        if (this.failure) return null;
        await this.news();
      } else {
        if (isAnswer?.(line) ?? true) return line;
        skipped += 1;
        if (skipped > SKIPPED_MAX) {
          this.end('parse_unexpected', `${String(skipped)} lines, and no answer among them`);
          return null;
        }
      }
    }
  }

  private news(): Promise<void> {
    return new Promise((resolve) => {
      this.onNews = resolve;
    });
  }

  /** One deadline until something comes, and another from then on. */
  private watch({ firstMs, wholeMs }: LineQuestion): { firstByteMs: number; end: () => void } {
    const startedAt = performance.now();
    let timer = setTimeout(() => {
      this.end('http_timeout', `no answer after ${String(Math.round(firstMs))} ms`);
    }, firstMs);
    const watch = {
      firstByteMs: 0,
      end: () => {
        clearTimeout(timer);
        this.onBytes = ignore;
      },
    };
    this.onBytes = () => {
      this.onBytes = ignore;
      watch.firstByteMs = performance.now() - startedAt;
      clearTimeout(timer);
      timer = setTimeout(() => {
        this.end('body_timeout', `not complete after ${String(Math.round(wholeMs))} ms`);
      }, wholeMs);
    };
    return watch;
  }

  private take(chunk: Buffer): void {
    if (this.failure) return;
    this.bytes += chunk.length;
    this.onBytes();
    let rest = chunk;
    for (let at = rest.indexOf(NEWLINE); at !== -1; at = rest.indexOf(NEWLINE)) {
      if (!this.append(rest.subarray(0, at))) return;
      // Decoded as a whole: a character may be split between two packets.
      this.lines.push(this.store.toString('utf8', 0, this.length));
      this.length = 0;
      rest = rest.subarray(at + 1);
      if (this.lines.length > SKIPPED_MAX + 1) {
        this.endUnasked();
        return;
      }
    }
    if (this.append(rest)) this.onNews();
  }

  // Copied into one growing piece: a million packets of one byte would cost a hundred times their size.
  private append(part: Buffer): boolean {
    const needed = this.length + part.length;
    if (needed > LINE_BYTES_MAX) {
      this.end('body_too_large', `a line of more than ${String(LINE_BYTES_MAX)} bytes`);
      return false;
    }
    if (needed > this.store.length) {
      const grown = Buffer.alloc(Math.max(needed, this.store.length * 2));
      this.store.copy(grown, 0, 0, this.length);
      this.store = grown;
    }
    part.copy(this.store, this.length);
    this.length = needed;
    return true;
  }
}

function ignore(): void {
  // Nobody is waiting.
}
