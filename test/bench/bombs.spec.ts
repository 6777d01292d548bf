import { Readable } from 'node:stream';
import { Gunzip } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parseDomain } from '@homeport/db';
import { createFetcher } from '@homeport/crawler/net/got-fetcher.ts';
import { webPlace } from '@homeport/crawler/net/place.ts';
import { BOMBS, type Bomb } from './bombs-made.ts';
import { configFor, hostOf, openTown, pathOf, type BombTown } from './bombs-town.ts';

const KIB = 1024;
const MIB = 1024 * KIB;
// What zlib has unpacked into its own buffer when the reader lets go.
const AHEAD = 128 * KIB;
// What the kernels of both sides hold of a connection that nobody reads any more.
const UNDER_WAY = 8 * MIB;

let town: BombTown;
let unpacked = 0;

beforeAll(async () => {
  town = await openTown();
});
afterAll(async () => {
  await town.close();
});
// Everything that is unpacked passes here, whoever reads it.
beforeEach(() => {
  unpacked = 0;
  Gunzip.prototype.push = function (this: Readable, chunk: unknown) {
    unpacked += Buffer.isBuffer(chunk) ? chunk.length : 0;
    return Readable.prototype.push.call(this, chunk);
  };
});
afterEach(() => {
  Reflect.deleteProperty(Gunzip.prototype, 'push');
});

async function causeOf(bomb: Bomb, bytesMax?: number): Promise<string> {
  const name = parseDomain(hostOf(bomb));
  if (!name.ok) throw new Error(name.reason);
  const fetcher = createFetcher(configFor(town.way));
  const contact = fetcher.open(webPlace(name.domain), null, AbortSignal.timeout(60_000));
  const outcome = await contact.ask({ path: pathOf(bomb), ...(bytesMax !== undefined && { bytesMax }) });
  contact.close();
  await fetcher.destroy();
  return outcome.ok ? `status ${outcome.value.status}` : outcome.failure.cause;
}

/** The most that may be unpacked of a bomb before it is let go of, where `bytesMax` may be read. */
const BOUNDS: Record<string, (bytesMax: number) => number> = {
  gzip_10mib: ratio,
  gzip_10gib: ratio,
  gzip_members_10gib: whole,
  gzip_thin_10gib: whole,
  gzip_in_gzip_said_once: ratio,
  gzip_404: ratio,
  gzip_redirect: ratio,
  // Its first 500 KiB count, and no more is unpacked.
  robots: () => whole(500 * KIB),
};

// From 64 KiB on, at most a hundred times what was taken for it: a hundred bytes are some KiB here.
function ratio(): number {
  return 64 * KIB + AHEAD;
}

function whole(bytesMax: number): number {
  return bytesMax + AHEAD;
}

describe('bench/bombs: each of up to 10 GiB', () => {
  it.each(BOMBS.map((bomb) => [bomb.name, bomb] as const))(
    'lets go of %s',
    { timeout: 30_000 },
    async (name, bomb) => {
      const bound = BOUNDS[name] ?? (() => 0);
      for (const bytesMax of [MIB, 16 * MIB]) {
        unpacked = 0;
        const cause = await causeOf(bomb, bytesMax);

        expect(cause).toMatch(name === 'robots' ? /^status 404$/ : /^body_(too_large|encoding|damaged)$/);
        expect(unpacked, `unpacked of ${bytesMax}`).toBeLessThanOrEqual(bound(bytesMax));
      }
      await town.whenCut(2);
      expect(town.sent.get(name) ?? 0).toBeLessThan(2 * (16 * MIB + UNDER_WAY));
    },
  );

  it('takes part in the count: an honest answer is unpacked and read', async () => {
    const { gzipSync } = await import('node:zlib');
    const { readBody } = await import('@homeport/crawler/net/http/body.ts');
    const outcome = await readBody(Readable.from([gzipSync('hello')]), 'gzip', {
      bytesMax: MIB,
      deadlineMs: 1000,
    });

    expect(outcome.ok && outcome.value.bytes.toString()).toBe('hello');
    expect(unpacked).toBe(5);
  });
});
