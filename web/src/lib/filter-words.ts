import { NETWORKS, REGISTRATIONS, SIZES, VERDICTS } from '@homeport/api/contract';
import { formatLanguage } from './intl.ts';
import type { Filter } from './search-params.ts';
import { NETWORK_NAMES, REGISTRATION_WORDS, SIZE_WORDS, VERDICT_WORDS } from './words.ts';

export const FILTER_NAMES: Readonly<Record<Filter, string>> = {
  network: 'Network',
  verdict: 'Right now',
  registration: 'Joining',
  size: 'Size',
  software: 'Software',
  language: 'Language',
};

/** The filters whose values are closed lists: all are offered, those without a match unavailable. */
export const CLOSED: Readonly<Partial<Record<Filter, readonly string[]>>> = {
  network: NETWORKS,
  verdict: VERDICTS,
  registration: REGISTRATIONS,
  size: SIZES,
};

const INCLUDE_WORDS: Readonly<Record<string, string>> = {
  personal: 'with personal instances',
  dead: 'with those that are gone',
};

const CLOSED_WORDS: Readonly<Partial<Record<Filter | 'include', Readonly<Record<string, string>>>>> = {
  network: NETWORK_NAMES,
  verdict: VERDICT_WORDS,
  registration: REGISTRATION_WORDS,
  size: SIZE_WORDS,
  include: INCLUDE_WORDS,
};

/** A filter's value as the reader sees it. */
export function valueWord(filter: Filter | 'include', value: string): string {
  if (filter === 'language') return formatLanguage(value);
  return CLOSED_WORDS[filter]?.[value] ?? value;
}
