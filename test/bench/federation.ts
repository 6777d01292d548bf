import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startLab, stateAt, VirtualClock, type Lab } from '../lab/index.ts';
import { VERDICT_OF_CONDITION } from '../lab/truth.ts';

// The lab lives in a process of its own here: the crawler's memory and time must not be mixed with its victims'.
const ROOT = new URL('../..', import.meta.url).pathname;

export interface Federation {
  environment: Record<string, string>;
  domains: string[];
  /** Those that answer, and at once. */
  quick: string[];
  robots: [domain: string, body: string | null][];
  /** Those to which others have moved: whoever asks for these comes by there. */
  movedTo: string[];
  meterFile: string;
  flush(): Promise<void>;
  stop(): Promise<void>;
}

type Answer = Pick<Federation, 'environment' | 'domains' | 'movedTo' | 'quick' | 'robots'>;

/**
 * `args` are the lab's own: `--instances N --seed S` or `--census FILE --limit N`; with `--vhosts N` or `--hostile S`
 * the first is large and hostile, with `--speed N` its time runs so many times as fast.
 */
export async function startFederation(args: readonly string[]): Promise<Federation> {
  const folder = await mkdtemp(join(tmpdir(), 'homeport-federation-'));
  const meterFile = join(folder, 'meter.ndjson');
  const child = spawn(process.execPath, [import.meta.filename, '--meter', meterFile, ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const [answer] = (await once(child, 'message')) as [Answer];
  return {
    ...answer,
    meterFile,
    async flush() {
      child.send('flush');
      await once(child, 'message');
    },
    async stop() {
      await end(child);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Ends a child in order, and by force when it does not end. */
export async function end(child: ChildProcess, withinMs = 10_000): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), withinMs);
  await gone;
  clearTimeout(force);
}

async function serve(): Promise<void> {
  const { values } = parseArgs({
    options: {
      meter: { type: 'string' },
      instances: { type: 'string' },
      seed: { type: 'string' },
      census: { type: 'string' },
      limit: { type: 'string' },
      vhosts: { type: 'string' },
      hostile: { type: 'string' },
      speed: { type: 'string' },
    },
  });
  const isLarge = values.vhosts !== undefined || values.hostile !== undefined;
  const scale = { vhosts: Number(values.vhosts ?? 0), hostileShare: Number(values.hostile ?? 0) };
  const lab: Lab = await startLab({
    ...(isLarge && { scale }),
    ...(values.speed !== undefined && { clock: fastClock(Number(values.speed)) }),
    ...(values.instances !== undefined && { instances: Number(values.instances) }),
    ...(values.seed !== undefined && { seed: Number(values.seed) }),
    ...(values.census !== undefined && { census: values.census }),
    ...(values.limit !== undefined && { limit: Number(values.limit) }),
    meterFile: values.meter ?? '',
  });
  process.on('message', () => {
    lab.flushMeter();
    process.send?.('flushed');
  });
  process.once('SIGTERM', () => {
    void lab.stop().finally(() => process.exit(0));
  });
  // Whoever started us is gone: nobody would ever stop us.
  process.once('disconnect', () => process.exit(1));
  process.send?.({
    environment: lab.environment,
    domains: [...lab.truth.keys()],
    quick: quickHosts(lab),
    robots: [...lab.robots],
    movedTo: [...lab.truth.values()].flatMap(({ movedTo }) => movedTo ?? []),
  } satisfies Answer);
}

function quickHosts({ truth, robots, clock }: Lab): string[] {
  return [...truth.values()]
    .filter(
      (host) =>
        host.condition !== 'slow' &&
        VERDICT_OF_CONDITION[host.condition] === 'up' &&
        stateAt(host, clock.now()) === 'up' &&
        // Who asks for pauses is given them by the crawler alone.
        !/crawl-delay|request-rate/i.test(robots.get(host.domain) ?? ''),
    )
    .map(({ domain }) => domain);
}

function fastClock(speed: number): VirtualClock {
  const now = Date.now();
  return new VirtualClock({ virtualAt: now, realAt: now, speed });
}

if (process.argv[1] === import.meta.filename) await serve();
