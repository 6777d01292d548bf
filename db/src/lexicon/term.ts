import { plainWords } from './plain-words.ts';

/** A run of characters that must stand in the text, and how far from the one before it. */
export interface Piece {
  /** With a space before the first and after the last letter where a word must begin or end there. */
  letters: string;
  /** How many words may stand between it and the piece before. */
  gap: number;
}

const GAP_WORDS = 4;
const IS_JAPANESE = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]/u;

/** The pieces of a term in the notation of the lexicon (see `Entry`). */
export function piecesOf(term: string): Piece[] {
  return term
    .split(' … ')
    .flatMap((part) =>
      runsOf(part).map((run, index) => ({ letters: lettersOf(run), gap: index === 0 ? GAP_WORDS : 0 })),
    );
}

/** Words up to one of which only the beginning is given: what follows it can't be one run with it. */
function runsOf(part: string): string[] {
  const runs: string[][] = [[]];
  for (const word of part.split(' ')) {
    runs.at(-1)?.push(word);
    if (word.endsWith('-')) runs.push([]);
  }
  return runs.filter((words) => words.length > 0).map((words) => words.join(' '));
}

function lettersOf(run: string): string {
  const letters = plainWords(run).trim();
  if (IS_JAPANESE.test(run)) return letters;
  return `${run.startsWith('-') ? '' : ' '}${letters}${run.endsWith('-') ? '' : ' '}`;
}
