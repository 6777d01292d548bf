import type { Question, Reply } from '../net/fetcher.ts';
import { fail, ok, type Outcome } from '../outcome.ts';
import type { Asker } from '../probes/asker.ts';
import type { Read } from '../probes/nodeinfo/probe.ts';
import { failureOf, readOpenJson, wantsNoIndex } from '../probes/reply.ts';
import type { Site } from '../software/software.ts';

/** The questions of a software's file go to the web domain, each at most once a contact. */
export function openSite(asker: Asker, read: Read): Site {
  const onceEach = <Value>(decode: (reply: Reply) => Outcome<Value>) => {
    const answers = new Map<string, Promise<Outcome<Value>>>();
    return (question: Question): Promise<Outcome<Value>> => {
      const key = JSON.stringify([question.method ?? 'GET', question.path, question.json]);
      const answer =
        answers.get(key) ??
        asker.ask(question, read.host).then((reply) => (reply.ok ? decode(reply.value) : reply));
      answers.set(key, answer);
      return answer;
    };
  };
  return { info: read.info, host: read.host, json: onceEach(readOpenJson), text: onceEach(readOpenText) };
}

function readOpenText(reply: Reply): Outcome<string> {
  if (reply.status < 200 || reply.status >= 300) return { ok: false, failure: failureOf(reply) };
  if (wantsNoIndex(reply)) {
    return fail('robots_disallowed', { status: reply.status, detail: 'X-Robots-Tag: noindex' });
  }
  return ok(reply.body.toString('utf8'));
}
