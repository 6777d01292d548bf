// Writes a federation's past 90 days into an empty record, as if a crawler had been watching: the lab's
// timeline goes through the crawler's own judging and storing code, only the network is left out.
import { parseArgs } from 'node:util';
import { migrate, openDatabase } from '@homeport/db';
import { writePast } from './write-past.ts';
import { planSynthetic } from '../lab/world/synthetic.ts';
import { makeWorld } from '../lab/world/world.ts';

const DAY_MS = 86_400_000;

const { values } = parseArgs({ options: { instances: { type: 'string' }, seed: { type: 'string' } } });
const url = process.env['DATABASE_URL'];
if (!url) throw new Error('DATABASE_URL is missing.');
const seed = values.seed ?? '1';
const now = new Date();
const world = makeWorld(planSynthetic(Number(values.instances ?? 300), seed), {
  seed,
  // As the lab does: the timelines have the start of the day in their middle.
  anchorAt: Math.floor(now.getTime() / DAY_MS) * DAY_MS,
  isLively: true,
});

const db = await openDatabase({ url, application: 'homeport history', connectionsMax: 2 });
await migrate(db);
const started = performance.now();
const { contacts, instances } = await writePast(db, world, now);
await db.query(`update installation set is_demo = true`);
await db.query(`analyze`);
await db.destroy();
console.log(
  `${contacts.toLocaleString('en')} visits of ${instances} instances written in ${((performance.now() - started) / 1000).toFixed(1)} s`,
);
