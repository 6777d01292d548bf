import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { netError } from '../net/failure.ts';
import type { Turnstile } from '../net/turnstile.ts';
import { claimPace, forgetPace, hearOthers, leaveOthers, leavePace } from '../store/claim-pace.ts';

interface Entered {
  count: number;
  /** Nobody may come before (monotonic), us included. */
  restUntil: number;
  /** The record knows that we are here. */
  isClaimed: boolean;
  /** Others may be here by now: who still is must not ask any more. */
  isLost: boolean;
  /** Others stand in line: who comes now waits behind them. */
  isYielding: boolean;
}

interface Waiting {
  key: string;
  granted: (isOurs: boolean) => void;
  failed: (cause: unknown) => void;
}

/** All in milliseconds. */
export interface SharedPaces {
  /** A host that is to be left alone for longer is visited another time: its bucket's other hosts would wait with it. */
  waitMaxMs: number;
  hearEveryMs: number;
  /** Others count us among them for 15 s after they last heard of us; we stop well before. */
  lapseMs: number;
  /** Who begins, or comes back after a silence, gives the others this time to notice. */
  noticeMs: number;
  /** With nobody else there the record is not asked at all; this is how long "nobody" is believed. */
  aloneMs: number;
  againMs: number;
}

const PACES: SharedPaces = {
  waitMaxMs: 90_000,
  hearEveryMs: 2_000,
  lapseMs: 10_000,
  noticeMs: 5_000,
  aloneMs: 4_000,
  againMs: 250,
};
const LEAVE_WITHIN_MS = 100;
const FORGET_EVERY_TURNS = 15;

/** The turnstile in the database. A crawler that is alone passes it without a question. */
export class SharedPace implements Turnstile {
  private readonly crawler = randomUUID();
  private readonly entered = new Map<string, Entered>();
  private waiting: Waiting[] = [];
  private leaving = new Set<string>();
  private leaveTimer: NodeJS.Timeout | null = null;
  private pumping: Promise<void> | null = null;
  private turn: Promise<void> = Promise.resolve();
  private isHearing = false;
  private others = 0;
  private heardAt = -Infinity;
  private othersSeenAt = -Infinity;
  private notBefore = 0;
  private turns = 0;
  private readonly timer: NodeJS.Timeout;

  private constructor(
    private readonly db: DataSource,
    private readonly onError: (error: unknown) => void,
    private readonly paces: SharedPaces,
  ) {
    this.timer = setInterval(() => void this.hear(), paces.hearEveryMs).unref();
  }

  /** Resolves when it is known who else is there. */
  static async open(
    db: DataSource,
    onError: (error: unknown) => void,
    paces: SharedPaces = PACES,
  ): Promise<SharedPace> {
    const pace = new SharedPace(db, onError, paces);
    await pace.inTurn(() => pace.listen());
    return pace;
  }

  async enter(key: string, signal: AbortSignal): Promise<void> {
    // At an address all wait for their turn; a host has one visitor, and only its own wish keeps others out for long.
    const untilMs = key.startsWith('host ') ? performance.now() + this.paces.waitMaxMs : Infinity;
    for (;;) {
      if (signal.aborted) throw stopped();
      const now = performance.now();
      if (now > untilMs) throw stopped();
      const entered = this.entered.get(key);
      // Silent for too long: whether we may still be where we are is not known until we were heard again.
      if (now - this.heardAt > this.paces.lapseMs) await pause(this.paces.againMs, signal);
      else if (this.notBefore > now) await pause(this.notBefore - now, signal);
      else if (isClosing(entered)) await pause(2 * this.paces.againMs, signal);
      else if (this.isOpen(entered) || this.isAlone) {
        this.step(key, false);
        return;
      } else if (await this.claim(key)) {
        this.step(key, true);
        return;
      } else await pause(this.paces.againMs, signal);
    }
  }

  leave(key: string, restMs: number): void {
    const entered = this.entered.get(key);
    if (!entered || entered.count === 0) return;
    entered.count -= 1;
    entered.restUntil = Math.max(entered.restUntil, performance.now() + restMs);
    if (entered.count > 0 || !entered.isClaimed) return;
    this.leaving.add(key);
    this.leaveTimer ??= setTimeout(() => void this.pump(), LEAVE_WITHIN_MS).unref();
  }

  holds(key: string): boolean {
    return performance.now() - this.heardAt < this.paces.lapseMs && this.entered.get(key)?.isLost === false;
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    for (const [key, { isClaimed }] of this.entered) if (isClaimed) this.leaving.add(key);
    await this.pump();
    await leaveOthers(this.db, this.crawler);
  }

  private get isAlone(): boolean {
    const now = performance.now();
    return (
      this.others === 0 &&
      now - this.heardAt < this.paces.aloneMs &&
      now - this.othersSeenAt > this.paces.noticeMs
    );
  }

  /** Somebody of us is there, or has only just left and not said so yet. */
  private isOpen(entered: Entered | undefined): boolean {
    return entered !== undefined && !entered.isLost && (entered.isClaimed || entered.count > 0);
  }

