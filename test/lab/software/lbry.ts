import { kind } from '../kind.ts';
import type { Shape } from './shape.ts';

/** Hubs: lines of JSON-RPC over TCP and a status datagram over UDP, and no web server at all. */
export const lbry: Shape = {
  network: 'lbry',
  kinds: [kind('hub')],
  premises: ({ domain, address }) => ({
    listeners: [{ address, gateway: 'lbry' }],
    names: { [domain]: { addresses: [address] } },
  }),
  answer: () => null,
};
