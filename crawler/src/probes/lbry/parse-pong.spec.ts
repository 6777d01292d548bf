import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countryOf } from './country.ts';
import { parsePong } from './parse-pong.ts';
import { pingOf } from './ping.ts';

// What a real hub was sent and answered lies beside the project, never in it.
const TRANSCRIPT = new URL(
  '../../../../../shared/captures/servers/lbryhub.realtest/udp.txt',
  import.meta.url,
);
const hasTranscript = existsSync(TRANSCRIPT);
if (!hasTranscript) console.info(`skipped: no recording at ${TRANSCRIPT.pathname}`);
const COUNTRIES = new URL('../../../../../shared/captures/lbry/country_enum.json', import.meta.url);
const hasCountries = existsSync(COUNTRIES);
if (!hasCountries) console.info(`skipped: no list of countries at ${COUNTRIES.pathname}`);

const TIP = Buffer.from(Array.from({ length: 32 }, (_, index) => index));

interface Fields {
  version?: number;
  flags?: number;
  height?: number;
  country?: number;
}

function pongOf({ version = 1, flags = 1, height = 1_800_000, country = 83 }: Fields = {}): Buffer {
  const pong = Buffer.alloc(44);
  pong.writeUInt8(version, 0);
  pong.writeUInt8(flags, 1);
  pong.writeUInt32BE(height, 2);
  TIP.copy(pong, 6);
  Buffer.from([198, 51, 100, 7]).copy(pong, 38);
  pong.writeUInt16BE(country, 42);
  return pong;
}

describe('crawler/probes/lbry: the ping', () => {
  it('is 69 bytes: the magic number, version 1, and padding', () => {
    expect(pingOf().toString('hex')).toBe(`5631193301${'00'.repeat(64)}`);
  });
});

describe('crawler/probes/lbry: the pong', () => {
  it('tells height, tip as explorers show it, country, and whether clients are taken', () => {
    expect(parsePong(pongOf())).toEqual({
      ok: true,
      value: {
        isAccepting: true,
        height: 1_800_000,
        tip: '1f1e1d1c1b1a191817161514131211100f0e0d0c0b0a09080706050403020100',
        country: 'DE',
      },
    });
  });

  it('keeps nothing of the address from which the hub was asked', () => {
    expect(JSON.stringify(parsePong(pongOf()))).not.toMatch(/198|51.?100|c63364/);
  });

  it('reads the first flag alone', () => {
    expect(parsePong(pongOf({ flags: 0b1111_1110 }))).toMatchObject({ value: { isAccepting: false } });
    expect(parsePong(pongOf({ flags: 0b1000_0001 }))).toMatchObject({ value: { isAccepting: true } });
  });

  it('lets more bytes be, which a later version may add', () => {
    expect(parsePong(Buffer.concat([pongOf(), Buffer.alloc(20)]))).toEqual(parsePong(pongOf()));
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['a byte too few', pongOf().subarray(0, 43)],
    ['another version', pongOf({ version: 2 })],
    ['the ping itself, sent back by an echo service', pingOf()],
    ['a height that no chain has', pongOf({ height: 100_000_001 })],
  ])('is not %s', (_, datagram) => {
    expect(parsePong(datagram)).toMatchObject({ ok: false, failure: { cause: 'parse_unexpected' } });
  });

  it('takes the ends of what is a height', () => {
    expect(parsePong(pongOf({ height: 0 }))).toMatchObject({ value: { height: 0 } });
    expect(parsePong(pongOf({ height: 100_000_000 }))).toMatchObject({ value: { height: 100_000_000 } });
  });

  it.each([
    [0, null],
    [1, 'AF'],
    [83, 'DE'],
    [236, 'US'],
    [249, 'ZW'],
    [250, 'R001'],
    [529, 'R876'],
    [530, null],
    [65_535, null],
  ])('country %i is %s', (country, code) => {
    expect(parsePong(pongOf({ country }))).toMatchObject({ value: { country: code } });
  });

  it('never throws, and keeps every bound, whatever bytes come', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 100 }),
      fc.uint8Array({ minLength: 42, maxLength: 42 }).map((rest) => Uint8Array.from([1, 1, ...rest])),
    );
    fc.assert(
      fc.property(bytes, (datagram) => {
        const pong = parsePong(Buffer.from(datagram));
        if (!pong.ok) return pong.failure.cause === 'parse_unexpected';
        const { height, tip, country } = pong.value;
        const isKnown = country === null || /^(?:[A-Z]{2}|R\d{3})$/.test(country);
        return height >= 0 && height <= 1e8 && /^[\da-f]{64}$/.test(tip) && isKnown;
      }),
    );
  });
});

describe.runIf(hasTranscript)('crawler/probes/lbry: the recorded hub', () => {
  it('answers each time with the same height, tip and country', () => {
    const pongs = [...readFileSync(TRANSCRIPT, 'utf8').matchAll(/-> 44B ([\da-f]{88})/g)].map(
      ([, hex = '']) => parsePong(Buffer.from(hex, 'hex')),
    );
    expect(pongs).toHaveLength(8);
    for (const pong of pongs) {
      expect(pong).toEqual({
        ok: true,
        value: {
          isAccepting: true,
          height: 1_234_567,
          tip: '9c89283ba0f3227f6c03b70216b9f665f0118d5e0fa729cedf4fb34d6a34f463',
          country: 'US',
        },
      });
    }
  });
});

describe.runIf(hasCountries)('crawler/probes/lbry/country', () => {
  it('agrees with every one of the 530 numbers', () => {
    const numbers = JSON.parse(readFileSync(COUNTRIES, 'utf8')) as Record<string, number>;
    const expected = Object.entries(numbers).map(([word, number]) => [number, number === 0 ? null : word]);
    expect(expected.map(([number]) => [number, countryOf(Number(number))])).toEqual(expected);
    expect(expected).toHaveLength(530);
  });
});
