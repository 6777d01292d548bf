import { NETWORKS } from '@homeport/api/contract';
import { z } from 'zod';
import { askLines } from './client.ts';

const Listed = z.object({
  network: z.enum(NETWORKS),
  domain: z.string(),
  state: z.string(),
  reserves: z.array(z.string()).default([]),
});

export interface ListedName {
  network: z.infer<typeof Listed>['network'];
  domain: string;
}

// A site that lists more has outgrown a list in memory.
const NAMES_MAX = 500_000;
const ROWS_AT_ONCE = 10_000;
const KEPT_MS = 6 * 3_600_000;

let kept: { names: Promise<readonly ListedName[] | undefined>; until: number } | undefined;

/** The instances that want to be found, by name; undefined where the API does not answer. Read anew every six hours. */
export async function listedNames(now: number): Promise<readonly ListedName[] | undefined> {
  if (kept === undefined || kept.until <= now) kept = { names: readAll(), until: now + KEPT_MS };
  const mine = kept;
  const names = await mine.names;
  if (names === undefined && kept === mine) kept = undefined;
  return names;
}

async function readAll(): Promise<readonly ListedName[] | undefined> {
  const names: ListedName[] = [];
  const first = new URLSearchParams({ format: 'ndjson', sort: 'domain', limit: String(ROWS_AT_ONCE) });
  let next: string | null = first.toString();
  while (next !== null && names.length < NAMES_MAX) {
    const page = await askLines(`/instances?${next}`, (line) => {
      const read = Listed.safeParse(JSON.parse(line));
      if (read.success && wantsToBeFound(read.data)) {
        names.push({ network: read.data.network, domain: read.data.domain });
      }
    });
    if (!page.ok) return undefined;
    next = page.value;
  }
  return names;
}

/** Who asked not to be read, or not to be indexed, has no place in a list for search engines. */
function wantsToBeFound({ state, reserves }: z.infer<typeof Listed>): boolean {
  return state !== 'withheld' && state !== 'dead' && state !== 'moved' && !reserves.includes('reserved');
}
