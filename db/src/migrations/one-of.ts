/** A closed list as SQL has it in a check constraint. */
export function oneOf(words: readonly string[]): string {
  return `(${words.map((word) => `'${word}'`).join(', ')})`;
}
