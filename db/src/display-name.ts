import { domainToASCII, domainToUnicode } from 'node:url';
import { DIGIT_LIKE, LOCAL_LETTERS, LOOKALIKES, MISPLACED, MIXTURES } from './display-letters.ts';

/**
 * A canonical name as a page or a terminal may show it: each label in its own letters where nobody can take it for
 * another, and as the A-label (`xn--…`) where somebody could. For eyes only, never an identity: a name without
 * A-labels, and text that is no name, come back as they are.
 */
export function displayName(name: string): string {
  const [, host = '', port = ''] = /^([^:]*)(:\d+)?$/.exec(name) ?? [];
  if (!/(?:^|\.)xn--/.test(host)) return name;

  const labels = host.split('.');
  const ending = decoded(labels.at(-1) ?? '');
  const shown = labels.map((label) => shownLabel(label, ending));
  return isScrambled(shown, port) ? name : `${shown.join('.')}${port}`;
}

function shownLabel(label: string, ending: string): string {
  const unicode = decoded(label);
  return unicode === label || isReadable(unicode, ending) ? unicode : label;
}

/** The U-label, or the label itself where it stands for no U-label or not for that one alone. */
function decoded(label: string): string {
  if (!label.startsWith('xn--')) return label;
  const unicode = domainToUnicode(label);
  return domainToASCII(unicode) === label ? unicode : label;
}

function isReadable(label: string, ending: string): boolean {
  return (
    MIXTURES.some((mixture) => mixture.test(label)) &&
    !MISPLACED.some((sign) => sign.test(label)) &&
    !LOCAL_LETTERS.some(({ letters, endings }) => letters.test(label) && !endings.includes(ending)) &&
    !mixesDigits(label) &&
    !NUMBER_LIKE.test(label) &&
    !PASSING_FOR_LATIN.some(({ word, letter }) => word.test(label) && !letter.test(ending))
  );
}

const NUMBER_LIKE = new RegExp(`^[\\p{Nd}${DIGIT_LIKE}\\-]+$`, 'u');

/** UTS #39, section 4.2, whole-script confusables: fine under an ending of the script, where Latin is no choice. */
const PASSING_FOR_LATIN = LOOKALIKES.map(({ script, letters }) => ({
  word: new RegExp(`^[${letters}0-9\\-]+$`, 'u'),
  letter: new RegExp(`\\p{Script_Extensions=${script}}`, 'u'),
}));

/** UTS #39, section 5.3. Each set of digits that the mixtures let through begins in its own row of sixteen. */
function mixesDigits(label: string): boolean {
  const digits = label.match(/\p{Nd}/gu) ?? [];
  return new Set(digits.map((digit) => (digit.codePointAt(0) ?? 0) >> 4)).size > 1;
}

/**
 * Text that runs from right to left carries neighbouring digits with it, so that another name would be read.
 * RFC 5893 asks for the same of whole names, but nobody enforces it across labels.
 */
function isScrambled(labels: readonly string[], port: string): boolean {
  const runsLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Thaana}]/u;
  if (!labels.some((label) => runsLeft.test(label))) return false;
  return port !== '' || labels.some((label) => /^\d/.test(label));
}
