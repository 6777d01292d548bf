/** Where a clock stands: with the same three numbers, another process computes the same time. */
export interface ClockOrigin {
  virtualAt: number;
  realAt: number;
  speed: number;
}

/** The lab's time, in epoch milliseconds: real by default, faster or moved forward where a test wants it. */
export class VirtualClock {
  #origin: ClockOrigin;

  constructor(origin: Partial<ClockOrigin> = {}) {
    const realAt = origin.realAt ?? Date.now();
    this.#origin = { realAt, virtualAt: origin.virtualAt ?? realAt, speed: origin.speed ?? 1 };
  }

  now(): number {
    const { virtualAt, realAt, speed } = this.#origin;
    return Math.round(virtualAt + (Date.now() - realAt) * speed);
  }

  advance(ms: number): void {
    this.#origin = { ...this.#origin, virtualAt: this.#origin.virtualAt + ms };
  }

  get speed(): number {
    return this.#origin.speed;
  }

  /** 0 stops the clock; from here on only `advance` moves it. */
  set speed(speed: number) {
    this.#origin = { realAt: Date.now(), virtualAt: this.now(), speed };
  }

  get origin(): Readonly<ClockOrigin> {
    return this.#origin;
  }
}
