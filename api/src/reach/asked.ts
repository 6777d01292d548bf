import { parseInstanceName, type Federation, type InstanceName, type Network } from '@homeport/db';

/** What is known of a listed instance that decides whom it reaches. */
export interface Server {
  id: number;
  network: Network;
  domain: InstanceName;
  software: string;
  federation: Federation | null;
  /** Its rules, or the last that could be read of them. */
  publishes: boolean;
  /** Some of its rules were cut off, or its last reading failed. */
  isPartial: boolean;
  /** It has standing rules about names that nobody can read. */
  hidesBlocked: boolean;
  hidesAllowed: boolean;
  /** It has standing rules for whom it allows, with clear names. */
  namesAllowed: boolean;
}

/** A server that somebody asked about. */
export interface Asked {
  /** What was asked, as a name. */
  name: InstanceName;
  /** The network that was asked for, or that of the server; null where nobody can say. */
  network: Network | null;
  /** Null where it is none that we list, or has opted out. */
  server: Server | null;
  /** Every name by which rules can mean it. */
  names: string[];
  /** Whoever opted out is named in no answer, and no rule is told that is about it. */
  isOptedOut: boolean;
}

/**
 * The name of a server in what a person wrote: `example.social`, `https://example.social/about`,
 * `@friend@example.social`, `friend@example.social`, `@friend:example.org` (Matrix). Null where there is none.
 */
export function serverIn(text: string, network: Network | undefined): InstanceName | null {
  const written = text.trim().replace(/^acct:/i, '');
  const address = /^https?:\/\/([^/?#]+)/i.exec(written)?.[1];
  const matrixUser = /^[@#!+][^:@\s]+:(.+)$/u.exec(written)?.[1];
  const handle = /^@?[^@\s/:]+@([^@\s]+)$/u.exec(written)?.[1];
  const parsed = parseInstanceName(network ?? 'matrix', address ?? matrixUser ?? handle ?? written);
  return parsed.ok ? parsed.name : null;
}

/** With whom a server federates, as far as it shows: everybody, those whom it names and nobody else, or nobody. */
export type Openness = 'everybody' | 'named' | 'nobody';

export function opennessOf(server: Server): Openness {
  if (server.federation === 'none') return 'nobody';
  const isWhole = server.publishes && server.namesAllowed && !server.isPartial && !server.hidesAllowed;
  return server.federation === 'allow_list' && isWhole ? 'named' : 'everybody';
}

/** Whether a rule of the server may concern others without that anybody could tell. */
export function isIncomplete(server: Server): boolean {
  const isListUnknown = server.federation === 'allow_list' && opennessOf(server) !== 'named';
  return isListUnknown || (server.publishes && (server.isPartial || server.hidesBlocked));
}
