import { fail, ok, type Outcome } from '../../outcome.ts';
import { countryOf } from './country.ts';

/** What a hub says of itself in one datagram. The address it saw us come from is ours, and is not kept. */
export interface Pong {
  /** Whether it takes clients. */
  isAccepting: boolean;
  height: number;
  /** Hex, as block explorers show it: the bytes of the datagram backwards. */
  tip: string;
  /** ISO 3166 alpha-2, or a region as `R001`; null where it says none. */
  country: string | null;
}

// hub/herald/udp.py of lbryio/hub, `PONG_ENCODING`: `!BBL32s4sH`. Clients read the first 44 bytes and let more be.
const PONG_BYTES = 44;
const VERSION = 1;
const ACCEPTING = 0b1;
// Four blocks a second since the first of them: what claims more is no height of this chain.
const HEIGHT_MAX = 100_000_000;

/** Reads a hub's status datagram; anything else is told apart by length, version and height. */
export function parsePong(datagram: Buffer): Outcome<Pong> {
  if (datagram.length < PONG_BYTES) {
    return unexpected(`The datagram has ${datagram.length} of ${PONG_BYTES} bytes.`);
  }
  const version = datagram.readUInt8(0);
  if (version !== VERSION) return unexpected(`The datagram is of version ${version}, not ${VERSION}.`);
  const height = datagram.readUInt32BE(2);
  if (height > HEIGHT_MAX) return unexpected(`No block can have the height ${height}.`);
  return ok({
    isAccepting: (datagram.readUInt8(1) & ACCEPTING) !== 0,
    height,
    tip: Buffer.from(datagram.subarray(6, 38)).reverse().toString('hex'),
    country: countryOf(datagram.readUInt16BE(42)),
  });
}

function unexpected(detail: string): Outcome<never> {
  return fail('parse_unexpected', { detail });
}
