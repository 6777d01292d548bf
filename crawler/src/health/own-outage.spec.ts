import { CAUSE_NAMES } from '@homeport/db';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findFaults } from './own-outage.ts';
import { ALIVE, heard, LOSSY, looked, many, NONE, SILENT, START, view } from './own.fixture.ts';
import { signOf, type Fault, type Heard, type View } from './own-view.ts';

const both = { ipv4: true, ipv6: true, resolver: true };
const names = (faults: readonly Fault[]) => faults.map(({ reason, scope }) => `${reason} ${scope}`);
const found = (seen: View) => names(findFaults(seen));

describe('crawler/health/own-outage', () => {
  it.each<[string, Partial<View>, string[]]>([
    ['nothing was seen yet', {}, []],
    ['all is well', { rounds: [looked(0), looked(30)] }, []],
    ['one silent round', { rounds: [looked(0), looked(30, { ipv4: SILENT, resolver: SILENT })] }, []],
    [
      'two silent rounds',
      { rounds: [looked(0), looked(30, { ipv4: SILENT }), looked(35, { ipv4: SILENT })] },
      ['line_down all'],
    ],
    [
      'two silent rounds at the very start',
      {
        proven: { ipv4: false, ipv6: false, resolver: false },
        rounds: [looked(0, { ipv4: SILENT, ipv6: SILENT }), looked(5, { ipv4: SILENT, ipv6: SILENT })],
      },
      ['line_down all'],
    ],
    [
      'a machine that never had IPv6',
      { rounds: [looked(0, { ipv6: SILENT }), looked(30, { ipv6: SILENT })] },
      [],
    ],
    [
      'IPv6 gone',
      { proven: both, rounds: [looked(0, { ipv6: SILENT }), looked(5, { ipv6: SILENT })] },
      ['ipv6_gone ipv6'],
    ],
    [
      'IPv4 gone',
      {
        proven: both,
        rounds: [looked(0, { ipv4: SILENT, ipv6: ALIVE }), looked(5, { ipv4: SILENT, ipv6: ALIVE })],
      },
      ['ipv4_gone ipv4'],
    ],
    [
      'the resolver dead',
      { rounds: [looked(0, { resolver: SILENT }), looked(5, { resolver: SILENT })] },
      ['resolver_dead all'],
    ],
    [
      'line and resolver dead: the line it is',
      {
        rounds: [
          looked(0, { ipv4: SILENT, resolver: SILENT }),
          looked(5, { ipv4: SILENT, resolver: SILENT }),
        ],
      },
      ['line_down all'],
    ],
    ['nobody to be asked', { rounds: [looked(0, { ipv4: NONE }), looked(5, { ipv4: NONE })] }, []],
  ])('tells what is ours: %s', (_name, seen, expected) => {
    expect(found(view(60, seen))).toEqual(expected);
  });

  it('believes an answer of the world more than the silence of canaries', () => {
    const silent = { ipv4: SILENT, resolver: SILENT };
    const rounds = [looked(0), looked(30, silent), looked(35, silent)];
    expect(found(view(40, { rounds, heard: [heard(20)] }))).toEqual(['line_down all']);
    expect(found(view(40, { rounds, heard: [heard(32)] }))).toEqual([]);
    // A certificate that nobody trusts has come over the line all the same; a failure has not.
    expect(found(view(40, { rounds, heard: [heard(32, { sign: 'untrusted' })] }))).toEqual([]);
    expect(found(view(40, { rounds, heard: [heard(32, { sign: 'unreached' })] }))).toEqual(['line_down all']);
  });

  it('reaches back to the last moment at which all was well', () => {
    const rounds = [looked(0), looked(30, { ipv4: SILENT }), looked(35, { ipv4: SILENT })];
    const since = (contacts: Heard[]) => findFaults(view(40, { rounds, heard: contacts }))[0]?.sinceAt;
    expect(since([])).toBe(START);
    expect(since([heard(12)])).toBe(START + 12_200);
    // It had begun before somebody else was answered, and failed afterwards: it may be ours already.
    const late = heard(9, { sign: 'unreached', endedAt: START + 17_000, endedMs: 17_000 });
    expect(since([heard(12), late])).toBe(START + 9_000);
  });

  it.each<[Heard['sign'], string]>([
    ['untrusted', 'trust_store_broken all'],
    ['nameless', 'resolver_dead all'],
    ['unreached', 'many_failures all'],
  ])('takes most of the network failing together as ours: %s', (sign, expected) => {
    const contacts = [...many(8, { from: 30, sign: 'answered' }), ...many(24, { from: 35, sign })];
    const [fault] = findFaults(view(40, { heard: contacts }));
    expect(names(fault ? [fault] : [])).toEqual([expected]);
    expect(fault?.sinceAt).toBe(START + 35_000);
    expect(fault?.evidence).toMatchObject({ failed: 24, of: 32 });
  });

  it('asks for enough of them, that were well, and far apart', () => {
    const failing = (count: number, more: (nth: number) => Partial<Heard> = () => ({})) =>
      found(view(40, { heard: many(count, { from: 30, sign: 'unreached', more }) }));
    expect(failing(20)).toEqual(['many_failures all']);
    expect(failing(19)).toEqual([]);
    expect(failing(60, () => ({ wasWell: false }))).toEqual([]);
    expect(failing(60, (nth) => ({ group: nth % 4 }))).toEqual([]);
    expect(failing(60, (nth) => ({ instanceId: nth % 10 }))).toEqual([]);
  });

  it('sees it where contacts are rare, too, in the last twenty', () => {
    const contacts = Array.from({ length: 20 }, (_, nth) => heard(nth * 30, { sign: 'untrusted' }));
    expect(found(view(20 * 30, { heard: contacts }))).toEqual(['trust_store_broken all']);
    expect(found(view(20 * 30 + 900, { heard: contacts }))).toEqual([]);
  });

  it('keeps to the family that fails', () => {
    const four = many(30, { from: 30, sign: 'answered' });
    const six = many(30, { from: 31, sign: 'unreached', more: () => ({ family: 'ipv6' }) });
    expect(found(view(40, { heard: [...four, ...six] }))).toEqual(['ipv6_gone ipv6']);
  });

  it('takes a line that loses packets as ours, as soon as hosts fail by it', () => {
    const rounds = Array.from({ length: 10 }, (_, nth) => looked(nth * 5, { ipv4: LOSSY }));
    const well = many(60, { from: 30, sign: 'answered' });
    const failed = many(4, { from: 40, sign: 'unreached' });
    expect(found(view(50, { rounds, heard: [...well, ...failed] }))).toEqual(['many_failures all']);
    expect(found(view(50, { rounds, heard: well }))).toEqual([]);
    expect(found(view(50, { rounds: [looked(0), looked(45)], heard: [...well, ...failed] }))).toEqual([]);
  });

  it('never takes one dead hoster for a fault of ours, however large', () => {
    const population = fc.record({
      guests: fc.integer({ min: 1, max: 2000 }),
      others: fc.integer({ min: 0, max: 300 }),
      sign: fc.constantFrom('unreached' as const, 'untrusted' as const, 'nameless' as const),
      hoster: fc.integer({ min: 0, max: 255 }),
    });
    fc.assert(
      fc.property(population, ({ guests, others, sign, hoster }) => {
        const dead = many(guests, { from: 30, sign, more: () => ({ group: hoster }) });
        // One in fifty of the others fails on any calm day.
        const calm = many(others, {
          from: 31,
          sign: 'answered',
          more: (nth) => (nth % 50 === 49 ? { sign: 'unreached' } : {}),
        });
        const now = 31 + Math.max(guests, others) * 0.1;
        return findFaults(view(now, { heard: [...dead, ...calm], rounds: [looked(30)] })).length === 0;
      }),
    );
  });

  it('always notices within a minute that the whole line is gone', () => {
    const crawl = fc.record({
      perSecond: fc.integer({ min: 1, max: 30 }),
      /** Into the usual 30 s between two rounds, when nobody is in a hurry yet. */
      diesAt: fc.integer({ min: 60, max: 90 }),
      isAsked: fc.boolean(),
    });
    fc.assert(
      fc.property(crawl, ({ perSecond, diesAt, isAsked }) => {
        const contacts = Array.from({ length: 150 * perSecond }, (_, nth) => {
          const second = nth / perSecond;
          const sign = second < diesAt ? ('answered' as const) : ('unreached' as const);
          return heard(second, { instanceId: nth, group: nth % 251, sign });
        });
        const round = (second: number) => looked(second, second < diesAt ? {} : { ipv4: SILENT });
        const rounds = isAsked
          ? [0, 30, 60, ...[1, 6, 11, 16].map((after) => diesAt + after)].map(round)
          : [];
        const seenBy = (now: number) =>
          view(now, {
            heard: contacts.filter(({ endedMs }) => endedMs <= now * 1000),
            rounds: rounds.filter(({ endedMs }) => endedMs <= now * 1000),
          });
        return findFaults(seenBy(diesAt)).length === 0 && findFaults(seenBy(diesAt + 60)).length === 1;
      }),
      { numRuns: 40 },
    );
  });

  it('knows of each cause how far it came', () => {
    const signs = Object.groupBy(CAUSE_NAMES, signOf);
    expect(signs.untrusted).toEqual(['tls_expired', 'tls_not_yet_valid', 'tls_untrusted', 'tls_wrong_host']);
    expect(signs.ours).toEqual(['monitor_suspect']);
    expect(signs.unreached).toEqual(
      expect.arrayContaining([
        'connect_refused',
        'connect_timeout',
        'http_cut',
        'http_timeout',
        'tls_cut',
        'tls_failed',
      ]),
    );
    expect(signs.answered).toEqual(expect.arrayContaining(['ok', 'http_server_error', 'robots_disallowed']));
  });
});
