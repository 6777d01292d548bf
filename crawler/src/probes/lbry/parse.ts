import { parseInstanceName, type InstanceName } from '@homeport/db';
import { get, plainText, text } from '../../decode.ts';
import { fail, ok, type Outcome } from '../../outcome.ts';
import type { Listing } from '../../visit/visit.ts';

/** How a hub's program calls itself. */
export interface Version {
  software: string;
  version: string;
}

export interface Features {
  protocolMin: string | null;
  protocolMax: string | null;
  /** In LBC, as the hub writes it. */
  dailyFee: string | null;
  genesisHash: string | null;
  description: string | null;
}

/**
 * What a hub is called that says its version alone. Three programs answer so (herald of lbryio/hub, herald.go, and
 * before them the wallet server of the SDK), and none says which it is: to name one would be a guess.
 */
export const NAMELESS = 'lbry-hub';

const NAMED = /^([a-z][\w.+-]{0,63})[ /]v?(\d\S{0,62})$/i;

/** `server.version` answers [software version, protocol]; only the first is about the program. */
export function parseVersion(result: unknown): Outcome<Version> {
  const words = Array.isArray(result) ? text(result[0], 64) : null;
  if (words === null) return unexpected('server.version', 'a list that begins with a version');
  // ElectrumX, from which the protocol comes, answers with its name before the version.
  const [, name, version] = NAMED.exec(words) ?? [];
  return ok(
    name === undefined || version === undefined
      ? { software: NAMELESS, version: words }
      : { software: name.toLowerCase(), version },
  );
}

const DESCRIPTION_MAX = 2_000;

/** `server.features`. Every field may be missing; addresses for donations and payments are left unread. */
export function parseFeatures(result: unknown): Outcome<Features> {
  if (typeof result !== 'object' || result === null || Array.isArray(result)) {
    return unexpected('server.features', 'an object');
  }
  return ok({
    protocolMin: protocolIn(get(result, 'protocol_min')),
    protocolMax: protocolIn(get(result, 'protocol_max')),
    dailyFee: decimal(get(result, 'daily_fee')),
    genesisHash: hashIn(get(result, 'genesis_hash')),
    description: plainText(get(result, 'description'), DESCRIPTION_MAX),
  });
}

const BANNER_LINES = 10;
// What herald says where its operator wrote nothing: `banner` in hub/herald/session.py of lbryio/hub.
const BANNER_AS_IT_COMES = /^You are connected to an? \S{1,64} server\.?$/;

/** The first lines of `server.banner` as plain text; null where there is none, or only the program's own. */
export function parseBanner(result: unknown): string | null {
  const words = plainText(result, DESCRIPTION_MAX);
  if (words === null || BANNER_AS_IT_COMES.test(words)) return null;
  return words.split('\n').slice(0, BANNER_LINES).join('\n').trimEnd();
}

// A hub is told its peers by its operator (PEER_HUBS), by hand: there are never many.
const PEERS_MAX = 10_000;

/** `server.peers.subscribe`: "host:port" each. A hub without any may answer with one empty row. */
export function parsePeers(result: unknown): Outcome<Listing<InstanceName>> {
  if (!Array.isArray(result)) return unexpected('server.peers.subscribe', 'a list');
  const names = new Set<InstanceName>();
  let refused = 0;
  for (const row of result.slice(0, PEERS_MAX) as unknown[]) {
    if (row === '') continue;
    const name = typeof row === 'string' && row.length <= 300 ? parseInstanceName('lbry', row) : null;
    if (name?.ok) names.add(name.name);
    else refused += 1;
  }
  return ok({
    publication: 'published',
    entries: [...names],
    refused,
    isPartial: result.length > PEERS_MAX,
  });
}

/** `blockchain.block.get_server_height`. */
export function parseHeight(result: unknown): Outcome<number> {
  const isHeight = typeof result === 'number' && Number.isSafeInteger(result) && result >= 0 && result <= 1e8;
  return isHeight ? ok(result) : unexpected('blockchain.block.get_server_height', 'a height');
}

function protocolIn(value: unknown): string | null {
  return typeof value === 'string' && /^\d{1,5}(?:\.\d{1,5}){0,3}$/.test(value) ? value : null;
}

/** An amount as written: the hub's own setting is a text, others may send a number. */
function decimal(value: unknown): string | null {
  const words = typeof value === 'number' ? String(value) : value;
  return typeof words === 'string' && /^\d{1,12}(?:\.\d{1,8})?$/.test(words) ? words : null;
}

function hashIn(value: unknown): string | null {
  return typeof value === 'string' && /^[\da-f]{64}$/i.test(value) ? value.toLowerCase() : null;
}

function unexpected(method: string, expected: string): Outcome<never> {
  return fail('parse_unexpected', { detail: `The answer to ${method} is not ${expected}.` });
}
