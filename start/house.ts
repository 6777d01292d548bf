import { setTimeout as sleep } from 'node:timers/promises';
import { shownPath } from './config.ts';
import { Child, type ChildOptions, type Ending } from './child.ts';

// A crawler may be in the middle of a visit: it gets the time to end it and to save.
const PATIENCE_MS = 15_000;
// Whoever ends this soon after its start would do so again.
const STEADY_MS = 30_000;
const EARLY_ENDINGS_MAX = 3;
const CLOSING = 'The house is being closed.';

export interface HouseEvents {
  /** A process ended that nobody stopped; it is started again. */
  onEnded: (name: string, ending: Ending, logFile: string) => void;
  /** A process ends whenever it is started: there is no use in going on. */
  onHopeless: (name: string, ending: Ending, logFile: string) => void;
}

/** A place in the house; after an ending, another child takes it. */
interface Resident {
  child: Child;
}

/** Everything that this start runs. It is closed in the opposite order to the one in which it was opened. */
export class House {
  readonly #residents: Resident[] = [];
  readonly #closers: (() => Promise<void>)[] = [];
  readonly #events: HouseEvents;
  #closing: Promise<void> | undefined;

  constructor(events: HouseEvents) {
    this.#events = events;
  }

  isClosing(): boolean {
    return this.#closing !== undefined;
  }

  /** Adds something that is no child process of ours. */
  onClose(close: () => Promise<void>): void {
    this.#closers.push(close);
  }

  /** Runs a child until the house is closed, and again when it ends on its own. */
  keep(options: ChildOptions): Child {
    const resident = this.#open(options);
    this.#watch(resident, options, 0, Date.now());
    return resident.child;
  }

  /** Runs a child that ends by itself when its work is done. */
  async runOnce(options: ChildOptions): Promise<void> {
    const { child } = this.#open(options);
    const { ok, how, why } = await child.ended;
    if (this.isClosing()) throw new Error(CLOSING);
    if (!ok) throw new Error(`${options.name} failed (${how}): ${why}; see ${shownPath(options.logFile)}.`);
  }

  close(): Promise<void> {
    this.#closing ??= this.#closeAll();
    return this.#closing;
  }

  /** Ends every child at once, asking nobody. */
  force(): void {
    for (const { child } of this.#residents) child.kill();
  }

  #open(options: ChildOptions): Resident {
    if (this.isClosing()) throw new Error(CLOSING);
    const resident: Resident = { child: new Child(options) };
    this.#residents.push(resident);
    this.#closers.push(() => resident.child.stop(PATIENCE_MS));
    return resident;
  }

  #watch(resident: Resident, options: ChildOptions, earlyBefore: number, startedAt: number): void {
    void resident.child.ended.then(async (ending) => {
      if (this.isClosing()) return;
      // Asked anew: the terminal's signal may be a moment behind the child's.
      await sleep(300);
      if (this.isClosing()) return;
      const early = Date.now() - startedAt < STEADY_MS ? earlyBefore + 1 : 0;
      if (early >= EARLY_ENDINGS_MAX) {
        this.#events.onHopeless(options.name, ending, options.logFile);
        return;
      }
      this.#events.onEnded(options.name, ending, options.logFile);
      await sleep(1_000 * early);
      if (this.isClosing()) return;
      resident.child = new Child({ ...options, appends: true });
      this.#watch(resident, options, early, Date.now());
    });
  }

  async #closeAll(): Promise<void> {
    // What was still being opened when the closing began adds itself meanwhile.
    for (let close = this.#closers.pop(); close; close = this.#closers.pop()) {
      // One that can't be closed must not keep the others open.
      await close().catch((error: unknown) => process.stderr.write(`${String(error)}\n`));
    }
  }
}
