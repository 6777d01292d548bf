import { parseArgs } from 'node:util';
import { startLab, type LabOptions } from './index.ts';

const USAGE =
  'node test/lab/main.ts (--instances N [--seed S] | --census FILE [--limit N] | --replay DIR | --showcase)' +
  ' [--meter FILE] [--port N] [--latency MS]';

function readOptions(): LabOptions {
  const { values } = parseArgs({
    options: {
      instances: { type: 'string' },
      seed: { type: 'string' },
      census: { type: 'string' },
      limit: { type: 'string' },
      replay: { type: 'string' },
      showcase: { type: 'boolean' },
      meter: { type: 'string' },
      port: { type: 'string' },
      latency: { type: 'string' },
    },
  });
  const count = (name: string, value: string) => {
    const number = Number(value);
    if (!Number.isSafeInteger(number) || number < 0) throw new Error(`--${name} must be a whole number`);
    return number;
  };
  const { instances, seed, census, limit, replay, showcase, meter, port, latency } = values;
  return {
    ...(instances !== undefined && { instances: count('instances', instances) }),
    ...(seed !== undefined && { seed: count('seed', seed) }),
    ...(census !== undefined && { census }),
    ...(limit !== undefined && { limit: count('limit', limit) }),
    ...(replay !== undefined && { replay }),
    ...(showcase === true && { showcase }),
    ...(meter !== undefined && { meterFile: meter }),
    ...(port !== undefined && { httpsPort: count('port', port) }),
    ...(latency !== undefined && { latencyMs: count('latency', latency) }),
  };
}

async function main(): Promise<void> {
  const lab = await startLab(readOptions());
  for (const [name, value] of Object.entries(lab.environment)) console.log(`${name}=${value}`);
  const stop = () => {
    void lab.stop().then(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  console.error(`Usage: ${USAGE}`);
  process.exitCode = 1;
});
