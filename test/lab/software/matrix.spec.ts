import { parseInstanceName, type VisitKind } from '@homeport/db';
import { judge } from '@homeport/crawler/health/judge.ts';
import { createFetcher, NET_DEFAULTS } from '@homeport/crawler/net/got-fetcher.ts';
import type { Brought } from '@homeport/crawler/visit/brought.ts';
import { visitInstance } from '@homeport/crawler/visit/contact.ts';
import type { MatrixFacts, Target, Visit } from '@homeport/crawler/visit/visit.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VirtualClock } from '../clock.ts';
import { reservePorts } from '../net/ports.ts';
import { Servers } from '../net/servers.ts';
import { makeTruthHost } from '../truth-host.ts';
import type { Truth } from '../truth.ts';
import { Addresses } from '../world/addresses.ts';
import { makeShowcase, rowsOf } from '../world/showcase.ts';
import { homeserverOf, makeHomeserver, type Homeserver, type Twist } from './matrix-home.ts';
import { UNLISTED_SERVER } from './matrix-rooms.ts';

const ANCHOR = Date.parse('2026-03-10T00:00:00Z');
const ROWS = rowsOf().filter(({ network }) => network === 'matrix');

// What is wrong, what a crawl calls it, and what each of the two addresses is said to be.
const TWISTED: readonly [Twist, string, (string | null)[] | null][] = [
  ['split-brain', 'degraded split_brain', [null, 'split_brain']],
  ['half-down', 'degraded partial', [null, 'connect_refused']],
  ['expired', 'degraded key_expired', null],
  ['wrong-server', 'degraded wrong_server', null],
  ['forged', 'degraded key_invalid', null],
  ['not-indexed', 'up ok', [null, null]],
];

