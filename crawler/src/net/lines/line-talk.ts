import type { Failure, Outcome } from '../../outcome.ts';
import { dial, type Opened } from '../dial.ts';
import { failureOf } from '../failure.ts';
import type { Asked, Place, Talk, Timings } from '../fetcher.ts';
import { firstReached } from '../first-reached.ts';
import type { Budget, House } from '../http/host-session.ts';
import { LineConnection, type Line, type LineQuestion } from './line-connection.ts';
import { locate } from '../names/locate.ts';
import type { Release } from '../pace.ts';

export interface TalkOptions {
  place: Place;
  signal: AbortSignal;
  /** Ends what is under way. */
  onClose: () => void;
  house: House;
}

type Question = Pick<LineQuestion, 'text' | 'isAnswer'>;

/** See the port: one resolution and one connection, and after the first failure no further question. */
export class LineTalk implements Talk {
  readonly asked: Asked[] = [];
  timings: Timings = { resolveMs: null, connectMs: null, tlsMs: null, firstByteMs: null };
  address: string | null = null;

  private connection: LineConnection | null = null;
  private failure: Failure | null = null;
  private leaveHost: Release | null = null;
  private isClosed = false;
  private queue: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: TalkOptions) {}

  get bytes(): number {
    return this.connection?.bytes ?? 0;
  }

  ask(line: string, label: string, isAnswer?: (line: string) => boolean): Promise<Outcome<string>> {
    if (line.includes('\n')) throw new Error(`${label}: a question is one line`);
    const turn = this.queue.then(() => this.askNow({ text: line, isAnswer }, label));
    this.queue = turn.catch(() => undefined);
    return turn;
  }

  close(): void {
    this.isClosed = true;
    this.options.onClose();
    this.connection?.end('monitor_suspect', 'the talk was closed');
    this.leaveHost?.();
    this.leaveHost = null;
  }

  private async askNow(question: Question, label: string): Promise<Outcome<string>> {
    const { questionMs } = this.options.house.deadlines;
    const budget: Budget = { leftMs: questionMs };
    const answer = await this.answer(question, budget);
    const ms = Math.round(questionMs - budget.leftMs);
    const left = answer.ok ? null : answer.failure.cause;
    this.asked.push({ path: label, method: 'TCP', ...(left !== null && { left }), ms });
    if (!answer.ok) {
      this.failure ??= answer.failure;
      return answer;
    }
    this.timings.firstByteMs ??= answer.value.firstByteMs;
    return { ok: true, value: answer.value.text };
  }

  private async answer(question: Question, budget: Budget): Promise<Outcome<Line>> {
    if (this.failure) return { ok: false, failure: this.failure };
    const connected = await this.connectInTurn(budget);
    if (!connected.ok) return connected;
    const { house, place, signal } = this.options;
    const { pace, deadlines, hostGapMs } = house;
    const startedAt = performance.now();
    const leftMs = Math.max(1, budget.leftMs);
    try {
      return await connected.value.ask({
        ...question,
        firstMs: Math.min(deadlines.headersMs, leftMs),
        wholeMs: Math.min(deadlines.bodyMs, leftMs),
        signal,
      });
    } finally {
      budget.leftMs -= performance.now() - startedAt;
      pace.asked(place.host, hostGapMs);
    }
  }

  private async connectInTurn(budget: Budget): Promise<Outcome<LineConnection>> {
    const { house, place, signal } = this.options;
    try {
      const connected = await this.connect(budget);
      if (connected.ok) await house.pace.requestTurn(place.host, signal);
      return connected;
    } catch (error) {
      return { ok: false, failure: failureOf(error, 'connect') };
    }
  }

  private async connect(budget: Budget): Promise<Outcome<LineConnection>> {
    if (this.connection) return { ok: true, value: this.connection };
    const { house, place, signal } = this.options;
    const startedAt = performance.now();
    const located = await locate(place, house);
    const resolveMs = performance.now() - startedAt;
    budget.leftMs -= resolveMs;
    if (!located.ok) return located;
    await this.enterHost();
    // A web server of the same name may have asked for a pause that no contact waits for.
    house.pace.refuseWait(place.host, house.crawlDelayWaitMaxMs);
    const reached = await firstReached(located.value, { pace: house.pace, signal }, (address, onOpened) =>
      this.dial(address, budget, onOpened),
    );
    if (!reached.ok) return reached;
    const { address, dialled } = reached.value;
    this.address = address;
    this.timings = { resolveMs, connectMs: dialled.connectMs, tlsMs: null, firstByteMs: null };
    this.connection = new LineConnection(dialled.socket);
    // Closed in the very moment in which the connection stood: nobody else would end it.
    if (this.isClosed) this.connection.end('monitor_suspect', 'the talk was closed');
    return { ok: true, value: this.connection };
  }

  private async dial(address: string, budget: Budget, onOpened: () => void): Promise<Outcome<Opened>> {
    const { house, place, signal } = this.options;
    const startedAt = performance.now();
    const connectMs = Math.max(1, Math.min(house.deadlines.connectMs, budget.leftMs));
    const opened = await dial({ address, port: place.port, connectMs, signal, onOpened });
    budget.leftMs -= performance.now() - startedAt;
    return opened;
  }

  private async enterHost(): Promise<void> {
    const leave = await this.options.house.pace.enterHost(this.options.place.host, this.options.signal);
    if (this.isClosed) leave();
    else this.leaveHost = leave;
  }
}
