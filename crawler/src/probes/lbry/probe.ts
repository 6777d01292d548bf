import type { InstanceName } from '@homeport/db';
import type { Outcome } from '../../outcome.ts';
import type { Listing } from '../../visit/visit.ts';
import { unread } from '../../software/listing.ts';
import { isUnknownMethod, type Rpc } from './rpc.ts';
import {
  parseBanner,
  parseFeatures,
  parseHeight,
  parsePeers,
  parseVersion,
  type Features,
  type Version,
} from './parse.ts';

// Hubs let their operators refuse clients by name (DROP_CLIENT), so ours is said.
const CLIENT = 'Homeport';
// HUB_PROTOCOL_VERSION in hub/herald/__init__.py of lbryio/hub: between its PROTOCOL_MIN (0.54.0) and PROTOCOL_MAX
// (0.199.0). A client names one version, and a hub that can't speak it hangs up.
const PROTOCOL = '0.107.0';

/** The greeting, which must come first: a hub that refuses it refuses us. */
export async function askVersion(rpc: Rpc): Promise<Outcome<Version>> {
  const result = await rpc.call('server.version', [CLIENT, PROTOCOL]);
  return result.ok ? parseVersion(result.value) : result;
}

export async function askFeatures(rpc: Rpc): Promise<Outcome<Features>> {
  const result = await rpc.call('server.features');
  return result.ok ? parseFeatures(result.value) : result;
}

export async function askBanner(rpc: Rpc): Promise<Outcome<string | null>> {
  const result = await rpc.call('server.banner');
  return result.ok ? { ok: true, value: parseBanner(result.value) } : result;
}

export async function askHeight(rpc: Rpc): Promise<Outcome<number>> {
  const result = await rpc.call('blockchain.block.get_server_height');
  return result.ok ? parseHeight(result.value) : result;
}

/** Ask this last: it is a subscription too, and what else the hub has to say of its peers comes unasked. */
export async function askPeers(rpc: Rpc): Promise<Outcome<Listing<InstanceName>>> {
  const result = await rpc.call('server.peers.subscribe');
  if (isUnknownMethod(result)) return { ok: true, value: unread('unsupported') };
  return result.ok ? parsePeers(result.value) : result;
}
