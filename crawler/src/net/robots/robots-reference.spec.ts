import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diceOf, makeFile } from './robots-files.fixture.ts';
import { readByTheBook, type ByTheBook } from './robots-reference.fixture.ts';
import { parseRobots } from './robots.ts';

// ROBOTS_FILES asks for more, for looking further; PROPERTY_SEED for others.
const FILES = Number(process.env['ROBOTS_FILES'] ?? 100_000);
const WITHIN_MS = 600_000;

interface Tally {
  files: Record<ByTheBook['kind'], number>;
  decisions: number;
  forbidden: number;
  /** Decisions on dirty files where we stay out although the RFC, which does not know the line, lets us in. */
  stayedOut: number;
  entered: number;
  differing: number;
  examples: string[];
}

function compare(files: number, seed: number): Tally {
  const tally: Tally = {
    files: { conforming: 0, names: 0, dirty: 0 },
    decisions: 0,
    forbidden: 0,
    stayedOut: 0,
    entered: 0,
    differing: 0,
    examples: [],
  };
  const dice = diceOf(seed);
  for (let at = 0; at < files; at++) {
    const { text, paths } = makeFile(dice);
    const ours = parseRobots(text, 'Homeport');
    const book = readByTheBook(text, 'Homeport');
    tally.files[book.kind] += 1;
    for (const path of paths) {
      const { isAllowed } = ours.decide(path);
      const isAllowedByTheBook = book.isAllowed(path);
      tally.decisions += 1;
      if (!isAllowed) tally.forbidden += 1;
      if (isAllowed === isAllowedByTheBook) continue;
      if (book.kind === 'dirty' && !isAllowed) {
        tally.stayedOut += 1;
        continue;
      }
      tally[book.kind === 'dirty' ? 'entered' : 'differing'] += 1;
      if (tally.examples.length < 5) tally.examples.push(JSON.stringify({ kind: book.kind, text, path }));
    }
  }
  return tally;
}

describe('crawler/net/robots, against the RFC by the book', () => {
  it(
    `decides as the book on clean files, and never enters against it on dirty ones (${String(FILES)} files)`,
    () => {
      const seed = fc.readConfigureGlobal().seed ?? 1;
      const { files, decisions, forbidden, ...tally } = compare(FILES, seed);
      const agreed = (100 * (1 - tally.differing / decisions)).toFixed(tally.differing === 0 ? 0 : 4);
      const share = ((100 * tally.stayedOut) / decisions).toFixed(1);
      console.info(
        `robots: ${String(FILES)} files, ${String(decisions)} decisions (${String(forbidden)} forbid), ` +
          `${agreed} % agreement on ${String(files.conforming)} conforming and ${String(files.names)} with looser ` +
          `names, ${String(files.dirty)} dirty: ${String(tally.entered)} where we enter against the book, ` +
          `${String(tally.stayedOut)} (${share} % of all) where we stay out`,
      );

      expect(tally.examples).toEqual([]);
      expect(Math.min(...Object.values(files))).toBeGreaterThan(FILES / 50);
      expect(forbidden / decisions).toBeGreaterThan(0.1);
    },
    WITHIN_MS,
  );
});
