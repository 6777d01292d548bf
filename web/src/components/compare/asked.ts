import { canonicalName } from '../../lib/domain.ts';
import type { RawSearch } from '../../lib/search-params.ts';

export const COMPARED_MAX = 4;

/** What an address of the comparison asks for. The address is the only place where this is kept. */
export interface AskedComparison {
  /** The servers, each once, at most four. */
  names: string[];
  /** What stood there and is no name, or one too many: to be told rather than passed over. */
  dropped: string[];
  onlyDifferences: boolean;
  /** False where a form left empty fields or a pasted address: the page then moves to the short address. */
  isTidy: boolean;
}

/** Reads `i=` (repeated, or with commas between) and `only=differences`. */
export function readComparison(search: RawSearch): AskedComparison {
  const given = [search['i']].flat().filter((text) => text !== undefined);
  const texts = given.flatMap((text) => text.split(/[\s,]+/)).filter((text) => text !== '');
  const read = texts.map((text) => ({ text, name: serverOf(text) }));
  const names = [...new Set(read.flatMap(({ name }) => name ?? []))];
  const dropped = [
    ...read.flatMap(({ text, name }) => (name === undefined ? [text.slice(0, 60)] : [])),
    ...names.slice(COMPARED_MAX),
  ];
  const kept = names.slice(0, COMPARED_MAX);
  const isTidy =
    dropped.length > 0 || (given.length === kept.length && given.every((text, at) => text === kept[at]));
  return { names: kept, dropped, onlyDifferences: search['only'] === 'differences', isTidy };
}

/** The server that a reader means by a name, an address of a page there, or the handle of somebody there. */
export function serverOf(text: string): string | undefined {
  const [, address = ''] = /^(?:https?:\/\/)?([^/?#]+)/i.exec(text.trim()) ?? [];
  return canonicalName(address.slice(address.lastIndexOf('@') + 1));
}

/** The address of a comparison. */
export function comparePath(names: readonly string[], onlyDifferences = false): string {
  const search = new URLSearchParams(names.map((name) => ['i', name]));
  if (onlyDifferences) search.set('only', 'differences');
  return search.size > 0 ? `/compare?${search.toString()}` : '/compare';
}
