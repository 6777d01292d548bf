// npm run bench:bombs: what each kind of bomb costs the crawler until it lets go, in seconds and in memory. Ends with a
// failure where one takes more than 2 s or 32 MiB.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { printFigures, type Figure } from './figures.ts';
import { openTown } from './bombs-town.ts';
import type { Blast } from './bombs-visitor.ts';

const SECONDS_MAX = 2;
const MIB_MAX = 32;

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
const VISITOR = new URL('bombs-visitor.ts', import.meta.url).pathname;

const town = await openTown();
const child = fork(VISITOR, { execArgv: ['--expose-gc'], timeout: 300_000 });
child.send(town.way);
const [blasts] = (await Promise.race([once(child, 'message'), failed()])) as [Blast[]];
await town.close();

// A hundred at once are a hundred times the work; each of them alone has the bound.
const alone = blasts.filter(({ name }) => !name.startsWith('together_'));
const over = alone.filter(({ seconds, mib }) => seconds > SECONDS_MAX || mib > MIB_MAX);
const figures: Figure[] = [
  ...blasts.flatMap(({ name, cause, seconds, mib }): Figure[] => [
    [`${name}_seconds`, seconds, 's'],
    [`${name}_mib`, mib, 'MiB'],
    [`${name}_cause`, cause, ''],
  ]),
  ['worst_seconds', Math.max(...alone.map(({ seconds }) => seconds)), 's'],
  ['worst_mib', Math.max(...alone.map(({ mib }) => mib)), 'MiB'],
  ['over', over.length, 'bombs'],
];
printFigures(figures, values.json);
if (over.length > 0) process.exitCode = 1;

async function failed(): Promise<never> {
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
  throw new Error(`the visitor ended by itself (${String(code ?? signal)})`);
}
