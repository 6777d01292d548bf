// npm run test:chaos: a house of real crawlers is struck blow after blow, the same blows for the same seed; then the
// record is asked what was lost or counted twice, and the victims whether anybody hurried them.
import { parseArgs } from 'node:util';
import { printFigures } from '../bench/figures.ts';
import { breachesOf, figuresOf } from './figures.ts';
import { planBlows } from './plan.ts';
import { makeDisk } from './disk.ts';
import { runChaos } from './run.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    minutes: { type: 'string', default: '10' },
    instances: { type: 'string', default: '250' },
    crawlers: { type: 'string', default: '3' },
    loud: { type: 'boolean', default: false },
    keep: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});

const startedAt = Date.now();
const say = (line: string): void => {
  process.stderr.write(`${((Date.now() - startedAt) / 1000).toFixed(1).padStart(6)} ${line}\n`);
};
const disk = makeDisk();
disk.remove();
if (disk.refusal !== null) say(`The disk is not filled: ${disk.refusal}.`);
const seed = Number(values.seed);
const crawlers = Number(values.crawlers);
const blows = planBlows({
  seed,
  minutes: Number(values.minutes),
  crawlers,
  canFill: disk.refusal === null,
});
const result = await runChaos({
  seed,
  instances: Number(values.instances),
  crawlers,
  speed: 60,
  isLoud: values.loud,
  blows,
  // A crawler that blames itself leaves a host alone for up to five minutes.
  calmMs: 360_000,
  calmBy: 'survivors',
  ...(values.keep !== undefined && { keepIn: values.keep }),
  say,
});
printFigures([['seed', seed, ''], ...figuresOf(result)], values.json);
const breaches = breachesOf(result);
for (const breach of breaches) say(`out of bounds: ${breach}`);
if (breaches.length > 0) process.exitCode = 1;