  private step(key: string, isClaimed: boolean): void {
    const entered = this.entered.get(key);
    if (entered && !entered.isLost) {
      entered.count += 1;
      entered.isClaimed ||= isClaimed;
      this.leaving.delete(key);
    } else {
      const fresh = { count: 1, restUntil: 0, isClaimed, isLost: false, isYielding: false };
      this.entered.set(key, fresh);
    }
  }

  private claim(key: string): Promise<boolean> {
    return new Promise((granted, failed) => {
      this.waiting.push({ key, granted, failed });
      void this.pump();
    });
  }

  /** One statement after the other: what is left and entered again at once must reach the record in this order. */
  private pump(): Promise<void> {
    this.pumping ??= this.sendAll().finally(() => (this.pumping = null));
    return this.pumping;
  }

  /** Also between what is renewed and what is left: a claim that was renewed a moment later would stand for its whole time. */
  private inTurn(work: () => Promise<void>): Promise<void> {
    const turn = this.turn.then(work);
    this.turn = turn.catch(() => undefined);
    return turn;
  }

  private async sendAll(): Promise<void> {
    while (this.leaving.size > 0 || this.waiting.length > 0) {
      await this.inTurn(async () => {
        await this.sendLeaving();
        await this.sendWaiting();
      });
    }
  }

  private async sendLeaving(): Promise<void> {
    if (this.leaveTimer) clearTimeout(this.leaveTimer);
    this.leaveTimer = null;
    const now = performance.now();
    const left = [...this.leaving].map((key) => {
      const entered = this.entered.get(key);
      if (entered) Object.assign(entered, { isClaimed: false, isYielding: false });
      return { key, restMs: Math.max(0, (entered?.restUntil ?? now) - now) };
    });
    this.leaving.clear();
    // What could not be said runs out by itself.
    if (left.length > 0) await leavePace(this.db, this.crawler, left).catch(this.onError);
  }

  private async sendWaiting(): Promise<void> {
    const { waiting } = this;
    this.waiting = [];
    if (waiting.length === 0) return;
    try {
      const keys = [...new Set(waiting.map(({ key }) => key))];
      const granted = await claimPace(this.db, this.crawler, keys);
      for (const one of waiting) one.granted(granted.has(one.key));
    } catch (error) {
      // Without the record nobody knows who is where: nobody goes anywhere until it is back.
      this.onError(error);
      for (const one of waiting) one.granted(false);
    }
  }

  private async hear(): Promise<void> {
    if (this.isHearing) return;
    this.isHearing = true;
    try {
      await this.inTurn(() => this.listen());
    } catch (error) {
      this.onError(error);
    } finally {
      this.isHearing = false;
    }
  }

  private async listen(): Promise<void> {
    this.sweep();
    const claimed = [...this.entered].filter(([, { isClaimed }]) => isClaimed).map(([key]) => key);
    const { others, wanted } = await hearOthers(this.db, this.crawler, claimed);
    const now = performance.now();
    const wasAlone = this.others === 0;
    // From here on nobody enters unspoken. What a crawler that has just ended left behind is to be spared for a while.
    if (others > 0) this.othersSeenAt = now;
    if (others > 0 && now - this.heardAt > this.paces.lapseMs) {
      this.notBefore = now + this.paces.noticeMs;
      for (const entered of this.entered.values()) entered.isLost = true;
    } else if (others > 0 && wasAlone) {
      await this.tellAll();
    }
    this.others = others;
    this.heardAt = now;
    for (const key of wanted) this.yieldAt(key);
    if (++this.turns % FORGET_EVERY_TURNS === 0) await forgetPace(this.db);
  }

  /** Somebody came: the record learns where we are, and which hosts are still to be spared. */
  private async tellAll(): Promise<void> {
    const keys = [...this.entered.keys()];
    if (keys.length === 0) return;
    const granted = await claimPace(this.db, this.crawler, keys);
    for (const [key, entered] of this.entered) {
      if (!keys.includes(key)) continue;
      entered.isClaimed = granted.has(key);
      entered.isLost = !entered.isClaimed;
      if (entered.count === 0) this.leaving.add(key);
    }
    void this.pump();
  }

  private yieldAt(key: string): void {
    const entered = this.entered.get(key);
    if (entered && entered.count > 0) entered.isYielding = true;
  }

  private sweep(): void {
    const now = performance.now();
    for (const [key, { count, restUntil, isClaimed, isLost }] of this.entered) {
      if (count === 0 && restUntil <= now && (!isClaimed || isLost)) this.entered.delete(key);
    }
  }
}

/** Who is still there goes out first: because others want in, or because they may be there already. */
function isClosing(entered: Entered | undefined): boolean {
  return entered !== undefined && (entered.isYielding || (entered.isLost && entered.count > 0));
}

function stopped(): Error {
  return netError('monitor_suspect', 'stopped while another crawler was there');
}

/** Resolves after `ms`, or at once when the signal fires. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done, { once: true });
  });
}