describe('test/lab/software/matrix', () => {
  const clock = new VirtualClock({ virtualAt: ANCHOR, speed: 0 });
  let truths: readonly Truth[];
  let twisted: ReadonlyMap<string, Truth>;
  let servers: Servers;
  let open: () => ReturnType<typeof createFetcher>;
  let fetcher: ReturnType<typeof createFetcher>;

  beforeAll(async () => {
    const reserved = await reservePorts(0);
    const { ports } = reserved;
    truths = makeShowcase(ports, ANCHOR).instances.filter(({ network }) => network === 'matrix');
    const [model] = truths;
    if (!model) throw new Error('the showcase has no homeserver');
    const addresses = new Addresses();
    // Behind those of the showcase.
    for (let used = 0; used < 400; used++) addresses.next('showcase');
    const make = (
      name: string,
      more: Partial<Truth>,
      wanted: Omit<Parameters<typeof makeHomeserver>[0], 'discovery'>,
    ) => {
      const domain = `${name}.example`;
      const own = [1, 2, 3].map(() => addresses.next(domain));
      const place = { host: domain, domain, addresses: own, ports, anchorAt: ANCHOR };
      const ofNetwork = makeHomeserver({ discovery: 'well-known-port', ...wanted }, place);
      return { ...model, domain, address: own[0] ?? '', addresses: own, ofNetwork, ...more };
    };
    const many = Array.from({ length: 130 }, (_, index) => `berth-${String(index)}.example`);
    twisted = new Map([
      ...TWISTED.map(([twist]) => [twist, make(twist, {}, { twist })] as const),
      ['closed', make('closed', {}, { roomsPublic: null })],
      ['crowded', make('crowded', { peers: many, peersPublication: 'published' }, {})],
      ['slow', make('slow', { robots: 'User-agent: *\nCrawl-delay: 90\n' }, {})],
      ['opted-out', make('opted-out', { robots: 'User-agent: Homeport\nDisallow: /\n' }, {})],
    ]);
    const hosts = [...truths, ...twisted.values()].map((truth) =>
      makeTruthHost(truth, clock, () => undefined),
    );
    servers = await Servers.open(hosts, { reserved, meter: null });
    open = () =>
      createFetcher({
        ...NET_DEFAULTS,
        dnsServers: [servers.dns],
        extraCa: servers.authorityPem,
        allowNetworks: ['127.0.0.0/8'],
        httpsPort: servers.ports.https,
        ports: { matrix: servers.ports.matrix, lbry: servers.ports.lbry },
        userAgent: 'Homeport/spec',
        requestsPerSecondMax: 1000,
        hostGapMs: 0,
        addressGapMs: 0,
        now: () => new Date(clock.now()),
      });
    fetcher = open();
  });
  afterAll(async () => {
    await fetcher.destroy();
    await servers.close();
  });

  const find = (name: string) => twisted.get(name)!;

  function contact({ domain }: Truth, kinds: VisitKind[], kept: Partial<Target> = {}): Promise<Brought> {
    const parsed = parseInstanceName('matrix', domain);
    if (!parsed.ok) throw new Error(domain);
    return visitInstance({
      target: {
        network: 'matrix',
        domain: parsed.name,
        software: null,
        version: null,
        robots: null,
        ...kept,
      },
      kinds: new Set(kinds),
      fetcher,
      clock: { now: () => new Date(clock.now()), monotonicMs: () => performance.now() },
      signal: new AbortController().signal,
    });
  }

  async function visit(truth: Truth, ...kinds: VisitKind[]): Promise<Visit> {
    const { visits } = await contact(truth, kinds);
    return visits[0]!;
  }

  const factsOf = (check: Visit) => check.facts?.ofNetwork as MatrixFacts | null;
  const verdictOf = (check: Visit) => Object.values(judge(check)).join(' ');

  it.each(ROWS.map(({ name }, index) => [name, index] as const))(
    'is read as it is: %s',
    async (_name, index) => {
      const truth = truths[index]!;
      const server = homeserverOf(truth) as Homeserver;
      const check = await visit(truth, 'check');

      expect(verdictOf(check)).toBe('up ok');
      expect(check.facts).toMatchObject({
        software: truth.software,
        version: truth.version,
        registration: truth.kind.unpublished.includes('registration') ? null : truth.registration,
        contactUrl: truth.contact,
        usage: { usersTotal: null },
      });
      expect(factsOf(check)).toMatchObject({
        delegation: server.delegation,
        keyIds: server.keyIds,
        keysValidUntil: new Date(server.keysValidUntil).toJSON(),
        clientVersion: server.clientVersion,
        loginFlows: server.loginFlows,
        roomsPublic: server.roomsPublic,
      });
      expect(check.peers?.entries.toSorted()).toEqual(truth.peers.toSorted());
      expect(check.peers?.entries).not.toContain(UNLISTED_SERVER);
      expect(verdictOf(await visit(truth, 'liveness'))).toBe('up ok');
    },
  );

  it.each(TWISTED)('is told apart: %s', async (twist, verdict, endpoints) => {
    const truth = find(twist);
    const check = await visit(truth, 'check');

    expect(verdictOf(check)).toBe(verdict);
    expect(factsOf(check)?.endpoints.map(({ failure }) => failure) ?? null).toEqual(endpoints);
    expect(check.facts?.isPrivate ?? null).toBe(endpoints === null ? null : twist === 'not-indexed');
  });

  it('shows nobody its rooms where the directory is closed', async () => {
    const check = await visit(find('closed'), 'check');

    expect(check).toMatchObject({ partial: false, peers: { publication: 'closed' } });
    expect(factsOf(check)?.roomsPublic).toBeNull();
  });

  it('gives its directory in pages', async () => {
    const { peers, asked } = await visit(find('crowded'), 'check');

    expect(peers).toMatchObject({ publication: 'published', isPartial: false });
    expect(peers?.entries).toHaveLength(130);
    expect(asked.filter(({ path }) => path.includes('publicRooms?limit=100'))).toHaveLength(2);
  });

  it('is left alone where robots.txt asks for it, at each of its places', async () => {
    const check = await visit(find('opted-out'), 'check');

    expect(verdictOf(check)).toBe('up robots_disallowed');
    expect(
      check.asked.filter(({ path, left }) => !left && !path.endsWith('/robots.txt') && path.includes('/')),
    ).toEqual([]);
  });

  it('is read in several contacts where each of its places bears one question at a time', async () => {
    const truth = find('slow');
    const lives: Brought[] = [];
    // Whoever comes back later finds the pause over: a fetcher of its own remembers none.
    for (let contacts = 0; contacts < 3; contacts++) {
      const [last] = lives.slice(-1);
      const url = last?.visits[0]?.nodeinfoUrl ?? null;
      const there = url === null ? '' : new URL(url).host;
      const robots = [...(last?.robotsElsewhere ?? [])].find(([name]) => name === there)?.[1] ?? null;
      await fetcher.destroy();
      fetcher = open();
      const trail = url === null ? null : { url, robots };
      lives.push(await contact(truth, ['details'], { robots: last?.robots ?? null, trail }));
    }

    const visits = lives.map((life) => life.visits[0]!);
    expect(visits.map(({ kind, failure, pausedMs }) => [kind, failure, pausedMs !== null])).toEqual([
      ['liveness', null, true],
      ['liveness', null, true],
      ['details', null, false],
    ]);
    expect(lives.map(({ crawlDelayMs }) => crawlDelayMs)).toEqual([90_000, 90_000, 90_000]);
    // One question a place: that was enough to know whose keys they are.
    expect(factsOf(visits[2]!)?.keyIds).toEqual(homeserverOf(truth)?.keyIds);
  });
});
