import type { VisitKind } from '@homeport/db';
import { unread } from '../software/listing.ts';
import type { Findings } from './slice.ts';

/** The visits of one contact, in order, and what each asks. */
export type Step = readonly [kind: VisitKind, work: () => Promise<Findings>];

/** A server of a network in which nobody publishes whom they block. */
export interface Asked {
  askSign(): Promise<Findings>;
  askDetails(): Promise<Findings>;
  askPeers(): Promise<Findings>;
  askAll(): Promise<Findings>;
}

// Rooms of Matrix have lists of banned servers, which whoever is in the room may follow; a hub of LBRY filters what its
// own channels block. Neither server publishes a list of its own.
const NO_POLICY = { policy: unread<never>('unsupported') };

export function planOf(kinds: ReadonlySet<VisitKind>, server: Asked): Step[] {
  // A check that somebody asked for is everything at once.
  if (kinds.has('check')) return [['check', () => server.askAll()]];
  const lists: Step[] = [];
  if (kinds.has('peers')) lists.push(['peers', () => server.askPeers()]);
  if (kinds.has('policy')) lists.push(['policy', () => Promise.resolve(NO_POLICY)]);
  // Who gives details is alive.
  if (kinds.has('details')) return [['details', () => server.askDetails()], ...lists];
  // A policy alone would be no contact at all, and a list read from a server that is down says nothing.
  return [['liveness', () => server.askSign()], ...lists];
}

/** Everything at once, out of what its parts brought. */
export function together(details: Findings, peers: Findings): Findings {
  return {
    ...details,
    ...peers,
    ...NO_POLICY,
    partial: details.partial === true || peers.partial === true,
  };
}
