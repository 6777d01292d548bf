import type { RawSearch } from '../../lib/search-params.ts';

const ASKED_MAX = 10;

/** Whom a reader asks about: `reach=` of an address, repeated or with commas or spaces between. */
export function askedReach(search: RawSearch): string[] {
  const texts = [search['reach']].flat().flatMap((text) => text?.split(/[\s,;]+/) ?? []);
  return [...new Set(texts.filter((text) => text !== '' && text.length <= 320))].slice(0, ASKED_MAX);
}
