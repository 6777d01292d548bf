import type { Brought, Contacting } from './contact.ts';

export function contactMatrix({ target }: Contacting): Promise<Brought> {
  throw new Error(`No visit is written for the network ${target.network}.`);
}
