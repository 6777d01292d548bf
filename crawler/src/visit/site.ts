import type { Question, Reply } from '../net/fetcher.ts';
import { fail, ok, type Outcome } from '../outcome.ts';
import type { Asker } from '../probes/asker.ts';
import type { Read } from '../probes/nodeinfo/probe.ts';
import { failureOf, readOpenJson, wantsNoIndex } from '../probes/reply.ts';
import type { Site } from '../software/software.ts';
import type { Signal } from './visit.ts';

export interface OpenedSite extends Site {
  /** Of the answers that were read so far, those that asked not to be indexed. */
  readonly noIndexed: readonly Signal[];
}

/** The questions of a software's file go to the web domain, each at most once a contact. */
export function openSite(asker: Asker, read: Read): OpenedSite {
  const noIndexed: Signal[] = [];
  const onceEach = <Value>(decode: (reply: Reply) => Outcome<Value>) => {
    const answers = new Map<string, Promise<Outcome<Value>>>();
    return (question: Question): Promise<Outcome<Value>> => {
      const key = JSON.stringify([question.method ?? 'GET', question.path, question.json]);
      const answer =
        answers.get(key) ??
        asker.ask(question, read.host).then((reply) => {
          if (!reply.ok) return reply;
          const value = decode(reply.value);
          // A good answer is refused for one reason alone; error pages ask not to be indexed as a matter of course.
          if (!value.ok && value.failure.cause === 'robots_disallowed') {
            noIndexed.push(noIndexIn(question.path, value.failure.detail ?? ''));
          }
          return value;
        });
      answers.set(key, answer);
      return answer;
    };
  };
  const { info, host } = read;
  return { info, host, noIndexed, json: onceEach(readOpenJson), text: onceEach(readOpenText) };
}

function noIndexIn(source: string, value: string): Signal {
  return { kind: 'noindex_header', source, value };
}

function readOpenText(reply: Reply): Outcome<string> {
  if (reply.status < 200 || reply.status >= 300) return { ok: false, failure: failureOf(reply) };
  if (wantsNoIndex(reply)) {
    return fail('robots_disallowed', { status: reply.status, detail: 'X-Robots-Tag: noindex' });
  }
  return ok(reply.body.toString('utf8'));
}
