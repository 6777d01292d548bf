/** More of a rule is not read. Longer than any that a server shows its people. */
export const RULE_LENGTH_MAX = 10_000;

/** Where a sentence ends: words in sequence do not reach over it. */
export const STOP = '|';

// Letters, digits and what stands above them; `+` belongs to "18+".
const WORD = /[\p{L}\p{N}\p{M}+]+/u;
// A dot within a word ends nothing: "robots.txt".
const SENTENCE_END = /[!?;。\n\r]|\.(?=\s|$)/u;
// Japanese and Latin letters stand side by side without a space: "AIで".
const JAPANESE = /([\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]+)/u;
const UMLAUTS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', œ: 'oe', æ: 'ae' };

/**
 * A text as the lexicon compares it: words without accents in small letters, one space before and after each, `|`
 * between sentences. Takes time in proportion to the length, and reads at most `RULE_LENGTH_MAX` characters.
 */
export function plainWords(text: string): string {
  // Normalising can make one character into eighteen.
  const whole = text.slice(0, RULE_LENGTH_MAX).normalize('NFKC').slice(0, RULE_LENGTH_MAX);
  const sentences = whole
    .replace(/\p{Cf}/gu, '')
    .split(SENTENCE_END)
    .map(wordsOf);
  return ` ${sentences.filter((words) => words !== '').join(` ${STOP} `)} `;
}

function wordsOf(sentence: string): string {
  return (sentence.match(new RegExp(WORD, 'gu')) ?? [])
    .flatMap((run) => run.split(JAPANESE))
    .filter((word) => word !== '')
    .map(plainWord)
    .join(' ');
}

function plainWord(word: string): string {
  if (/^[A-Z]{2}$/.test(word)) return word;
  return word
    .toLowerCase()
    .replace(/[äöüßœæ]/g, (letter) => UMLAUTS[letter] ?? letter)
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC');
}
