// The demo's federation in a process of its own: says how it is reached, then serves until it is stopped.
import { parseArgs } from 'node:util';
import { startLab } from '../test/lab/index.ts';

const { values } = parseArgs({ options: { instances: { type: 'string' }, seed: { type: 'string' } } });
const lab = await startLab({
  instances: Number(values.instances ?? 300),
  seed: Number(values.seed ?? 1),
  withGuests: true,
});
process.once('SIGTERM', () => {
  void lab.stop().finally(() => process.exit(0));
});
process.send?.(lab.environment);
