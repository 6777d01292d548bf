import type { Share } from './allowance.queries.ts';

/** Whether a request is let through, and what the client may know of it. */
export interface Verdict {
  isAllowed: boolean;
  /** Requests left in this window, as far as this process knows. */
  remaining: number;
  /** Until the window ends, rounded up. */
  resetSeconds: number;
}

export interface AllowancesOptions {
  /** Requests in a minute. */
  limit: number;
  /** Takes a share for all processes; rejects where the database can't be reached. */
  take: (client: string) => Promise<Share>;
  /** A clock in milliseconds that never goes back. */
  clock: () => number;
}

interface Window {
  left: number;
  /** What others had left when we last took. */
  elsewhere: number;
  endsAt: number;
  isSpent: boolean;
  taking: Promise<void> | undefined;
}

const MINUTE_MS = 60_000;
// Who is forgotten takes a new share: this bounds memory, not justice.
const CLIENTS_MAX = 50_000;
// After a failure the database is left alone for a while: a flood must not wait for it request by request.
const REST_MS = 5_000;
const PATIENCE_MS = 2_000;

/** What each client has left in this process. Shares come from the window that all processes have in common. */
export class Allowances {
  private readonly windows = new Map<string, Window>();
  private restUntil = -Infinity;

  constructor(private readonly options: AllowancesOptions) {}

  /** Of how many clients something is remembered. */
  get size(): number {
    return this.windows.size;
  }

  async spend(client: string): Promise<Verdict> {
    // Each turn takes what is there, waits for a share, or finds that there is none; others may spend it first.
    for (let turn = 0; turn < this.options.limit + 2; turn += 1) {
      const window = this.windowOf(client);
      if (window.left > 0) {
        window.left -= 1;
        return this.verdict(true, window);
      }
      if (window.isSpent) return this.verdict(false, window);
      window.taking ??= this.fill(client, window).finally(() => {
        window.taking = undefined;
      });
      await window.taking;
    }
    return this.verdict(false, this.windowOf(client));
  }

  private windowOf(client: string): Window {
    const now = this.options.clock();
    const known = this.windows.get(client);
    if (known && (known.endsAt > now || known.taking)) return known;
    this.windows.delete(client);
    const fresh = { left: 0, elsewhere: 0, endsAt: now + MINUTE_MS, isSpent: false, taking: undefined };
    this.windows.set(client, fresh);
    const [oldest] = this.windows.keys();
    if (this.windows.size > CLIENTS_MAX && oldest !== undefined) this.windows.delete(oldest);
    return fresh;
  }

  private async fill(client: string, window: Window): Promise<void> {
    // Measured from before the question, so that we never spend a share after its window.
    const askedAt = this.options.clock();
    const share = await this.ask(client);
    if (share) {
      window.left = share.granted;
      window.elsewhere = share.left;
      window.endsAt = askedAt + share.secondsLeft * 1000;
      window.isSpent = share.granted === 0;
      return;
    }
    // On our own: one allowance from us alone, once in this window.
    window.left = this.options.limit;
    window.elsewhere = 0;
    window.endsAt = askedAt + MINUTE_MS;
    window.isSpent = true;
  }

  private async ask(client: string): Promise<Share | undefined> {
    if (this.options.clock() < this.restUntil) return undefined;
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<undefined>((resolve) => {
      timer = setTimeout(resolve, PATIENCE_MS, undefined);
    });
    const share = await Promise.race([this.options.take(client).catch(() => undefined), patience]);
    clearTimeout(timer);
    if (!share) this.restUntil = this.options.clock() + REST_MS;
    return share;
  }

  private verdict(isAllowed: boolean, { left, elsewhere, endsAt }: Window): Verdict {
    const resetSeconds = Math.max(1, Math.ceil((endsAt - this.options.clock()) / 1000));
    return { isAllowed, remaining: isAllowed ? left + elsewhere : 0, resetSeconds };
  }
}
