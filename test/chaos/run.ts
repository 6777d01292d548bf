import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ensureDatabase, migrate, openDatabase } from '@homeport/db';
import type { DataSource } from 'typeorm';
import { startFederation, type Federation } from '../bench/federation.ts';
import { judgePace, readMeter, type Violation } from '../lab/meter.ts';
import { strike, type Scene } from './blows.ts';
import { Crawler } from './crawlers.ts';
import { makeDisk } from './disk.ts';
import { silentOnes, type Frozen } from './frozen.ts';
import { findDoubles, findLost, keepJournal, type Found } from './journal.ts';
import type { Blow } from './plan.ts';
import { askPoison, choosePoison, poisonRow, type Poison } from './poison.ts';
import { Recovery, type Sample } from './recovery.ts';
import { Server } from './server.ts';

export interface ChaosOptions {
  seed: number;
  instances: number;
  crawlers: number;
  /** How many times as fast as real time the schedule runs; pace, leases and heartbeats stay real. */
  speed: number;
  blows: readonly Blow[];
  /** Who is not visited at all, such as hosts whose visits take longer than anybody wants to wait. */
  optOuts?: readonly string[];
  /** After the last blow is undone: within so long everybody who is due must have been visited. */
  calmMs: number;
  /**
   * Who visits them then. A newcomer has only the record, and finds at once what was lost there; those who were struck
   * may leave a host alone for minutes, where they blame themselves for a failure.
   */
  calmBy: 'newcomer' | 'survivors';
  /** Where what the victims saw, and the record, are kept for whoever looks into a breach. */
  keepIn?: string;
  say: (line: string) => void;
  /** Whether the crawlers' own complaints are said too. */
  isLoud?: boolean;
}

export interface ChaosResult {
  blows: Readonly<Record<string, number>>;
  instances: number;
  visits: number;
  lost: Found[];
  doubles: Found[];
  recovery: Sample[];
  poison: { tries: number; areAside: boolean };
  /** How many were frozen in the middle of a save. */
  caught: number;
  /** Contacts that a fence kept out of the record. */
  refused: number;
  violations: Violation[];
  /** Connections too many, each with one of a stopped process that nobody can close. */
  silent: number;
  requests: number;
  /** Crawlers that ended without having been ended. */
  endings: number;
  /** Why the disk could not be filled; null where it could. */
  refusal: string | null;
}

/** How late anybody may be, in real time: whoever still is when all is calm is not visited any more. */
const GRACE_MS = 20_000;
const LOOK_MS = 1_000;
const ASIDE_WITHIN_MS = 60_000;

/** Lets a house of several crawlers work on a federation, strikes it blow after blow, and asks the record and the victims. */
export async function runChaos(options: ChaosOptions): Promise<ChaosResult> {
  const disk = makeDisk();
  const federation = await startFederation(
    ['--instances', String(options.instances), '--seed', String(options.seed)].concat([
      '--speed',
      String(options.speed),
    ]),
  );
  try {
    const server = await Server.start(disk.folder);
    try {
      const url = await ensureDatabase(server.url, 'chaos');
      const db = await openDatabase({ url, application: 'chaos', connectionsMax: 4 });
      await migrate(db);
      await keepJournal(db);
      const poison = choosePoison(federation.environment['SEEDS'] ?? '');
      await poisonRow(db, poison);
      await db.query(
        `insert into suppression (domain, reason) select distinct unnest($1::text[]), 'left out'`,
        [[...(options.optOuts ?? []), ...federation.robots.filter(isPatient).map(([domain]) => domain)]],
      );
      const result = await play(options, { server, disk, db, federation, url, poison });
      await db.destroy();
      return result;
    } finally {
      await server.stop();
    }
  } finally {
    await federation.stop();
    disk.remove();
  }
}

/** Pauses are kept in real time: where the schedule runs faster, such a host is late by its own wish. */
function isPatient([, robots]: Federation['robots'][number]): boolean {
  return /crawl-delay/i.test(robots ?? '');
}

type House = Pick<Scene, 'server' | 'disk' | 'db'> & {
  federation: Federation;
  url: string;
  poison: Poison;
};

