// npm run submit -- example.org: adds names that somebody knows of, to be visited by the crawler.
import { existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { openDatabase, type InstanceName, type Network } from '@homeport/db';
import type { DataSource } from 'typeorm';
import { readConfig, type Config } from '../config.ts';
import { addDiscovered } from '../store/add-discovered.ts';
import { listKnown } from '../store/list-known.ts';
import { readOrExplain, runCommand, say, UsageError } from './command.ts';
import { readNames, readSubmitOptions, type Source } from './submit-options.ts';

const DONE = 0;
const SOME_REFUSED = 1;

// More than all networks together have instances; a larger file is something else.
const BYTES_MAX = 16 * 1024 * 1024;
const AT_ONCE = 5_000;

async function main(args: readonly string[]): Promise<number> {
  const { network, words } = readSubmitOptions(args);
  const config = readOrExplain(readConfig, process.env);
  const { names, refused } = readNames(network, await Promise.all(words.map(sourceOf)));
  const db = await openDatabase({
    url: config.databaseUrl,
    application: 'homeport submit',
    connectionsMax: 1,
  });
  const counts = new Map<Fate, number>();
  try {
    for (let at = 0; at < names.length; at += AT_ONCE) {
      for (const [name, fate] of await add(db, config, network, names.slice(at, at + AT_ONCE))) {
        say(`${fate.padEnd(8)}  ${name}`);
        counts.set(fate, (counts.get(fate) ?? 0) + 1);
      }
    }
  } finally {
    await db.destroy();
  }
  for (const sentence of refused) say(`${'refused'.padEnd(8)}  ${sentence}`);
  say(summary(counts, refused.length));
  return refused.length === 0 ? DONE : SOME_REFUSED;
}

/** What becomes of a name. `held`: its domain has many, and a person has to look at it (KNOWN_HOSTERS). */
const FATES = ['added', 'known', 'held', 'left out'] as const;
type Fate = (typeof FATES)[number];

async function add(
  db: DataSource,
  config: Config,
  network: Network,
  names: readonly InstanceName[],
): Promise<Map<InstanceName, Fate>> {
  const before = await listKnown(db, network, names);
  await addDiscovered(
    db,
    { network, domains: names, by: 'submitted', from: null, at: config.clock.now() },
    { perRegistrable: config.hostsPerDomainMax, allowed: config.knownHosters },
  );
  const after = await listKnown(db, network, names);
  return new Map(
    names.map((name) => {
      const found = after.get(name);
      // An opt-out keeps a name from being added at all.
      if (!found) return [name, 'left out'];
      if (found.isHeld) return [name, 'held'];
      return [name, before.has(name) ? 'known' : 'added'];
    }),
  );
}

async function sourceOf(word: string): Promise<Source> {
  if (word === '-') return { from: 'standard input', text: bounded(await buffer(process.stdin), word) };
  if (!existsSync(word) || !statSync(word).isFile()) return { from: null, text: word };
  return { from: word, text: bounded(await readFile(word), word) };
}

function bounded(bytes: Buffer, word: string): string {
  if (bytes.length > BYTES_MAX) throw new UsageError(`${word} is larger than 16 MiB: no list of servers is.`);
  return bytes.toString('utf8');
}

function summary(counts: ReadonlyMap<Fate, number>, refused: number): string {
  const parts = FATES.map((fate) => `${counts.get(fate) ?? 0} ${fate}`);
  return [...parts, `${refused} refused`].join(', ');
}

// Whoever reads only the first lines (`| head`) has read enough; what they asked for is done all the same.
process.stdout.on('error', () => undefined);

await runCommand(main);
