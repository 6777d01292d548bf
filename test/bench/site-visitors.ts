// Visitors of the directory, in a process of their own: each opens a list, looks at it for a while, and goes to the next
// page or to another list. Told what by its parent, and answers with what it saw.
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { dice } from '../integration/seed-timeline.ts';

export interface VisitOrder {
  url: string;
  paths: string[];
  visitors: number;
  seconds: number;
  /** For how long a page is looked at, on average; 0 for visitors who never look. */
  lookMs: number;
}

export interface VisitSeen {
  /** From the question to the last byte of each answer, in milliseconds. */
  times: number[];
  perSecond: number;
  statuses: Record<string, number>;
  /** Of the HTML, as it went over the line. */
  bytesMean: number;
}

// The next page is opened a third of the time.
const GOES_ON = 0.33;

process.on('message', (order: VisitOrder) => {
  visit(order).then(
    (seen) => process.send?.(seen),
    (error: unknown) => {
      throw error;
    },
  );
});
process.once('disconnect', () => process.exit());

async function visit({ url, paths, visitors, seconds, lookMs }: VisitOrder): Promise<VisitSeen> {
  const agent = new Agent({ keepAlive: true, maxSockets: visitors });
  const seen: VisitSeen = { times: [], perSecond: 0, statuses: {}, bytesMean: 0 };
  const startedAt = performance.now();
  const until = startedAt + 1000 * seconds;
  let asked = 0;
  let bytes = 0;
  const visitor = async (number: number): Promise<void> => {
    const random = dice(1000 + number);
    let next: string | undefined;
    // They don't all come in at the same moment.
    await sleep(random() * lookMs);
    while (performance.now() < until) {
      const path = next ?? paths[asked % paths.length] ?? '/instances';
      asked += 1;
      const before = performance.now();
      const { status, body } = await ask(`${url}${path}`, agent);
      seen.times.push(performance.now() - before);
      seen.statuses[status] = (seen.statuses[status] ?? 0) + 1;
      bytes += body.length;
      next = random() < GOES_ON ? nextPage(body) : undefined;
      await sleep(-Math.log(1 - random()) * lookMs);
    }
  };
  await Promise.all(Array.from({ length: visitors }, (_, number) => visitor(number)));
  agent.destroy();
  seen.perSecond = seen.times.length / ((performance.now() - startedAt) / 1000);
  seen.bytesMean = bytes / Math.max(1, seen.times.length);
  return seen;
}

function nextPage(body: string): string | undefined {
  return /<a[^>]* rel="next"[^>]* href="([^"]+)"/.exec(body)?.[1]?.replaceAll('&amp;', '&');
}

function ask(url: string, agent: Agent): Promise<{ status: string; body: string }> {
  return new Promise((resolve) => {
    const sent = request(url, { agent, headers: { accept: 'text/html' } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('end', () =>
        resolve({ status: String(response.statusCode), body: Buffer.concat(chunks).toString('latin1') }),
      );
      response.once('error', () => resolve({ status: 'cut', body: '' }));
    });
    sent.once('error', () => resolve({ status: 'failed', body: '' }));
    sent.end();
  });
}
