import { kind, type Kind } from '../kind.ts';
import { SHAPES } from '../software/index.ts';

/**
 * The kinds of the made-up network, the commonest first, whatever the order of the registry. Shares follow the
 * public directories' counts of servers, not of people.
 */
export const KINDS: readonly Kind[] = SHAPES.filter(({ network }) => network === 'fediverse')
  .flatMap(({ kinds }) => kinds)
  .filter(({ share }) => share > 0)
  .toSorted((a, b) => b.share - a.share);

const BY_NAME = new Map(SHAPES.flatMap(({ kinds }) => kinds).map((entry) => [entry.software, entry]));

/** Softwares that only the census has get plain NodeInfo and a made-up version. */
export function kindOf(software: string): Kind {
  return BY_NAME.get(software) ?? kind(software);
}
