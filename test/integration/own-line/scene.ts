import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { DataSource } from 'typeorm';
import { Dice } from '../../lab/random.ts';
import { openFresh } from '../database.ts';
import { openWorld, type World, type WorldOptions } from './world.ts';

export interface Gap {
  scope: string;
  reason: string;
  from_at: Date;
  to_at: Date | null;
  evidence: Readonly<Record<string, number>>;
}

/** A world with its record, in which all was well when it was opened. */
export interface Scene {
  db: DataSource;
  world: World;
  dice: Dice;
  gaps: () => Promise<Gap[]>;
  isOpen: () => Promise<boolean>;
  /** There was a gap, and it is over. */
  isClosed: () => Promise<boolean>;
  /** What is believed of everybody, and of how many. */
  believed: () => Promise<Believed[]>;
  /** Nothing is held against anybody. */
  isAllWell: () => Promise<boolean>;
  visits: () => Promise<number>;
  /** Mends everything, forgets all gaps, and visits everybody once. */
  calm: () => Promise<void>;
  close: () => Promise<void>;
}

export interface Believed {
  state: string;
  verdict: string;
  cause: string;
  failures: number;
  hosts: number;
}

type Options = Pick<WorldOptions, 'hosts' | 'clock' | 'databaseNow'>;

export async function openScene(seed: string, options: Options): Promise<Scene> {
  const dice = new Dice(seed);
  const db = await openFresh();
  const world = await openWorld({ ...options, db, random: () => dice.next(), crawler: randomUUID() });
  await world.crawl();
  const gaps = (): Promise<Gap[]> =>
    db.query(`select scope, reason, from_at, to_at, evidence from monitor_gap order by id`);
  const isOpen = async (): Promise<boolean> => (await gaps()).some(({ to_at }) => to_at === null);
  const believed = (): Promise<Believed[]> =>
    db.query(`select state, verdict, cause, failures, count(*)::int as hosts from instance
               group by 1, 2, 3, 4 order by hosts desc`);
  return {
    db,
    world,
    dice,
    gaps,
    isOpen,
    isClosed: async () => (await gaps()).length > 0 && !(await isOpen()),
    believed,
    isAllWell: async () => isDeepStrictEqual(await believed(), allWell(options.hosts.size)),
    async visits() {
      const rows: { n: number }[] = await db.query(`select count(*)::int as n from visit`);
      return rows[0]?.n ?? 0;
    },
    async calm() {
      world.mend();
      await db.query(`delete from monitor_gap`);
      await world.crawl();
    },
    async close() {
      await world.close();
      await db.destroy();
    },
  };
}

/** What `believed` says when nothing is held against anybody. */
export function allWell(hosts: number): Believed[] {
  return [{ state: 'alive', verdict: 'up', cause: 'ok', failures: 0, hosts }];
}

/** So many servers, each in an address group of its own. */
export function apart(count: number, network: string): [string, string][] {
  return Array.from({ length: count }, (_, nth) => [
    `h${String(nth)}.example`,
    `${network}.${String(nth + 1)}.9`,
  ]);
}

/** For `crawl`: enough after so many ms. */
export function after(ms: number): () => Promise<boolean> {
  const until = performance.now() + ms;
  return () => Promise.resolve(performance.now() > until);
}
