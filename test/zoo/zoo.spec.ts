import { CAUSE_NAMES, type Cause, type InstanceName, type Stage, type Verdict } from '@homeport/db';
import { jsonReport, report } from '@homeport/crawler/cli/check-report.ts';
import type { Failure } from '@homeport/crawler/outcome.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Dice } from '../lab/random.ts';
import { mannerFor, type Behaviour, type Manner } from './behaviour.ts';
import { Town, type House } from './town.ts';
import { visitAll, type Seen } from './visit.ts';
import { ELSEWHERE, WORDS } from './words.ts';
import { ZOO } from './zoo.ts';

// Each wait of a host is stretched or shortened by up to a fifth, another way for each seed.
const SEED = process.env['ZOO_SEED'] ?? 'zoo';
const TOGETHER = 24;

let town: Town;
const seen = new Map<string, Seen>();

beforeAll(async () => {
  const dice = new Dice(SEED);
  town = await Town.open(ZOO, () => dice.next());
  const visit = async (manner: Manner, together: number): Promise<void> => {
    const houses = town.houses.filter(({ behaviour }) => mannerFor(behaviour) === manner);
    for (const [name, one] of await visitAll(houses, town.config(manner), together)) seen.set(name, one);
  };
  await visit('usual', TOGETHER);
  // These do little but wait.
  await Promise.all([visit('hurried', 100), visit('paced', 10)]);
}, 180_000);

afterAll(async () => {
  await town.close();
});

function houseOf(behaviour: Behaviour): House {
  const house = town.houses.find((one) => one.behaviour === behaviour);
  if (!house) throw new Error(`${behaviour.name} has no house`);
  return house;
}

function seenOf({ behaviour }: House): Seen {
  const one = seen.get(behaviour.name);
  if (!one) throw new Error(`${behaviour.name} was not visited`);
  return one;
}

interface Told {
  cause: Cause;
  stage: Stage;
  verdict: Verdict;
  sentence: string;
}

/** What the person who asked for a check is told, as data; the text for people says the same. */
function told(house: House): Told {
  const { visit, judged } = seenOf(house);
  const { network = 'fediverse' } = house.behaviour;
  const checked = { network, domain: house.host as InstanceName, userAgent: '', visit, ...judged };
  const { cause, stage, verdict, sentence } = JSON.parse(jsonReport(checked)) as Told;
  expect(report(checked).replace(/\s+/g, ' ')).toContain(`${verdict.toUpperCase()}. ${sentence}`);
  return { cause, stage, verdict, sentence };
}

type Trace = (house: House) => boolean;
const wasAsked: Trace = ({ ledger, behaviour }) => ledger.requests.length > 0 || behaviour.network === 'lbry';
// What a first answer leads to fails at a stage of its own.
const wasMissed: Trace = (house) => house.ledger.connections === 0 || wasAsked(house);
const wasReached: Trace = (house) => house.ledger.connections > 0 && wasAsked(house);
const never: Trace = () => false;

/** What a host sees of a visit that ended at this stage. */
const TRACES: Readonly<Record<Stage, Trace>> = {
  resolve: wasMissed,
  connect: wasMissed,
  tls: ({ ledger }) => ledger.connections > 0 && ledger.requests.length === 0,
  robots: ({ ledger }) =>
    ledger.requests.length > 0 && ledger.requests.every((line) => line.endsWith(' /robots.txt')),
  http: wasReached,
  body: wasReached,
  parse: wasReached,
  protocol: wasReached,
  done: wasReached,
  policy: never,
  monitor: never,
};

describe('test/zoo', () => {
  for (const cause of CAUSE_NAMES.filter((name) => !(name in ELSEWHERE))) {
    describe(`makes ${cause} of`, () => {
      const [stage, verdict, sentence] = WORDS[cause];
      for (const behaviour of ZOO.filter((one) => one.cause === cause)) {
        it(`a host that ${behaviour.does} (${behaviour.name})`, () => {
          const house = houseOf(behaviour);
          expect(told(house)).toEqual({ cause, stage, verdict: behaviour.verdict ?? verdict, sentence });
          const failure: Partial<Failure> = seenOf(house).visit.failure ?? {};
          for (const [word, value] of Object.entries(behaviour.failure ?? {})) {
            expect({ [word]: failure[word as keyof Failure] }).toEqual({ [word]: value });
          }
        });
      }
    });
  }

  it('knows at least two hundred behaviours, each told once', () => {
    console.log(`behaviours: ${ZOO.length}`);
    expect(ZOO.length).toBeGreaterThanOrEqual(200);
    expect(seen.size).toBe(ZOO.length);
    expect(new Set(ZOO.map(({ name }) => name)).size).toBe(ZOO.length);
    expect(ZOO.filter(({ faults }) => faults.length === 0)).toEqual([]);
  });

  it('has one sentence for each cause and its stage, and no sentence twice', () => {
    const sentences = new Map<string, Set<string>>();
    for (const house of town.houses) {
      const { cause, stage, sentence } = told(house);
      const key = `${cause} ${stage}`;
      sentences.set(key, (sentences.get(key) ?? new Set()).add(sentence));
    }
    const all = [...sentences.values()].flatMap((some) => [...some]);
    expect(all.length).toBe(sentences.size);
    expect(new Set(all).size).toBe(all.length);
  });

  it('reaches every cause there is, or says why it does not', () => {
    const reached = new Set<string>(ZOO.map(({ cause }) => cause));
    const unreached = CAUSE_NAMES.filter((cause) => !reached.has(cause));
    expect(Object.keys(ELSEWHERE).sort()).toEqual([...unreached].sort());
  });

  it('names the stage up to which the host itself saw its visitor come', () => {
    const wrong = town.houses.filter((house) => !TRACES[told(house).stage](house));
    expect(wrong.map(({ host, ledger }) => ({ host, ...ledger }))).toEqual([]);
  });

  it('asks every host at its own name, and believes none that speaks for another', () => {
    for (const { host, ledger } of town.houses) {
      const strangers = ledger.requests.filter(
        (line) => !/^[^ ]*/.exec(line)?.[0].replace(/:\d+$/, '').endsWith(host),
      );
      expect(strangers).toEqual([]);
    }
    const believed = [...seen.values()].map(({ visit }) => visit.facts?.software ?? '');
    expect(believed.filter((software) => software.includes('evil'))).toEqual([]);
    expect('polluted' in {}).toBe(false);
  });

  it('looks up no name to which it was merely sent', () => {
    // robots.txt may be kept at another site (RFC 9309 §2.3.1.2), and a homeserver may be elsewhere.
    const followed = new Set(['nowhere.example']);
    const hosts = town.houses.map(({ host }) => host);
    const strangers = [...town.lookedUp].filter(
      (name) => !followed.has(name) && !hosts.some((host) => name.endsWith(host)),
    );
    expect(strangers).toEqual([]);
  });

  it('leaves no connection behind', async () => {
    const open = (): string[] => town.houses.flatMap(({ host, ledger }) => (ledger.open > 0 ? [host] : []));
    await expect.poll(open, { timeout: 10_000 }).toEqual([]);
  }, 15_000);
});
