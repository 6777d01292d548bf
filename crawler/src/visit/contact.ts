import type { Network } from '@homeport/db';
import type { Brought, Contacting } from './brought.ts';
import { contactFediverse } from './fediverse.ts';
import { contactLbry } from './lbry.ts';
import { contactMatrix } from './matrix.ts';

// A new network is one line here, one file beside this one, and one folder of probes.
const CONTACTS: Readonly<Record<Network, (contacting: Contacting) => Promise<Brought>>> = {
  fediverse: contactFediverse,
  matrix: contactMatrix,
  lbry: contactLbry,
};

/**
 * One contact with one instance: the visits of all kinds that are due, in one go. Where `signal` ends it
 * early, what was not finished is left out: nothing that we broke off is held against a host.
 */
export function visitInstance(contacting: Contacting): Promise<Brought> {
  return CONTACTS[contacting.target.network](contacting);
}
