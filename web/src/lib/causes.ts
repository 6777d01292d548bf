import { CAUSE_NAMES } from '@homeport/api/contract';
import { words } from '../words/words.ts';

/** Why a visit ended as it did, in the reader's language; a cause that an API of another version names stays as it says it. */
export function causeSentence(cause: string | null, sentence: string | null = null): string | null {
  const known = CAUSE_NAMES.find((name) => name === cause);
  return known === undefined ? (sentence ?? cause) : words().causes[known];
}
