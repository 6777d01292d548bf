import type { Socket } from 'node:net';
import { ok, type Failure, type Outcome } from '../outcome.ts';
import type { Pace } from './pace.ts';

export interface Reached<Dialled> {
  address: string;
  dialled: Dialled;
}

/** Opens a connection to one address; `onOpened` is told when TCP stands. */
type Dial<Dialled> = (address: string, onOpened: () => void) => Promise<Outcome<Dialled>>;

/** Dials the addresses one after the other, each at its pace, and keeps the first connection that stands. */
export async function firstReached<Dialled extends { socket: Socket }>(
  addresses: readonly string[],
  { pace, signal }: { pace: Pace; signal: AbortSignal },
  dial: Dial<Dialled>,
): Promise<Outcome<Reached<Dialled>>> {
  let failure: Failure = { cause: 'connect_unreachable' };
  for (const address of addresses) {
    const { opened, leave } = await pace.enterAddress(address, signal);
    const outcome = await dial(address, opened);
    if (outcome.ok) {
      opened();
      outcome.value.socket.once('close', leave);
      return ok({ address, dialled: outcome.value });
    }
    leave();
    ({ failure } = outcome);
    if (!isUnreached(failure)) break;
    if (signal.aborted) break;
  }
  return { ok: false, failure };
}

// Only an address that cannot be reached justifies trying the other one; some fronts accept for a server that is not there.
function isUnreached({ cause }: Failure): boolean {
  return cause.startsWith('connect_') || cause === 'tls_cut' || cause === 'monitor_suspect';
}
