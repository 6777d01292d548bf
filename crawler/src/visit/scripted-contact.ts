import type { DomainName } from '@homeport/db';
import type { Asked, Contact, Fetcher, Question, Reply, RobotsRecord } from '../net/fetcher.ts';
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

/**
 * A Fetcher for specs: it knows its lines by heart, throws on any other question, and lists what was never
 * asked. A key is a URL, with "POST " before and the JSON behind it where a question is put that way.
 */
export class ScriptedFetcher implements Fetcher {
  readonly asked: string[] = [];
  readonly opened: DomainName[] = [];
  openNow = 0;

  private readonly script: Readonly<Record<string, Line>>;
  private readonly robots: RobotsRecord | Failure;
  private readonly pace: ScriptedPace;

  constructor(
    script: Readonly<Record<string, Line>>,
    robots: RobotsRecord | Failure = NO_ROBOTS,
    pace: ScriptedPace = { crawlDelayMs: 0, questionsMax: Infinity },
  ) {
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

  open(domain: DomainName): Contact {
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
          asked.length < this.pace.questionsMax
            ? this.answer(domain, question)
            : this.pause(domain, question);
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

  private pause(domain: DomainName, { path }: Question): Outcome<Reply> {
    const pause = { ms: this.pace.crawlDelayMs, url: `https://${domain}${path}` };
    return fail('robots_disallowed', { detail: 'Crawl-delay', pause });
  }

  private answer(domain: DomainName, question: Question): Outcome<Reply> {
    const url = `https://${domain}${question.path}`;
    const json = question.json === undefined ? '' : ` ${JSON.stringify(question.json)}`;
    const key = question.method === 'POST' ? `POST ${url}${json}` : url;
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
