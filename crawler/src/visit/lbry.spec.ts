import { parseInstanceName, type VisitKind } from '@homeport/db';
import { describe, expect, it } from 'vitest';
import { visitInstance } from './contact.ts';
import { NO_ROBOTS, ScriptedFetcher, type ScriptedNet } from './scripted-contact.ts';

const AT = new Date('2026-01-01T12:00:00Z');
const CLOCK = { now: () => AT, monotonicMs: () => 0 };
const KEY = 'hub.example:50001';

function pong({ flags = 1, height = 1_800_000, country = 83 } = {}): Buffer {
  const datagram = Buffer.alloc(44);
  datagram.writeUInt8(1, 0);
  datagram.writeUInt8(flags, 1);
  datagram.writeUInt32BE(height, 2);
  datagram.fill(0xab, 6, 38);
  datagram.writeUInt16BE(country, 42);
  return datagram;
}

const TIP = { height: 1_800_000, hash: 'ab'.repeat(32) };

/** The questions in their order, each with the result or the error that comes back. */
function talkOf(...turns: [method: string, answer: { result: unknown } | { error: unknown }][]) {
  return Object.fromEntries(
    turns.map(([method, answer], index) => {
      const id = index + 1;
      const params = method === 'server.version' ? ['Homeport', '0.107.0'] : [];
      return [
        JSON.stringify({ jsonrpc: '2.0', id, method, params }),
        JSON.stringify({ jsonrpc: '2.0', ...answer, id }),
      ];
    }),
  );
}

const VERSION = ['server.version', { result: ['0.107.0', '0.107.0'] }] as [string, { result: unknown }];
const FEATURES = [
  'server.features',
  {
    result: {
      protocol_min: '0.54.0',
      protocol_max: '0.199.0',
      daily_fee: '0',
      genesis_hash: 'cd'.repeat(32),
      description: '',
    },
  },
] as [string, { result: unknown }];
const BANNER = ['server.banner', { result: 'Welcome aboard' }] as [string, { result: unknown }];
const PEERS = ['server.peers.subscribe', { result: ['two.example:50001', ''] }] as [
  string,
  { result: unknown },
];
const SILENT = { echoes: { [KEY]: { cause: 'datagram_timeout' } } } as const;

async function visitHub(kinds: VisitKind[], net: ScriptedNet, name = 'hub.example') {
  const parsed = parseInstanceName('lbry', name);
  if (!parsed.ok) throw new Error(`${name} is no name`);
  const fetcher = new ScriptedFetcher({}, NO_ROBOTS, undefined, net);
  const target = {
    network: 'lbry',
    domain: parsed.name,
    software: null,
    version: null,
    robots: null,
  } as const;
  const signal = new AbortController().signal;
  const brought = await visitInstance({ target, kinds: new Set(kinds), fetcher, clock: CLOCK, signal });
  return { ...brought, fetcher };
}

