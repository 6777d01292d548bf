import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createAddressGuard } from '@homeport/crawler/net/names/address-guard.ts';
import { findEnclosure, runInside } from './enclosure.ts';
import type { Found } from './inside.ts';
import { addressOf, boundaryCases, isSpecial, REFUSED_THOUGH_GLOBAL, ROWS } from './registries.ts';

const SHARED = new URL('../../../shared/data/ssrf-iana-cases.json', import.meta.url);
const shared = existsSync(SHARED)
  ? Object.entries(JSON.parse(readFileSync(SHARED, 'utf8')) as Record<string, boolean>)
  : [];
const cases = new Map([...boundaryCases(), ...shared]);
const REFUSED_PORTS = [22, 25, 80, 3128, 5432, 6379, 11_211];
const ROUNDS = Number(process.env['SSRF_ROUNDS'] ?? 4);

const way = findEnclosure();
let found: Found;

beforeAll(
  async () => {
    found = await runInside(way, {
      cases: [...cases],
      own: ['45.9.8.7', '2a0e:b107:9::7'],
      besideOwn: ['45.9.8.8', '2a0e:b107:9::8'],
      rebinding: { positions: 12, rounds: ROUNDS },
      ports: { refused: REFUSED_PORTS, open: [8448, 8449] },
    });
    const { vectors, spelled, rebinding } = found;
    const ours = (reached: string[]) => reached.filter(isInside).length;
    console.log(
      [
        `proved: ${way === null ? 'at the seam before the kernel' : 'in a network where every address answers'}`,
        `cases: ${String(cases.size)} (${String(special().length)} to be refused)`,
        `vectors: ${String(vectors.tallies.length)}`,
        `ways: ${String(vectors.tallies.reduce((sum, { asked }) => sum + asked, 0))}`,
        `reached: ${String(ours(vectors.reached))}`,
        `refused_public: ${String(new Set(vectors.tallies.flatMap((tally) => tally.refusedPublic)).size)}`,
        `reached_without_guard: ${String(ours(found.unguarded))}`,
        `spellings: ${String(spelled.asked)}, reached: ${String(ours(spelled.reached))}`,
        `rebinding_runs: ${String(rebinding.runs)}, reached: ${String(ours(rebinding.reached))}`,
      ].join('\n'),
    );
  },
  300_000 + ROUNDS * 1_000,
);

const special = () => [...cases].filter(([, isRefused]) => isRefused);

/** Whether an address that was reached lies inside, by the registries. */
function isInside(reached: string): boolean {
  return isSpecial(reached.split(' ')[0]!);
}

describe('ssrf: every special address, on every road', () => {
  it.skipIf(shared.length === 0)('reads the registries as the shared boundary cases do', () => {
    expect(shared.length).toBe(283);
    expect(shared.filter(([address, isRefused]) => isSpecial(address) !== isRefused)).toEqual([]);
  });

  it('has the fence posts of every row, on both sides of the fence', () => {
    expect(ROWS.length).toBe(56);
    expect(special().length).toBeGreaterThan(150);
    expect(cases.size - special().length).toBeGreaterThan(90);
  });

  it('reaches none of them', () => {
    expect(found.vectors.reached.filter(isInside)).toEqual([]);
    expect(
      found.vectors.tallies.flatMap(({ vector, letIn }) => letIn.map((one) => `${vector}: ${one}`)),
    ).toEqual([]);
    expect(found.vectors.tallies.every(({ asked }) => asked >= special().length)).toBe(true);
  });

  it('refuses no public address but the listed few', () => {
    const refused = new Set(found.vectors.tallies.flatMap(({ refusedPublic }) => refusedPublic));
    expect([...refused]).toEqual([]);
    // What the registry calls global, and we refuse all the same.
    expect(REFUSED_THOUGH_GLOBAL).toEqual(['64:ff9b::/96']);
    const reached = new Set(found.vectors.reached.map((one) => one.split(' ')[0]));
    const missed = [...cases].filter(([address, isRefused]) => !isRefused && !reached.has(address));
    expect(missed.map(([address]) => address)).toEqual([]);
  });

  it('would have reached most of them without the guard', () => {
    expect(found.unguarded.filter(isInside).length).toBeGreaterThan(100);
  });

  it.skipIf(way === null)('opened no connection that no listener saw', () => {
    expect(found.unseen).toBe(0);
  });

  it('is not led inside by any spelling of an address or a scheme, and takes none of them for a name', () => {
    expect(found.spelled.reached.filter(isInside)).toEqual([]);
    expect(found.spelled.names).toEqual([]);
    expect(found.spelled.asked).toBeGreaterThan(900);
  });

  it('stays outside when a name server changes its mind, at whichever question', () => {
    expect(found.rebinding.flipped).toBe(found.rebinding.runs);
    expect(found.rebinding.reached.filter(isInside)).toEqual([]);
    // The long way was really gone, by each network.
    for (const door of ['443/tcp', '8448/tcp', '50001/tcp', '50001/udp']) {
      expect(
        found.rebinding.reached.some((one) => one.endsWith(door)),
        door,
      ).toBe(true);
    }
  });

  it('knocks at no port of another service, and at one of its own kind', () => {
    expect(
      found.ports.refused.filter((one) => REFUSED_PORTS.some((port) => one.includes(` ${port}/`))),
    ).toEqual([]);
    expect(found.ports.open).toContain('45.66.77.1 8449/tcp');
  });

  it.skipIf(way === null)('does not visit its own machine, by a public address either', () => {
    expect(found.own.causes.slice(0, 2)).toEqual(['45.9.8.7: our_rule', '2a0e:b107:9::7: our_rule']);
    expect(found.own.reached).toEqual(['45.9.8.8 443/tcp', '2a0e:b107:9::8 443/tcp']);
  });
});

describe('ssrf: random addresses', () => {
  const guard = createAddressGuard([]);
  const ends = [...cases.keys()].map((address) => address.includes(':'));

  it('are judged as the registries say, near a fence and far from it', () => {
    expect(ends.length).toBeGreaterThan(0);
    const four = fc.bigInt({ min: 0n, max: (1n << 32n) - 1n }).map((value) => addressOf(value, 32));
    const six = fc.bigInt({ min: 0n, max: (1n << 128n) - 1n }).map((value) => addressOf(value, 128));
    // Half of all IPv6 space is far from any row: the others begin as a row does.
    const head = fc.constantFrom(
      0n,
      0x64n,
      0x100n,
      0x2001n,
      0x2002n,
      0x2620n,
      0x3fffn,
      0x5f00n,
      0xfe80n,
      0xfec0n,
    );
    const near = fc.tuple(head, fc.bigInt({ min: 0n, max: (1n << 112n) - 1n }), fc.nat({ max: 110 }));
    const close = near.map(([start, rest, shift]) =>
      addressOf((start << 112n) | (rest >> BigInt(shift)), 128),
    );
    fc.assert(
      fc.property(fc.oneof(four, six, close), (address) => guard.isRefused(address) === isSpecial(address)),
      { numRuns: 20_000 },
    );
  });
});
