// npm run check -- example.org: one visit, as the crawler makes it, shown instead of stored.
import { readNetSettings, type NetSettings } from '../config.ts';
import { judge } from '../health/judge.ts';
import { createFetcher } from '../net/got-fetcher.ts';
import { netConfig } from '../run/net-config.ts';
import { visitInstance } from '../visit/contact.ts';
import { readOrExplain, runCommand, say } from './command.ts';
import { readCheckOptions, type CheckOptions } from './check-options.ts';
import { greeting, jsonReport, report, type Checked } from './check-report.ts';

const UP = 0;
const NOT_UP = 1;

async function main(args: readonly string[]): Promise<number> {
  const options = readCheckOptions(args);
  const settings = readOrExplain(readNetSettings, process.env);
  if (!options.isJson) say(greeting(options, settings.userAgent));
  const checked = await check(options, settings);
  say(options.isJson ? jsonReport(checked) : report(checked));
  return checked.verdict === 'up' || checked.verdict === 'degraded' ? UP : NOT_UP;
}

async function check({ network, domain }: CheckOptions, settings: NetSettings): Promise<Checked> {
  const fetcher = createFetcher(netConfig(settings));
  const target = { network, domain, software: null, version: null, robots: null };
  try {
    const signal = new AbortController().signal;
    const kinds = new Set(['check'] as const);
    const { visits } = await visitInstance({ target, kinds, fetcher, clock: settings.clock, signal });
    const [visit] = visits;
    if (!visit) throw new Error(`The visit of ${domain} brought nothing.`);
    return { network, domain, userAgent: settings.userAgent, ...judge(visit), visit };
  } finally {
    await fetcher.destroy();
  }
}

// Whoever reads only the first lines (`| head`) has read enough.
process.stdout.on('error', () => process.exit());

await runCommand(main);
