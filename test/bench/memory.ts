import { readFile } from 'node:fs/promises';
import { openDatabase } from '@homeport/db';

/** Samples what the database's processes hold together: each page counted once (PSS). 0 without /proc. */
export function memoryOfServer(url: string): { stop(): Promise<number> } {
  let peakMib = 0;
  const over = new AbortController();
  const sampling = (async () => {
    const db = await openDatabase({ url, application: 'homeport bench memory', connectionsMax: 1 });
    while (!over.signal.aborted) {
      const rows: { pid: number }[] = await db.query(`select pid from pg_stat_activity`);
      const sizes = await Promise.all(rows.map(({ pid }) => pssMib(pid)));
      peakMib = Math.max(
        peakMib,
        sizes.reduce((sum, size) => sum + size, 0),
      );
      await new Promise((resolve) => setTimeout(resolve, 5000));
    }
    await db.destroy();
  })();
  return {
    async stop() {
      over.abort();
      await sampling;
      return peakMib;
    },
  };
}

async function pssMib(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  return Number(/Pss:\s+(\d+) kB/.exec(text)?.[1] ?? 0) / 1024;
}
