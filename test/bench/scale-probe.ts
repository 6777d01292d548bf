// Loaded into a crawler before its own code (`node --import`): it is the real program that is measured, from within.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { ownPeakMib, type Run } from './visit-child.ts';

const lag = monitorEventLoopDelay({ resolution: 5 });
let from = { at: performance.now(), cpu: process.cpuUsage() };

process.on('message', (message) => {
  if (message === 'begin') {
    // Reading the program itself is no part of a crawl.
    from = { at: performance.now(), cpu: process.cpuUsage() };
    lag.enable();
  }
  if (message === 'tell') process.send?.(told());
});
// Whoever started us is gone: nobody would ever stop us.
process.once('disconnect', () => process.exit(1));
// The probe must not keep the crawler from ending.
process.channel?.unref();

function told(): Run {
  const { user, system } = process.cpuUsage(from.cpu);
  return {
    seconds: (performance.now() - from.at) / 1000,
    cpuMs: (user + system) / 1000,
    peakMib: ownPeakMib(),
    lagP99Ms: lag.percentile(99) / 1e6,
  };
}
