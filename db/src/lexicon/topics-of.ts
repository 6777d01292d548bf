import { TOPICS, type Topic } from '../vocabulary.ts';
import { Finder, type Place } from './finder.ts';
import { LEXICON } from './lexicon.ts';
import { plainWords } from './plain-words.ts';
import { piecesOf } from './term.ts';

/** A topic, and the rules that are about it by their places in what was given, from 0. */
export interface TopicOfRules {
  topic: Topic;
  places: number[];
}

// A rule does not tell its language, so it is read in all of them; and what does not count, counts in none.
const MEANINGS = LEXICON.flatMap(({ topic, terms, unless }) => [
  ...terms.map((term) => ({ term, topic, counts: true })),
  ...unless.map((term) => ({ term, topic, counts: false })),
]);
const finder = new Finder(MEANINGS.map(({ term }) => piecesOf(term)));

/**
 * What rules are about, in the order of `TOPICS`; a topic that none is about is left out. The same rules give the
 * same answer, in time that grows with their length alone. A rule that forbids and one that allows are both about it.
 */
export function topicsOf(rules: readonly string[]): TopicOfRules[] {
  const byRule = rules.map(topicsOfRule);
  return TOPICS.flatMap((topic) => {
    const places = byRule.flatMap((topics, place) => (topics.has(topic) ? [place] : []));
    return places.length > 0 ? [{ topic, places }] : [];
  });
}

function topicsOfRule(rule: string): Set<Topic> {
  const text = plainWords(rule);
  const found = [...finder.find(text)].flatMap(([number, places]) => {
    const meaning = MEANINGS[number];
    return meaning ? [{ ...meaning, places }] : [];
  });
  const voided = new Map<Topic, Uint8Array>();
  for (const { topic, places } of found.filter(({ counts }) => !counts)) {
    const marks = voided.get(topic) ?? new Uint8Array(text.length);
    for (const { from, to } of places) marks.fill(1, from, to);
    voided.set(topic, marks);
  }
  const said = new Set<Topic>();
  for (const { topic, places } of found.filter(({ counts }) => counts)) {
    if (!said.has(topic) && places.some((place) => stands(place, voided.get(topic)))) said.add(topic);
  }
  return said;
}

/** Whether none of its letters is within what does not count. */
function stands({ from, to }: Place, voided: Uint8Array | undefined): boolean {
  return voided === undefined || !voided.subarray(from, to).includes(1);
}
