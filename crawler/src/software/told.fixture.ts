import type { Details } from './software.ts';

/** What a site answers, with what NodeInfo says of its metadata and use. */
export interface Told {
  answers: Record<string, unknown>;
  metadata?: unknown;
  usage?: unknown;
}

/** Software, version, what is special, what it says, what we make of it. */
export type ToldRow = [string, string, string, Told, Details | string];

export const limited = (source: string, value: string): Details => ({
  signals: [{ kind: 'limited_federation', source, value }],
});

export function domainNamed(domain: string): NonNullable<Details['accountDomain']> {
  return domain as NonNullable<Details['accountDomain']>;
}
