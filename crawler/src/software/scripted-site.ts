import { parseDomain } from '@homeport/db';
import type { Question } from '../net/fetcher.ts';
import { ok, type Failure, type Outcome } from '../outcome.ts';
import { parseNodeInfo } from '../probes/nodeinfo/parse.ts';
import { softwareNamed } from './index.ts';
import type { Counts } from '../visit/visit.ts';
import type { Site, Software } from './software.ts';

const NOT_FOUND: Failure = { cause: 'http_not_found', status: 404 };

/**
 * A site that answers by heart, and 404 to everything else. Keys: path, with the JSON of a POST behind it.
 * What of NodeInfo matters to a reader stands in `nodeinfo`.
 */
export function siteOf(
  answers: Readonly<Record<string, unknown>>,
  metadata: unknown = {},
  nodeinfo: Readonly<Record<string, unknown>> = {},
): Site {
  const info = parseNodeInfo({ software: { name: 'any', version: '1' }, metadata, ...nodeinfo });
  const host = parseDomain('host.example');
  if (!info.ok || !host.ok) throw new Error('the NodeInfo of this spec is broken');
  const answer = ({ path, json }: Question): Outcome<unknown> => {
    const key = json === undefined ? path : `${path} ${JSON.stringify(json)}`;
    if (!Object.hasOwn(answers, key)) return { ok: false, failure: NOT_FOUND };
    const found = answers[key];
    return found instanceof Refusal ? { ok: false, failure: found.failure } : ok(found);
  };
  return {
    info: info.value,
    host: host.domain,
    json: (question) => Promise.resolve(answer(question)),
    text: (question) => {
      const found = answer(question);
      return Promise.resolve(found.ok ? ok(String(found.value)) : found);
    },
  };
}

/** The answer of an endpoint that fails. */
export class Refusal {
  readonly failure: Failure;

  constructor(cause: Failure['cause'], status?: number) {
    this.failure = { cause, ...(status !== undefined && { status }) };
  }
}

export function named(name: string): Software {
  const software = softwareNamed(name);
  if (!software) throw new Error(`${name} is not in the catalogue`);
  return software;
}

type Count = number | null;

/** Users in all, active in a month, in six, and posts. */
export function counts(usersTotal: Count, month: Count, half: Count, posts: Count): Counts {
  return { usersTotal, usersActiveMonth: month, usersActiveHalfyear: half, postsTotal: posts };
}
