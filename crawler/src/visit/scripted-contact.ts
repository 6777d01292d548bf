import type {
  Asked,
  Contact,
  Echo,
  Fetcher,
  Names,
  Place,
  Question,
  Reply,
  RobotsRecord,
  Service,
  Talk,
} from '../net/fetcher.ts';
import { fail, ok, type Failure, type Outcome } from '../outcome.ts';

/** One line of a script: what the host answers. `url` is where redirects have led. */
export type Line =
  | { json: unknown; status?: number; headers?: Record<string, string>; url?: string }
  | { body: string | Buffer; status?: number; headers?: Record<string, string>; url?: string }
  | { failure: Failure };

/** A host that bears so many questions a contact, and then wants to be left alone for so long. */
export interface ScriptedPace {
  crawlDelayMs: number;
  questionsMax: number;
}

/** What DNS, TCP and UDP answer. A key that is missing throws, as an unscripted question does. */
export interface ScriptedNet {
  /** By host. */
  addresses?: Readonly<Record<string, readonly string[] | Failure>>;
  /** By `_service._proto.name`. */
  services?: Readonly<Record<string, readonly Service[] | Failure>>;
  /** By `host:port`, then by the line that is sent. */
  talks?: Readonly<Record<string, Readonly<Record<string, string | Failure>>>>;
  /** By `host:port`. */
  echoes?: Readonly<Record<string, Buffer | Failure>>;
}

/**
 * A Fetcher for specs: it knows its lines by heart, throws on any other question, and lists what was never
 * asked. A key is a URL, with "POST " before and the JSON behind it where a question is put that way, and with
 * "@address " before all else where one of several addresses is meant.
 */
export class ScriptedFetcher implements Fetcher {
  readonly asked: string[] = [];
  readonly opened: string[] = [];
  openNow = 0;

  private readonly script: Readonly<Record<string, Line>>;
  private readonly robots: RobotsRecord | Failure;
  private readonly pace: ScriptedPace;
  private readonly net: ScriptedNet;
  readonly ports = { matrix: 8448, lbry: 50_001 };

  constructor(
    script: Readonly<Record<string, Line>>,
    robots: RobotsRecord | Failure = NO_ROBOTS,
    pace: ScriptedPace = { crawlDelayMs: 0, questionsMax: Infinity },
    net: ScriptedNet = {},
  ) {
    this.net = net;
    this.script = script;
    this.robots = robots;
    this.pace = pace;
  }

  isSlow(): boolean {
    return this.pace.questionsMax < Infinity;
  }

  unasked(): string[] {
    return Object.keys(this.script).filter((key) => !this.asked.includes(key));
  }

  get names(): Names {
    const read = <Value>(table: Readonly<Record<string, readonly Value[] | Failure>> = {}, key: string) => {
      this.asked.push(`DNS ${key}`);
      const found = table[key];
      if (!found) throw new Error(`Nothing is scripted for the name ${key}`);
      return Promise.resolve('cause' in found ? fail(found.cause, found) : ok([...found]));
    };
    return {
      addressesOf: (host) => read(this.net.addresses, host),
      servicesOf: (name) => read(this.net.services, name),
    };
  }

  talk(place: Place): Talk {
    const key = `${place.host}:${place.port}`;
    const asked: Asked[] = [];
    return {
      asked,
      timings: { resolveMs: 1, connectMs: 1, tlsMs: null, firstByteMs: 1 },
      bytes: 0,
      address: '192.0.2.1',
      ask: (line, label, isAnswer) => {
        this.asked.push(`TCP ${key} ${line}`);
        const reply = this.net.talks?.[key]?.[line];
        if (reply === undefined) throw new Error(`No line is scripted for ${key} ${line}`);
        const outcome = typeof reply === 'string' ? answerIn(reply, isAnswer) : fail(reply.cause, reply);
        asked.push({
          path: label,
          method: 'TCP',
          ms: 1,
          ...(outcome.ok ? {} : { left: outcome.failure.cause }),
        });
        return Promise.resolve(outcome);
      },
      close: () => undefined,
    };
  }

  echo(place: Place): Promise<Outcome<Echo>> {
    const key = `${place.host}:${place.port}`;
    this.asked.push(`UDP ${key}`);
    const reply = this.net.echoes?.[key];
    if (!reply) throw new Error(`No datagram is scripted for ${key}`);
    return Promise.resolve(
      Buffer.isBuffer(reply) ? ok({ reply, address: '192.0.2.1', ms: 1 }) : fail(reply.cause, reply),
    );
  }

  open(place: Place): Contact {
    const domain = place.authority;
    this.opened.push(domain);
    this.openNow += 1;
    const asked: Asked[] = [];
    let isOpen = true;
    let bytes = 0;
    return {
      domain,
      asked,
      timings: { resolveMs: 1, connectMs: 1, tlsMs: 1, firstByteMs: 1 },
      address: '192.0.2.1',
      crawlDelayMs: this.pace.crawlDelayMs,
      robotsElsewhere: new Map(),
      get bytes() {
        return bytes;
      },
      ask: (question) => {
        if (!isOpen) throw new Error(`${domain} is asked after its contact was closed`);
        const outcome =
          asked.length < this.pace.questionsMax ? this.answer(place, question) : this.pause(place, question);
        if (outcome.ok) bytes += outcome.value.body.length;
        asked.push(recordOf(question, outcome));
        return Promise.resolve(outcome);
      },
      robots: () =>
        Promise.resolve('cause' in this.robots ? { ok: false, failure: this.robots } : ok(this.robots)),
      close: () => {
        if (isOpen) this.openNow -= 1;
        isOpen = false;
      },
    };
  }

  private pause({ authority }: Place, { path }: Question): Outcome<Reply> {
    const pause = { ms: this.pace.crawlDelayMs, url: `https://${authority}${path}` };
    return fail('robots_disallowed', { detail: 'Crawl-delay', pause });
  }

  private answer({ authority, address }: Place, question: Question): Outcome<Reply> {
    const url = `https://${authority}${question.path}`;
    const json = question.json === undefined ? '' : ` ${JSON.stringify(question.json)}`;
    const named = question.method === 'POST' ? `POST ${url}${json}` : url;
    const key = address === undefined ? named : `@${address} ${named}`;
    this.asked.push(key);
    const line = this.script[key];
    if (!line) throw new Error(`No line is scripted for ${key}`);
    if ('failure' in line) return fail(line.failure.cause, line.failure);
    return ok({
      status: line.status ?? 200,
      headers: line.headers ?? {},
      body: Buffer.from('json' in line ? JSON.stringify(line.json) : line.body),
      url: new URL(line.url ?? url),
    });
  }
}

/** A scripted answer may be several lines, as `Talk.ask` meets them. */
function answerIn(lines: string, isAnswer: (line: string) => boolean = () => true): Outcome<string> {
  const answer = lines
    .split('\n')
    .slice(0, 6)
    .find((line) => isAnswer(line));
  return answer === undefined ? fail('parse_unexpected') : ok(answer);
}

function recordOf(question: Question, outcome: Outcome<Reply>): Asked {
  const line = { path: question.path, method: question.method ?? 'GET', ms: 1 } as const;
  if (outcome.ok) return { ...line, status: outcome.value.status };
  return { ...line, left: outcome.failure.pause ? 'crawl-delay' : outcome.failure.cause };
}

export const NO_ROBOTS: RobotsRecord = {
  body: null,
  status: 404,
  fetchedAt: new Date('2026-01-01T00:00:00Z'),
  expiresAt: new Date('2026-01-02T00:00:00Z'),
  unreachableSince: null,
};