describe('crawler/visit/lbry', () => {
  it('sees a sign of life in one datagram', async () => {
    const { visits, robots, fetcher } = await visitHub(['liveness'], { echoes: { [KEY]: pong() } });

    expect(fetcher.asked).toEqual([`UDP ${KEY}`]);
    expect(robots).toBeNull();
    expect(visits).toMatchObject([
      {
        kind: 'liveness',
        failure: null,
        partial: false,
        tip: TIP,
        facts: null,
        address: '192.0.2.1',
        bytes: 44,
        asked: [{ path: 'ping', method: 'UDP' }],
        timings: { firstByteMs: 1 },
      },
    ]);
  });

  it('asks at the port of the name', async () => {
    const { fetcher } = await visitHub(
      ['liveness'],
      { echoes: { 'hub.example:50009': pong() } },
      'hub.example:50009',
    );

    expect(fetcher.asked).toEqual(['UDP hub.example:50009']);
  });

  it('keeps the tip of a hub that takes no clients', async () => {
    const { visits } = await visitHub(['liveness'], { echoes: { [KEY]: pong({ flags: 0 }) } });

    expect(visits).toMatchObject([{ failure: { cause: 'not_accepting' }, tip: TIP }]);
  });

  it('reads what the hub says of itself, and whom it knows', async () => {
    const net = { echoes: { [KEY]: pong() }, talks: { [KEY]: talkOf(VERSION, FEATURES, BANNER, PEERS) } };
    const { visits, fetcher } = await visitHub(['liveness', 'details', 'peers', 'policy'], net);

    const [details, peers, policy] = visits;
    expect(visits.map(({ kind }) => kind)).toEqual(['details', 'peers', 'policy']);
    expect(details).toMatchObject({ failure: null, partial: false, tip: TIP, signals: [] });
    expect(details?.facts).toMatchObject({
      software: 'lbry-hub',
      version: '0.107.0',
      title: null,
      description: 'Welcome aboard',
      registration: null,
      usage: { usersTotal: null, marks: { usersTotal: null } },
      ofNetwork: {
        network: 'lbry',
        country: 'DE',
        isAccepting: true,
        protocolMin: '0.54.0',
        protocolMax: '0.199.0',
        dailyFee: '0',
        genesisHash: 'cd'.repeat(32),
      },
    });
    expect(peers?.peers).toEqual({
      publication: 'published',
      entries: ['two.example'],
      refused: 0,
      isPartial: false,
    });
    expect(policy?.policy?.publication).toBe('unsupported');
    expect(fetcher.asked.filter((line) => line.startsWith('UDP'))).toHaveLength(1);
    expect(fetcher.asked).toHaveLength(5);
  });

  it('does everything at once where a check is asked for', async () => {
    const net = { echoes: { [KEY]: pong() }, talks: { [KEY]: talkOf(VERSION, FEATURES, BANNER, PEERS) } };
    const { visits } = await visitHub(['check'], net);

    expect(visits).toMatchObject([
      {
        kind: 'check',
        failure: null,
        partial: false,
        tip: TIP,
        facts: { version: '0.107.0' },
        peers: { entries: ['two.example'] },
        policy: { publication: 'unsupported' },
      },
    ]);
    expect(visits[0]?.asked.map(({ path }) => path)).toEqual([
      'ping',
      'server.version',
      'server.features',
      'server.banner',
      'server.peers.subscribe',
    ]);
  });

  it('is up where the datagram is lost but a client is taken', async () => {
    const height = ['blockchain.block.get_server_height', { result: 7 }] as [string, { result: unknown }];
    const net = { ...SILENT, talks: { [KEY]: talkOf(VERSION, height) } };
    const { visits } = await visitHub(['liveness'], net);

    expect(visits).toMatchObject([{ failure: null, partial: false, tip: { height: 7, hash: null } }]);
    expect(visits[0]?.asked).toMatchObject([
      { path: 'ping', left: 'datagram_timeout' },
      { path: 'server.version' },
      { path: 'blockchain.block.get_server_height' },
    ]);
  });

  it('greets once, also where the greeting was the sign of life', async () => {
    const height = ['blockchain.block.get_server_height', { error: { code: -32603 } }] as [
      string,
      { error: unknown },
    ];
    const net = { ...SILENT, talks: { [KEY]: talkOf(VERSION, height, FEATURES, BANNER) } };
    const { visits } = await visitHub(['details'], net);

    expect(visits).toMatchObject([
      {
        failure: null,
        partial: false,
        tip: null,
        facts: { ofNetwork: { isAccepting: true, country: null } },
      },
    ]);
  });

  it('says what the connection said where both are silent', async () => {
    const greeting = Object.keys(talkOf(VERSION))[0] ?? '';
    const net = { ...SILENT, talks: { [KEY]: { [greeting]: { cause: 'connect_refused' } as const } } };
    const { visits } = await visitHub(['details', 'peers'], net);

    expect(visits).toMatchObject([
      {
        kind: 'details',
        failure: { cause: 'connect_refused', detail: 'connect_refused; over UDP: datagram_timeout' },
        facts: null,
        signals: null,
      },
    ]);
  });

  it('opens no connection to a name that has no address', async () => {
    const { visits, fetcher } = await visitHub(['details'], {
      echoes: { [KEY]: { cause: 'dns_not_found' } },
    });

    expect(visits).toMatchObject([{ failure: { cause: 'dns_not_found' } }]);
    expect(fetcher.asked).toEqual([`UDP ${KEY}`]);
  });

  it('is degraded where its datagram is not a hub’s', async () => {
    const height = ['blockchain.block.get_server_height', { result: 7 }] as [string, { result: unknown }];
    const net = { echoes: { [KEY]: Buffer.from('hello') }, talks: { [KEY]: talkOf(VERSION, height) } };
    const { visits } = await visitHub(['liveness'], net);

    expect(visits).toMatchObject([{ failure: null, partial: true, tip: { height: 7 } }]);
  });

  it('is degraded where it is well but refuses the greeting', async () => {
    const refusal = ['server.version', { error: { code: 1, message: 'unsupported client' } }] as [
      string,
      { error: unknown },
    ];
    const net = { echoes: { [KEY]: pong() }, talks: { [KEY]: talkOf(refusal) } };
    const { visits } = await visitHub(['details', 'peers'], net);

    expect(visits).toMatchObject([
      { kind: 'details', failure: null, partial: true, facts: null, tip: TIP },
      { kind: 'peers', peers: { publication: 'failed', entries: [] }, partial: true },
    ]);
  });

  it('keeps what was read where a side question fails', async () => {
    const broken = ['server.features', { error: { code: -32603 } }] as [string, { error: unknown }];
    const net = { echoes: { [KEY]: pong({ flags: 0 }) }, talks: { [KEY]: talkOf(VERSION, broken, BANNER) } };
    const { visits } = await visitHub(['details'], net);

    expect(visits).toMatchObject([
      {
        failure: { cause: 'not_accepting' },
        partial: true,
        facts: { version: '0.107.0', ofNetwork: { isAccepting: false, protocolMin: null } },
      },
    ]);
  });

  it('leaves out what was broken off', async () => {
    const fetcher = new ScriptedFetcher({}, NO_ROBOTS, undefined, { echoes: { [KEY]: pong() } });
    const parsed = parseInstanceName('lbry', 'hub.example');
    if (!parsed.ok) throw new Error('no name');
    const target = {
      network: 'lbry',
      domain: parsed.name,
      software: null,
      version: null,
      robots: null,
    } as const;
    const signal = AbortSignal.abort();
    const { visits } = await visitInstance({
      target,
      kinds: new Set(['liveness']),
      fetcher,
      clock: CLOCK,
      signal,
    });

    expect(visits).toEqual([]);
  });
});
