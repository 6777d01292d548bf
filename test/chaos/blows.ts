import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import type { Crawler } from './crawlers.ts';
import type { Disk } from './disk.ts';
import type { Frozen } from './frozen.ts';
import type { Blow } from './plan.ts';
import type { Recovery } from './recovery.ts';
import type { Server } from './server.ts';

export interface Scene {
  crawlers: readonly Crawler[];
  server: Server;
  disk: Disk;
  /** Not through any crawler's line. */
  db: DataSource;
  recovery: Recovery;
  frozen: Frozen[];
  say: (line: string) => void;
}

const RESTART_MS = 2_000;
// A save that was cut off is tried again after a quarter of a second, then after half of one.
const AWAKE_MS = 3_000;
// Saves may be held up for so long only: all crawlers wait then.
const CATCH_MS = 1_500;
const CATCH_TRIES = 8;

/** Strikes once, and resolves when what was done is undone; how long recovery takes is watched meanwhile. */
export async function strike(scene: Scene, { fault, crawler: at, lastsMs }: Blow): Promise<void> {
  const crawler = scene.crawlers[at];
  if (!crawler) throw new Error(`There is no crawler ${String(at)}.`);
  switch (fault) {
    case 'kill':
      return kill(scene, crawler);
    case 'freeze':
      return freeze(scene, crawler, lastsMs);
    case 'term':
      return term(scene, crawler);
    case 'restart-fast':
      return restart(scene, 'fast');
    case 'restart-immediate':
      return restart(scene, 'immediate');
    case 'terminate':
      return terminate(scene);
    case 'cut':
      return cut(scene, crawler);
    case 'fill':
      return fill(scene, lastsMs);
  }
}

async function kill({ recovery }: Scene, crawler: Crawler): Promise<void> {
  if (!crawler.isAtWork) return;
  const held = await recovery.heldBy(crawler.publicUrl);
  const fromMs = performance.now();
  await crawler.kill();
  void recovery.watchBuckets('kill', held, fromMs);
  await sleep(RESTART_MS);
  crawler.start();
}

async function term({ recovery, say }: Scene, crawler: Crawler): Promise<void> {
  if (!crawler.isAtWork) return;
  const held = await recovery.heldBy(crawler.publicUrl);
  const fromMs = performance.now();
  const ending = crawler.term();
  void recovery.watchBuckets('term', held, fromMs);
  await ending;
  say(`${crawler.name} ended within ${((performance.now() - fromMs) / 1000).toFixed(1)} s`);
  await sleep(RESTART_MS);
  crawler.start();
}

/** Stopped in the middle of a save: what it has locked stays locked, and its save comes late when it goes on. */
async function freeze(
  { db, recovery, frozen, say }: Scene,
  crawler: Crawler,
  lastsMs: number,
): Promise<void> {
  if (!crawler.isAtWork) return;
  const isSaving = await catchSaving(db, crawler);
  const fromMs = performance.now();
  const held = await recovery.heldBy(crawler.publicUrl);
  const taken = recovery.watchBuckets('freeze', held, fromMs);
  say(`${crawler.name} frozen ${isSaving ? 'in the middle of a save' : 'while it saved nothing'}`);
  const fromAt = Date.now();
  const span = { publicUrl: crawler.publicUrl, fromAt, toAt: fromAt + lastsMs, isSaving };
  frozen.push(span);
  // What it saves when it goes on is late only once others have what it held.
  await Promise.all([sleep(lastsMs), taken]);
  crawler.thaw();
  span.toAt = Date.now();
  // It must come to its late save before it is asked to end.
  await recovery.untilHeard(crawler.publicUrl);
  await sleep(AWAKE_MS);
}

/** Holds every save up for a moment, and stops the crawler once one of its own waits; false where none came. */
async function catchSaving(db: DataSource, crawler: Crawler): Promise<boolean> {
  for (let tries = 0; tries < CATCH_TRIES; tries += 1) {
    const runner = db.createQueryRunner();
    try {
      await runner.startTransaction();
      await runner.query(`lock table visit in share mode`);
      if (await isWaiting(db, crawler)) {
        crawler.freeze();
        return true;
      }
    } catch {
      // The database is away at this moment, by another blow: the next try may find it.
    } finally {
      await runner.rollbackTransaction().catch(() => undefined);
      await runner.release().catch(() => undefined);
    }
    await sleep(CATCH_MS);
  }
  crawler.freeze();
  return false;
}

async function isWaiting(db: DataSource, crawler: Crawler): Promise<boolean> {
  for (let waitedMs = 0; waitedMs < CATCH_MS; waitedMs += 50) {
    const waiting: unknown[] = await db.query(
      `select pid from pg_stat_activity
        where wait_event_type = 'Lock' and query like '%insert into visit %' and client_port = any ($1)`,
      [crawler.line.ports()],
    );
    if (waiting.length > 0) return true;
    await sleep(50);
  }
  return false;
}

async function restart({ server, crawlers, recovery }: Scene, manner: 'fast' | 'immediate'): Promise<void> {
  await server.restart(manner);
  await watchAll(recovery, crawlers, `restart-${manner}`);
}

/** Ends a few connections of the crawlers on the server's side, with preference for those within a transaction. */
async function terminate({ crawlers, recovery, say }: Scene): Promise<void> {
  const ended = await recovery.ask<unknown>(
    `select pg_terminate_backend(pid)
       from (select pid from pg_stat_activity
              where application_name like 'homeport crawler%'
              order by (xact_start is null), random() limit 6) chosen`,
    [],
  );
  say(`${String(ended.length)} connections ended by the server`);
  await watchAll(recovery, crawlers, 'terminate');
}

async function cut({ recovery, say }: Scene, crawler: Crawler): Promise<void> {
  say(`${String(crawler.line.cut())} connections of ${crawler.name} cut`);
  if (crawler.isAtWork) await recovery.watchSaves('cut', [crawler.publicUrl], performance.now());
}

async function fill({ disk, server, crawlers, recovery, say }: Scene, lastsMs: number): Promise<void> {
  if (disk.refusal !== null) return;
  await disk.fill();
  await sleep(lastsMs);
  await disk.free();
  // A full disk may have ended the server; nothing but room lets it start again.
  if (await server.ensure()) say('the full disk had ended the server');
  await watchAll(recovery, crawlers, 'fill');
}

function watchAll(recovery: Recovery, crawlers: readonly Crawler[], after: string): Promise<void> {
  const urls = crawlers.filter(({ isAtWork }) => isAtWork).map(({ publicUrl }) => publicUrl);
  return recovery.watchSaves(after, urls, performance.now());
}
