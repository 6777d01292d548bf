import type { Network } from '@homeport/api/contract';
import type { Direction } from './policy-table.tsx';

export interface WhichRules {
  direction: Direction;
  /** Those in force, those that were lifted, or both where it is left out. */
  standing?: 'true' | 'false' | undefined;
  cursor?: string | undefined;
}

/** The page with all rules of an instance, or about it. */
export function policiesPath(
  { network, domain }: { network: Network; domain: string },
  { direction, standing, cursor }: WhichRules,
): string {
  const search = new URLSearchParams({ direction });
  if (network !== 'fediverse') search.set('network', network);
  if (standing !== undefined) search.set('standing', standing);
  if (cursor !== undefined) search.set('cursor', cursor);
  return `/instances/${encodeURIComponent(domain)}/policies?${search.toString()}`;
}
