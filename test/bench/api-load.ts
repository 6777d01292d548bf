// Asks a server as fast as it answers, over so many connections. Told what by its parent, and answers with what it saw.
import { Agent, request } from 'node:http';

export interface LoadOrder {
  url: string;
  /** Asked in turn; from the beginning again where they are not enough. */
  paths: string[];
  connections: number;
  seconds: number;
  headers: Record<string, string>;
}

export interface LoadSeen {
  perSecond: number;
  /** Of each answer, in milliseconds. */
  p50Ms: number;
  p99Ms: number;
  statuses: Record<string, number>;
  /** How many of the paths were asked. */
  asked: number;
}

process.on('message', (order: LoadOrder) => {
  load(order).then(
    (seen) => process.send?.(seen),
    (error: unknown) => {
      throw error;
    },
  );
});
process.once('disconnect', () => process.exit());

async function load({ url, paths, connections, seconds, headers }: LoadOrder): Promise<LoadSeen> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  const statuses: Record<string, number> = {};
  const startedAt = performance.now();
  const until = startedAt + 1000 * seconds;
  let asked = 0;
  const worker = async (): Promise<void> => {
    while (performance.now() < until) {
      const path = paths[asked % paths.length] ?? '/';
      asked += 1;
      const before = performance.now();
      const status = await ask(`${url}${path}`, agent, headers);
      times.push(performance.now() - before);
      statuses[status] = (statuses[status] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, worker));
  agent.destroy();
  const passed = (performance.now() - startedAt) / 1000;
  times.sort((a, b) => a - b);
  const at = (part: number): number =>
    times[Math.min(times.length - 1, Math.floor(part * times.length))] ?? 0;
  return { perSecond: times.length / passed, p50Ms: at(0.5), p99Ms: at(0.99), statuses, asked };
}

function ask(url: string, agent: Agent, headers: Record<string, string>): Promise<string> {
  return new Promise((resolve) => {
    const sent = request(url, { agent, headers }, (response) => {
      response.resume();
      response.once('end', () => {
        resolve(String(response.statusCode));
      });
      response.once('error', () => {
        resolve('cut');
      });
    });
    sent.once('error', () => {
      resolve('failed');
    });
    sent.end();
  });
}
