import { InstancesQuery } from '@homeport/api/contract';
import { pageStatement } from '@homeport/api/instances/page-sql.ts';
import { DetailQueries } from '@homeport/api/instances/detail.queries.ts';
import { UptimeQueries } from '@homeport/api/instances/uptime.queries.ts';
import { parseDomain, type InstanceName } from '@homeport/db';
import type { Database } from '../integration/seed-rows.ts';

/** Milliseconds of each of the questions of one kind. */
export interface Asked {
  what: string;
  ms: number[];
}

const DIRECTORY: readonly [string, Record<string, string>][] = [
  ['recommended', {}],
  ['by_uptime', { sort: 'uptime' }],
  ['filtered', { sort: 'users', registration: 'open', language: 'de', verdict: 'up' }],
];
const LIMIT = 50;
// Each kind of question.
const ASKING_MS_MAX = 15_000;

/** The directory's pages as the API asks for them. */
export async function askDirectory(db: Database, rounds: number): Promise<Asked[]> {
  const asked: Asked[] = [];
  for (const [what, parameters] of DIRECTORY) {
    const query = InstancesQuery.parse({ ...parameters, limit: String(LIMIT) });
    const seed = query.sort === 'recommended' ? '2026-01-01' : null;
    const { text, values } = pageStatement({ query, seed, after: undefined, limit: LIMIT + 1 });
    asked.push({ what: `directory_${what}`, ms: await timed(rounds, () => db.query(text, values)) });
  }
  return asked;
}

/** What the page of an instance asks the API for, of instances chosen at random. */
export async function askInstances(db: Database, rounds: number): Promise<Asked[]> {
  const rows: { domain: string }[] = await db.query(
    `select domain from instance where network = 'fediverse' order by hashint4(id) limit $1`,
    [rounds],
  );
  const names = rows.flatMap(({ domain }): InstanceName[] => {
    const parsed = parseDomain(domain);
    return parsed.ok ? [parsed.domain] : [];
  });
  const uptime = new UptimeQueries(db);
  const detail = new DetailQueries(db, uptime);
  const nameAt = (round: number): InstanceName => {
    const name = names[round % names.length];
    if (name === undefined) throw new Error('No instance has a name that can be asked for.');
    return name;
  };
  return [
    { what: 'instance', ms: await timed(rounds, (round) => detail.get(nameAt(round), 'fediverse')) },
    { what: 'uptime_90d', ms: await timed(rounds, (round) => uptime.get(nameAt(round), 90, 'fediverse')) },
    { what: 'uptime_365d', ms: await timed(rounds, (round) => uptime.get(nameAt(round), 365, 'fediverse')) },
  ];
}

async function timed(rounds: number, ask: (round: number) => Promise<unknown>): Promise<number[]> {
  const ms: number[] = [];
  const began = performance.now();
  for (let round = 0; round < rounds && performance.now() - began < ASKING_MS_MAX; round += 1) {
    const started = performance.now();
    await ask(round);
    ms.push(performance.now() - started);
  }
  return ms;
}
