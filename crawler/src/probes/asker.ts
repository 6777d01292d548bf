import type { DomainName } from '@homeport/db';
import type { Question, Reply } from '../net/fetcher.ts';
import type { Place } from './nodeinfo/parse.ts';
import type { Outcome } from '../outcome.ts';

/**
 * What a probe asks through. An instance may answer on two hosts: its account domain and its web domain;
 * `host` defaults to the former, and only hosts of the same registrable domain may be asked.
 */
export interface Asker {
  readonly domain: DomainName;
  /** Where an earlier contact stopped, on a host that bears one question at a time; null starts anew. */
  readonly resumeAt?: Place | null;
  ask(question: Question, host?: DomainName): Promise<Outcome<Reply>>;
}
