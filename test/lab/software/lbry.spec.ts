import { createSocket } from 'node:dgram';
import { parseInstanceName, type VisitKind } from '@homeport/db';
import { judge } from '@homeport/crawler/health/judge.ts';
import { lagsOf, type Reading } from '@homeport/crawler/health/tip.ts';
import { createFetcher, NET_DEFAULTS } from '@homeport/crawler/net/got-fetcher.ts';
import { pingOf } from '@homeport/crawler/probes/lbry/ping.ts';
import { visitInstance } from '@homeport/crawler/visit/contact.ts';
import type { Visit } from '@homeport/crawler/visit/visit.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VirtualClock } from '../clock.ts';
import { reservePorts } from '../net/ports.ts';
import { Servers } from '../net/servers.ts';
import { makeTruthHost } from '../truth-host.ts';
import type { Truth } from '../truth.ts';
import { makeShowcase } from '../world/showcase.ts';
import { HUB_VARIANTS, tipAt, type HubVariant } from './lbry-chain.ts';

const ANCHOR = Date.parse('2026-03-10T00:00:00Z');
const VARIANTS = Object.keys(HUB_VARIANTS) as HubVariant[];

describe('test/lab/software/lbry', () => {
  const clock = new VirtualClock({ virtualAt: ANCHOR, speed: 0 });
  let hubs: readonly Truth[];
  let servers: Servers;
  let fetcher: ReturnType<typeof createFetcher>;

  beforeAll(async () => {
    const reserved = await reservePorts(0);
    hubs = makeShowcase(reserved.ports, ANCHOR).instances.filter(({ network }) => network === 'lbry');
    const hosts = hubs.map((truth) => makeTruthHost(truth, clock, () => undefined));
    servers = await Servers.open(hosts, { reserved, meter: null });
    fetcher = createFetcher({
      ...NET_DEFAULTS,
      dnsServers: [servers.dns],
      extraCa: null,
      allowNetworks: ['127.0.0.0/8'],
      ports: { matrix: servers.ports.matrix, lbry: servers.ports.lbry },
      userAgent: 'Homeport/spec',
      requestsPerSecondMax: 1000,
      hostGapMs: 110,
      deadlines: { ...NET_DEFAULTS.deadlines, datagramMs: 400 },
      now: () => new Date(clock.now()),
    });
  });
  afterAll(async () => {
    await fetcher.destroy();
    await servers.close();
  });

  const find = (variant: HubVariant) =>
    hubs.find(({ domain, ofNetwork }) => ofNetwork === HUB_VARIANTS[variant] && !domain.includes(':'))!;

  async function visit({ domain }: Truth, ...kinds: VisitKind[]): Promise<Visit> {
    const parsed = parseInstanceName('lbry', domain);
    if (!parsed.ok) throw new Error(domain);
    const { visits } = await visitInstance({
      target: { network: 'lbry', domain: parsed.name, software: null, version: null, robots: null },
      kinds: new Set(kinds),
      fetcher,
      clock: { now: () => new Date(clock.now()), monotonicMs: () => performance.now() },
      signal: new AbortController().signal,
    });
    return visits[0]!;
  }

  it.each(VARIANTS)('is read as it is: %s', async (variant) => {
    const truth = find(variant);
    const hub = HUB_VARIANTS[variant];
    const check = await visit(truth, 'check');

    const tip = tipAt(truth, hub, clock.now());
    expect(check.tip).toEqual(hub.hasUdp ? tip : { ...tip, hash: null });
    expect(check.facts).toMatchObject({
      software: truth.software,
      version: truth.version,
      description: truth.description,
      ofNetwork: {
        network: 'lbry',
        // Only the datagram says where a hub is.
        country: hub.hasUdp ? hub.country : null,
        isAccepting: hub.isAccepting,
        protocolMin: hub.protocolMin,
        protocolMax: hub.protocolMax,
        dailyFee: hub.dailyFee,
        genesisHash: hub.genesisHash,
      },
    });
    expect(check.peers?.entries.toSorted()).toEqual(truth.peers.toSorted());
    expect(check.partial).toBe(false);
    const expected = hub.isAccepting ? ['up', 'ok'] : ['degraded', 'not_accepting'];
    expect(Object.values(judge(check))).toEqual(expected);
  });

  it('is found at the port that its name says', async () => {
    const hub = hubs.find(({ domain }) => domain.includes(':'))!;

    expect(await visit(hub, 'liveness')).toMatchObject({ failure: null, asked: [{ path: 'ping' }] });
  });

  it('agrees on a tip, whoever lags, boasts or has left the chain, and the chain grows', async () => {
    clock.advance(10 * 150_000);
    const readings = await Promise.all(
      VARIANTS.map(async (variant, instance): Promise<Reading> => {
        const { tip, at } = await visit(find(variant), 'liveness');
        return { instance, ...tip!, at };
      }),
    );

    expect(readings[0]?.height).toBe(HUB_VARIANTS.honest.height + 10);
    const lags = [...lagsOf(readings, new Date(clock.now()))].map(([id, lag]) => [VARIANTS[id], lag]);
    expect(Object.fromEntries(lags)).toEqual(
      Object.fromEntries(VARIANTS.map((variant) => [variant, HUB_VARIANTS[variant].lag])),
    );
  });

  it('is silent to a second ping within a moment, and to what is no ping', async () => {
    const address = find('elsewhere').address;
    const socket = createSocket('udp4');
    let heard = 0;
    socket.on('message', () => (heard += 1));
    const send = (message: Buffer) => socket.send(message, servers.ports.lbry, address);
    const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
    await pause(150);
    send(pingOf());
    send(pingOf());
    await pause(150);
    expect(heard).toBe(1);
    send(pingOf());
    await pause(150);
    expect(heard).toBe(2);
    send(pingOf().subarray(0, 10));
    send(Buffer.alloc(69));
    await pause(150);
    expect(heard).toBe(2);
    socket.close();
  });
});
