import { connect } from 'node:net';
import type { DomainName } from '@homeport/db';
import { createAddressGuard } from './names/address-guard.ts';
import type { NetConfig } from './got-fetcher.ts';
import { createResolver } from './names/resolver.ts';

// Most of the time the first answers within this, and the others never hear of us.
const STAGGER_MS_MAX = 300;

type Way = Pick<NetConfig, 'dnsServers' | 'allowNetworks' | 'httpsPort'>;

/** True as soon as one of the names resolves and accepts a connection; false when none did in time. */
export async function canReach(names: readonly DomainName[], way: Way, withinMs: number): Promise<boolean> {
  const guard = createAddressGuard(way.allowNetworks);
  const resolver = createResolver(way.dnsServers, withinMs);
  const signal = AbortSignal.timeout(withinMs);
  // However many they are, the last has half of the time left.
  const staggerMs = Math.min(STAGGER_MS_MAX, withinMs / 2 / Math.max(1, names.length));
  const tries = names.map(async (name, nth) => {
    await pause(nth * staggerMs, signal);
    const found = await resolver.addressesOf(name);
    const address = found.ok ? found.value.find((one) => !guard.isRefused(one)) : undefined;
    if (address === undefined) throw new Error(`${name} leads nowhere`);
    await touch(address, way.httpsPort, signal);
  });
  const late = new Promise<boolean>((resolve) => {
    signal.addEventListener('abort', () => resolve(false), { once: true });
  });
  const reached = Promise.any(tries).then(
    () => true,
    () => false,
  );
  return Promise.race([reached, late]);
}

/** Opens a connection, says nothing, and closes it. */
function touch(host: string, port: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, signal, autoSelectFamily: false });
    socket.once('connect', () => {
      socket.destroy();
      resolve();
    });
    socket.once('error', reject);
  });
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        reject(new Error('too late'));
      },
      { once: true },
    );
  });
}
