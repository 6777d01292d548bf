import { ACTIVE, kind, UNTOLD, type Field, type Variant } from '../kind.ts';
import { hostOf, type LbryTruth, type Truth } from '../truth.ts';
import { HUB_VARIANTS, tipAt } from './lbry-chain.ts';
import type { Shape, Subject } from './shape.ts';

// hub/herald/udp.py of lbryio/hub: a ping of 69 bytes that begins with the magic number.
const PING_BYTES = 69;
const MAGIC = 1_446_058_291;
const PONG_BYTES = 44;
// `throttle_reqs_per_sec` there is 10, by the hub's own clock and not the lab's.
const THROTTLE_MS = 100;

/** The numbers of the countries that hubs of the lab are in: `Location.Country` of LBRY's claim.proto. */
const COUNTRIES: Readonly<Record<string, number>> = { DE: 83, US: 236, R150: 438 };

const UNPUBLISHED: readonly Field[] = [
  ...(['title', 'registration', 'usersTotal', 'postsTotal'] as const),
  ...UNTOLD,
  ...ACTIVE,
];

/** Hubs: lines of JSON-RPC over TCP and a status datagram over UDP, and no web server at all. */
export const lbry: Shape = {
  network: 'lbry',
  kinds: [
    kind('lbry-hub', {
      versions: '0.105.0 0.106.0 0.107.0',
      peers: true,
      unpublished: UNPUBLISHED,
      // The last has a name of its own for its port, as hubs beside others on one machine do.
      showcase: [
        ...Object.entries(HUB_VARIANTS).map(([name, ofNetwork]): Variant => ({
          name: name === 'honest' ? 'lbry-hub' : `lbry-hub ${name}`,
          robots: null,
          ofNetwork,
          // Only the datagram says where a hub is, and which block is its newest.
          ...(!ofNetwork.hasUdp && { kind: { unpublished: [...UNPUBLISHED, 'country', 'tipHash'] } }),
        })),
        { name: 'lbry-hub at a port', robots: null, ofNetwork: HUB_VARIANTS.honest, port: 'lbry' },
      ],
    }),
  ],
  premises: (truth) => ({
    listeners: [{ address: truth.address, gateway: 'lbry' }],
    names: { [hostOf(truth)]: { addresses: [truth.address] } },
  }),
  answer: () => null,
  line: (line, subject) => JSON.stringify(replyTo(parsed(line), subject)),
  datagram: (message, { truth, now }) => {
    const hub = hubOf(truth);
    return hub.hasUdp && isPing(message) && !isThrottled(truth) ? pongOf(truth, hub, now) : null;
  },
};

function hubOf({ ofNetwork }: Truth): LbryTruth {
  return ofNetwork?.network === 'lbry' ? ofNetwork : HUB_VARIANTS.honest;
}

function isPing(message: Buffer): boolean {
  return message.length >= PING_BYTES && message.readInt32BE(0) === MAGIC;
}

const pingedAt = new WeakMap<Truth, number>();

// By the sender's address in earnest; whoever asks the lab comes from one.
function isThrottled(truth: Truth): boolean {
  const now = performance.now();
  const before = pingedAt.get(truth) ?? -Infinity;
  pingedAt.set(truth, now);
  return now - before < THROTTLE_MS;
}

function pongOf(truth: Truth, hub: LbryTruth, now: number): Buffer {
  const { height, hash } = tipAt(truth, hub, now);
  const pong = Buffer.alloc(PONG_BYTES);
  pong.writeUInt8(1, 0);
  pong.writeUInt8(hub.isAccepting ? 1 : 0, 1);
  pong.writeUInt32BE(height, 2);
  Buffer.from(hash, 'hex').reverse().copy(pong, 6);
  Buffer.from([127, 0, 0, 1]).copy(pong, 38);
  pong.writeUInt16BE(COUNTRIES[hub.country] ?? 0, 42);
  return pong;
}

interface Call {
  id: unknown;
  method: string;
  params: unknown[];
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function replyTo(message: unknown, subject: Subject): unknown {
  if (message === undefined) return error(null, -32700, 'invalid JSON');
  if (Array.isArray(message)) return message.map((one) => replyTo(one, subject));
  const { id = null, method = '', params = [] } = message as Partial<Call>;
  const answer = METHODS[method];
  if (!answer) return error(id, -32601, `unknown method "${method}"`);
  const result = answer(subject, params);
  return result === REFUSED
    ? error(id, 1, `unsupported protocol version: ${String(params[1])}`)
    : { jsonrpc: '2.0', result, id };
}

function error(id: unknown, code: number, message: string): object {
  return { jsonrpc: '2.0', error: { code, message }, id };
}

const REFUSED = Symbol('refused');

const METHODS: Readonly<Record<string, (subject: Subject, params: unknown[]) => unknown>> = {
  'server.ping': () => null,
  'server.version': ({ truth, answers }, [, protocol = '0.54.0']) => {
    const { protocolMin, protocolMax } = hubOf(truth);
    const isSpoken =
      typeof protocol === 'string' &&
      compare(protocol, protocolMin) >= 0 &&
      compare(protocol, protocolMax) <= 0;
    return isSpoken ? [answers.version, protocol] : REFUSED;
  },
  'server.features': ({ truth, answers }) => {
    const hub = hubOf(truth);
    return {
      hosts: {},
      pruning: null,
      server_version: answers.version,
      protocol_min: hub.protocolMin,
      protocol_max: hub.protocolMax,
      genesis_hash: hub.genesisHash,
      description: answers.description,
      payment_address: '',
      donation_address: '',
      daily_fee: hub.dailyFee,
      hash_function: 'sha256',
      trending_algorithm: 'fast_ar',
    };
  },
  'server.banner': ({ answers }) => `You are connected to an ${answers.version} server.`,
  'server.payment_address': () => '',
  'server.donation_address': () => '',
  // The usual port, and not the lab's: it means "where hubs are", which is what a lab maps to its own.
  'server.peers.subscribe': ({ answers }) =>
    (answers.peers ?? []).map((peer) => (peer.includes(':') ? peer : `${peer}:50001`)),
  'blockchain.block.get_server_height': ({ truth, now }) => tipAt(truth, hubOf(truth), now).height,
};

function compare(one: string, other: string): number {
  return one.localeCompare(other, 'en', { numeric: true });
}
