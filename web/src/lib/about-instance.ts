import type { Instance, Measure } from '@homeport/api/contract';
import { words } from '../words/words.ts';
import { formatAll, formatCountry, formatLanguage, formatMonth, joinSentences } from './intl.ts';
import { softwareName } from './software-names.ts';

type Facts = Pick<
  Instance,
  'network' | 'purposes' | 'software' | 'languages' | 'country' | 'is_personal' | 'usage' | 'discovered'
>;

// More would be a list of all that a server admits, and no longer a sentence.
export const LANGUAGES_NAMED = 4;

/** What an instance is, in sentences made of nothing but facts: what it did not publish is left out. */
export function aboutInstance(facts: Facts): string {
  const { about } = words().instance;
  const { network, purposes, software, languages, country, is_personal, discovered } = facts;
  const sentences = [
    about.what(
      about.kinds[network],
      formatAll(purposes.map((purpose) => about.purposes[purpose])),
      software === null ? '' : softwareName(software),
    ),
    is_personal ? about.personal : peopleOf(facts),
    // One that names many speaks none of them in particular.
    languages.length > 0 && languages.length <= LANGUAGES_NAMED
      ? about.languages(formatAll(languages.map(formatLanguage)))
      : null,
    country === null ? null : about.country(formatCountry(country)),
    about.known(formatMonth(discovered.at)),
  ];
  return joinSentences(sentences.filter((sentence) => sentence !== null));
}

/** Only what the server declares and nothing speaks against. */
function peopleOf({ usage }: Facts): string | null {
  const { about } = words().instance;
  const active = declared(usage.users_active_month);
  if (active !== null && active > 0) return about.active(active);
  const accounts = declared(usage.users_total);
  return accounts === null ? null : about.accounts(accounts);
}

function declared({ value, quality }: Measure): number | null {
  return quality === 'declared' ? value : null;
}
