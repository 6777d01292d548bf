import type { Question } from '../net/fetcher.ts';
import type { Outcome } from '../outcome.ts';
import type { Asker } from '../probes/asker.ts';
import type { Read } from '../probes/nodeinfo/probe.ts';
import { readOpenJson } from '../probes/reply.ts';
import type { Site } from '../software/software.ts';

export interface OpenSite {
  site: Site;
  read: Read;
  /** The server marks itself as private, or asks not to be indexed. */
  isPrivate: boolean;
}

/** The questions of a software's file go to the web domain, each at most once a contact. */
export function openSite(asker: Asker, read: Read): OpenSite {
  const answers = new Map<string, Promise<Outcome<unknown>>>();
  const site: Site = {
    info: read.info,
    json(question) {
      const key = JSON.stringify([question.method ?? 'GET', question.path, question.json]);
      const answer = answers.get(key) ?? askJson(asker, question, read);
      answers.set(key, answer);
      return answer;
    },
  };
  return { site, read, isPrivate: read.info.isPrivate || read.wantsNoIndex };
}

async function askJson(asker: Asker, question: Question, read: Read): Promise<Outcome<unknown>> {
  const reply = await asker.ask(question, read.host);
  return reply.ok ? readOpenJson(reply.value) : reply;
}