async function play(options: ChaosOptions, house: House): Promise<ChaosResult> {
  const { db, federation, disk } = house;
  const { say } = options;
  let refused = 0;
  const onLog = (name: string, line: Readonly<Record<string, unknown>>): void => {
    if (typeof line['refused'] === 'number') refused += line['refused'];
    // All that fails while the database is away is said by each of them, again and again.
    if (Number(line['level']) >= 50 && options.isLoud === true) say(`  ${name}: ${shortOf(line)}`);
  };
  const crawlers: Crawler[] = [];
  for (let at = 0; at < options.crawlers; at += 1) {
    const name = `crawler-${String(at + 1)}`;
    crawlers.push(
      await Crawler.open({ name, databaseUrl: house.url, federation, poison: house.poison.answer, onLog }),
    );
  }
  const recovery = new Recovery(db);
  await recovery.untilAtWork(crawlers.length);
  const frozen: Frozen[] = [];
  const blows = await strikeAll({ ...house, crawlers, recovery, frozen, say }, options.blows);
  await recovery.settled();
  say('calm');
  const lost = await comeToRest(options, { db, federation, crawlers });
  const poison = await untilAside(house);
  await Promise.all(crawlers.map((crawler) => crawler.close()));
  const heard = await askVictims(federation, frozen);
  if (options.keepIn !== undefined) await keepEvidence(db, federation.meterFile, options.keepIn);
  return {
    blows,
    instances: federation.domains.length,
    visits: await countVisits(db),
    lost,
    poison,
    doubles: await findDoubles(db),
    recovery: recovery.samples,
    refused,
    caught: frozen.filter(({ isSaving }) => isSaving).length,
    ...heard,
    endings: crawlers.reduce((sum, { endings }) => sum + endings, 0),
    refusal: disk.refusal,
  };
}

/** What the victims may complain about, without the connections of whoever stood still. */
async function askVictims(
  federation: Federation,
  frozen: readonly Frozen[],
): Promise<Pick<ChaosResult, 'violations' | 'silent' | 'requests'>> {
  await federation.flush();
  const lines = await readMeter(federation.meterFile);
  const all = judgePace(lines, { robots: new Map(federation.robots) });
  const isSilent = silentOnes(lines, frozen);
  const silent = all.filter(isSilent);
  return {
    violations: all.filter((one) => !silent.includes(one)),
    silent: silent.length,
    requests: lines.filter(({ kind }) => kind === 'request').length,
  };
}

async function keepEvidence(db: DataSource, meterFile: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await copyFile(meterFile, join(folder, 'meter.ndjson'));
  for (const table of ['journal_step', 'journal_visit', 'instance', 'status_span', 'incident', 'bucket']) {
    const rows: unknown[] = await db.query(`select * from ${table}`);
    await writeFile(join(folder, `${table}.json`), rows.map((row) => JSON.stringify(row)).join('\n'));
  }
}

/** Who is poison may have been met too seldom yet: it is visited as rarely as anybody. Bounded like the calm itself. */
async function untilAside({ db, federation, poison }: House): Promise<ChaosResult['poison']> {
  for (let waitedMs = 0; ; waitedMs += LOOK_MS) {
    const asked = await askPoison(db, poison, virtualNow(federation));
    if (asked.areAside || waitedMs >= ASIDE_WITHIN_MS) return asked;
    await sleep(LOOK_MS);
  }
}

/** Waits until nobody is late, and returns what was lost: whoever still is after so long, and what the journal shows. */
async function comeToRest(
  { calmBy, calmMs, speed }: ChaosOptions,
  { db, federation, crawlers }: Pick<Scene, 'db' | 'crawlers'> & Pick<House, 'federation'>,
): Promise<Found[]> {
  if (calmBy === 'newcomer') {
    await Promise.all(crawlers.map((crawler) => crawler.term()));
    crawlers[0]?.start();
  }
  for (let waitedMs = 0; ; waitedMs += LOOK_MS) {
    const lost = await findLost(db, { nowAt: virtualNow(federation), graceMs: GRACE_MS * speed });
    if (lost.length === 0 || waitedMs >= calmMs) return lost;
    await sleep(LOOK_MS);
  }
}

/** Each blow at its time; a blow that lasts doesn't keep the next ones waiting. */
async function strikeAll(scene: Scene, blows: readonly Blow[]): Promise<Record<string, number>> {
  const startedMs = performance.now();
  const counts: Record<string, number> = {};
  const lasting: Promise<void>[] = [];
  for (const blow of blows) {
    await sleep(Math.max(0, startedMs + blow.atMs - performance.now()));
    const seconds = ((performance.now() - startedMs) / 1000).toFixed(0);
    scene.say(`${seconds} s: ${blow.fault} (${scene.crawlers[blow.crawler]?.name ?? 'nobody'})`);
    counts[blow.fault] = (counts[blow.fault] ?? 0) + 1;
    const doing = strike(scene, blow);
    if (blow.fault === 'freeze') lasting.push(doing);
    else await doing;
  }
  await Promise.all(lasting);
  return counts;
}

/** By the clock that the crawlers were given. */
function virtualNow({ environment }: Federation): Date {
  const [virtual = '', real = '', speed = '1'] = (environment['CLOCK'] ?? '').split(',');
  if (virtual === '') return new Date();
  return new Date(Date.parse(virtual) + (Date.now() - Date.parse(real)) * Number(speed));
}

async function countVisits(db: DataSource): Promise<number> {
  const rows: { visits: number }[] = await db.query(`select count(*)::int as visits from visit`);
  return rows[0]?.visits ?? 0;
}

function shortOf(line: Readonly<Record<string, unknown>>): string {
  const { msg, err } = line;
  const why = typeof err === 'object' && err !== null && 'message' in err ? String(err.message) : '';
  return `${String(msg)} ${why}`.slice(0, 160);
}
