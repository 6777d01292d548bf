import type { Outcome } from '../../outcome.ts';
import type { Echo, Fetcher, Place } from '../../net/fetcher.ts';
import { parsePong, type Pong } from './parse-pong.ts';

// hub/herald/udp.py of lbryio/hub, `SPVPing`: `!lB64s`. The magic number is a time: that of the genesis block.
const MAGIC = 1_446_058_291;
const PING_VERSION = 1;
// As long as this so that nobody is tempted to have a hub answer a stranger: the pong is shorter than the ping.
const PING_BYTES = 69;

/** The datagram by which a hub is asked how it is. */
export function pingOf(): Buffer {
  const ping = Buffer.alloc(PING_BYTES);
  ping.writeInt32BE(MAGIC, 0);
  ping.writeUInt8(PING_VERSION, 4);
  return ping;
}

export interface Answered {
  echo: Echo;
  /** What the datagram said, or why it is no pong. */
  pong: Outcome<Pong>;
}

/** Asks a hub how it is. A hub is silent to a second ping within 100 ms (`throttle_reqs_per_sec` in udp.py). */
export async function ping(fetcher: Fetcher, place: Place, signal: AbortSignal): Promise<Outcome<Answered>> {
  const echo = await fetcher.echo(place, pingOf(), signal);
  return echo.ok ? { ok: true, value: { echo: echo.value, pong: parsePong(echo.value.reply) } } : echo;
}
