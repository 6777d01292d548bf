import { startApi } from '@homeport/api/app.ts';
import { PolicyProfile, ReachAnswer, type Reach } from '@homeport/api/contract';
import type { InstanceName, Publication } from '@homeport/db';
import { openDatabase } from '@homeport/db';
import { pino } from 'pino';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writePast } from '../demo/write-past.ts';
import { answersAt, type Truth } from '../lab/index.ts';
import { policiesAt, softwareAt } from '../lab/timeline.ts';
import { planSynthetic } from '../lab/world/synthetic.ts';
import { makeWorld } from '../lab/world/world.ts';
import { freshDatabase } from './postgres.ts';
import { judge, profileByHand } from './reach/by-hand.ts';
import type { Town } from './reach/towns.ts';
import { varied } from './reach/varied.ts';

const INSTANCES = 70;
const DAY = 86_400_000;
const NOW = Date.UTC(2026, 5, 15, 12);
const AT_ONCE = 20;

/** Of an instance in the record: that it is listed, and when its rules were last read. */
interface Known {
  domain: InstanceName;
  state: Town['state'];
  active: number | null;
  policy_read_at: Date | null;
  policy_publication: Publication | null;
}

describe('integration/reach-lab: who reaches whom in the lab, after 90 days of visits', () => {
  let db: DataSource;
  let api: { url: string; close(): Promise<void> };
  let drop: () => Promise<void>;
  let towns: Town[];

  beforeAll(async () => {
    const database = await freshDatabase();
    const { url } = database;
    drop = () => database.drop();
    db = await openDatabase({ url, application: 'spec', connectionsMax: 5 });
    const made = makeWorld(planSynthetic(INSTANCES, 'reach'), {
      seed: 'reach',
      anchorAt: Math.floor(NOW / DAY) * DAY,
      isLively: true,
    });
    const world = varied(made);
    await writePast(db, world, new Date(NOW));
    const listed: Known[] = await db.query(
      `select d.domain, d.state, d.active, i.policy_read_at, i.policy_publication
         from directory_entry d join instance i on i.id = d.instance_id order by d.domain`,
    );
    const truths = new Map(world.instances.map((truth) => [truth.domain, truth]));
    towns = listed.flatMap((known) => {
      const truth = truths.get(known.domain);
      return truth ? [townOf(truth, known)] : [];
    });
    const config = { databaseUrl: url, databaseReadUrl: undefined, port: 0, host: '127.0.0.1' };
    api = await startApi({ ...config, publicUrl: 'http://localhost:3000' }, pino({ level: 'silent' }));
  });
  afterAll(async () => {
    await api.close();
    await db.destroy();
    await drop();
  });

  it('answers each pair as the truth of the lab has it', async () => {
    const answers: Reach[] = [];
    const parts = inParts(towns.map(({ domain }) => domain));
    for (const from of parts) {
      for (const to of parts) {
        const reply = await fetch(`${api.url}/api/v1/reach?from=${from.join(',')}&to=${to.join(',')}`);
        answers.push(...ReachAnswer.parse(await reply.json()).data);
      }
    }
    const party = (name: string) => ({
      names: [name],
      town: towns.find(({ domain }) => domain === name) ?? null,
    });
    const wrong = answers.filter(({ from, to, reaches, is_limited, unknown }) => {
      const truth = judge(party(from), party(to));
      return (
        reaches !== truth.reaches || is_limited !== truth.isLimited || unknown.join() !== truth.unknown.join()
      );
    });
    const count = (reaches: string) => answers.filter((one) => one.reaches === reaches).length;
    const rules = answers.flatMap((one) => one.rules);
    const how = Object.entries(Object.groupBy(rules, ({ covers }) => covers));
    console.info(
      `${String(answers.length)} pairs of ${String(towns.length)}: ${String(count('yes'))} yes, ` +
        `${String(count('no'))} no, ${String(count('unknown'))} unknown; ${String(wrong.length)} wrong; ` +
        `by rules that cover as ${how.map(([covers, list]) => `${covers} ${String(list.length)}`).join(', ')}`,
    );
    expect(wrong.slice(0, 5)).toEqual([]);
    expect(how.map(([covers]) => covers)).toEqual(
      expect.arrayContaining(['named', 'parent', 'pattern', 'everybody', 'not_allowed']),
    );
  });

  it('sums for each instance what the truth of the lab adds up to', async () => {
    for (const town of towns) {
      const reply = await fetch(`${api.url}/api/v1/instances/${town.domain}/profile`);
      const { blocks, widely_blocked, blocked_by, reach } = PolicyProfile.parse(await reply.json());
      const { reach: share, ...truth } = profileByHand(town, towns);
      expect({ domain: town.domain, blocks, widely_blocked, blocked_by }).toEqual({
        domain: town.domain,
        ...truth,
      });
      expect(reach.servers).toBeCloseTo(share.servers, 5);
      expect(reach.active_users).toBeCloseTo(share.active_users ?? -1, 5);
    }
  });
});

/** What it published when its rules were last read. */
function townOf(truth: Truth, { state, active, policy_read_at, policy_publication }: Known): Town {
  const readAt = policy_read_at?.getTime() ?? null;
  // An outage shuts no list: it could not be read that day, and what was read before stands.
  const isFailed = policy_publication === 'failed';
  const publication = readAt === null ? 'unsupported' : answersAt(truth, readAt).policyPublication;
  return {
    network: truth.network,
    domain: truth.domain,
    alias: null,
    software: softwareAt(truth, readAt ?? NOW),
    state,
    federation: truth.federation,
    publication: isFailed ? 'failed' : publication,
    wasRead: publication === 'published',
    isPartial: false,
    active,
    isOptedOut: false,
    rules:
      readAt === null
        ? []
        : policiesAt(truth, readAt).map(({ target, clearTarget, rule, reason }) => ({
            target,
            rule,
            reason,
            isHidden: target !== clearTarget,
            hides: null,
            isLifted: false,
          })),
  };
}

function inParts<Item>(list: readonly Item[]): Item[][] {
  return Array.from({ length: Math.ceil(list.length / AT_ONCE) }, (_, part) =>
    list.slice(part * AT_ONCE, (part + 1) * AT_ONCE),
  );
}
