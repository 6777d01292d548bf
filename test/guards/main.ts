// npm run test:guards: takes out each guard in turn, and asks whether its test goes red.
// Options: --only <text> for the guards whose name or file has it; --trees <n> for how many at once (2).
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startServer } from '@homeport/db';
import type { Guard } from './guard.ts';
import { coloursOf } from './judge.ts';
import { GUARDS } from './list/index.ts';
import { Tree } from './tree.ts';

const { values } = parseArgs({
  options: { only: { type: 'string', default: '' }, trees: { type: 'string', default: '2' } },
});
const original = new URL('../..', import.meta.url).pathname;
const chosen = GUARDS.filter(({ name, file }) => `${name} ${file}`.includes(values.only));
const folder = await mkdtemp(join(tmpdir(), 'homeport-guards-'));
// One server for all, where the specs would else start one each.
const server =
  process.env['TEST_DATABASE_URL'] === undefined
    ? await startServer({ dataDir: join(folder, 'database') })
    : null;
if (server) process.env['TEST_DATABASE_URL'] = server.url;
const queue = [...chosen];
const unproved: string[] = [];
try {
  const trees = Array.from({ length: Number(values.trees) }, (_, index) => join(folder, String(index)));
  await Promise.all(trees.map(work));
} finally {
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
}
for (const line of unproved) process.stdout.write(`unproved  ${line}\n`);
process.stdout.write(`\nguards: ${String(chosen.length)}\nunproved: ${String(unproved.length)}\n`);
process.exitCode = unproved.length === 0 && chosen.length > 0 ? 0 : 1;

async function work(root: string): Promise<void> {
  const tree = await Tree.copyOf(original, root);
  for (let guard = queue.shift(); guard; guard = queue.shift()) {
    const fault = await faultOf(tree, guard);
    process.stdout.write(`${fault === null ? 'red      ' : 'unproved '} ${guard.name}\n`);
    if (fault !== null) unproved.push(`${guard.name} (${guard.file}): ${fault}`);
  }
}

/** Why a guard is not proved, or null. */
async function faultOf(tree: Tree, guard: Guard): Promise<string | null> {
  const before = await coloursOf(tree.root, guard);
  if (before.green === 0 || before.red > 0) return 'its test is not green with the guard in place';
  const after = await tree.without(guard, () => coloursOf(tree.root, guard));
  return after.red > 0 ? null : 'its test stays green without the guard';
}
