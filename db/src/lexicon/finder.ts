import { STOP } from './plain-words.ts';
import type { Piece } from './term.ts';

/** Where something stands in a text: from the first letter to the one after the last. */
export interface Place {
  from: number;
  to: number;
}

// Letters between two pieces, whatever the words: it keeps what is to be marked in a text short.
const REACH_MAX = 60;

interface Node {
  readonly next: Map<string, Node>;
  piece: number | null;
}

/**
 * Finds many terms at once: the text is walked through one tree of all pieces, whose depth is that of the longest,
 * and the pieces of each term are put together by their places. There is nothing to go back to, so the time grows
 * with the length of the text and with nothing else.
 */
export class Finder {
  readonly #root: Node = { next: new Map(), piece: null };
  readonly #numbers = new Map<string, number>();
  readonly #terms: readonly (readonly { piece: number; gap: number }[])[];
  /** The terms that begin with each piece: no other can stand in a text that lacks it. */
  readonly #beginning: ReadonlyMap<number | undefined, readonly number[]>;

  /** Terms keep their places: what `find` gives is in the same order. */
  constructor(terms: readonly (readonly Piece[])[]) {
    this.#terms = terms.map((pieces) =>
      pieces.map(({ letters, gap }) => ({ piece: this.#numberOf(letters), gap })),
    );
    this.#beginning = Map.groupBy(this.#terms.keys(), (number) => this.#terms[number]?.[0]?.piece);
  }

  /** Of each term that stands in the text (as `plainWords` gives it), its number and its places. */
  find(text: string): Map<number, readonly Place[]> {
    const pieces = this.#walk(text);
    const measure = measureOf(text);
    const found = new Map<number, readonly Place[]>();
    for (const number of [...pieces.keys()].flatMap((piece) => this.#beginning.get(piece) ?? [])) {
      const places = together(this.#terms[number] ?? [], pieces, measure);
      if (places.length > 0) found.set(number, places);
    }
    return found;
  }

  #numberOf(letters: string): number {
    const known = this.#numbers.get(letters);
    if (known !== undefined) return known;
    let node = this.#root;
    for (const letter of letters.split('')) {
      const next = node.next.get(letter) ?? { next: new Map<string, Node>(), piece: null };
      node.next.set(letter, next);
      node = next;
    }
    node.piece = this.#numbers.size;
    this.#numbers.set(letters, node.piece);
    return node.piece;
  }

  #walk(text: string): Map<number, Place[]> {
    const found = new Map<number, Place[]>();
    for (let from = 0; from < text.length; from += 1) {
      let node: Node | undefined = this.#root;
      for (let at = from; node; at += 1) {
        if (node.piece !== null) {
          const places = found.get(node.piece) ?? [];
          places.push(lettersOnly(text, { from, to: at }));
          found.set(node.piece, places);
        }
        node = node.next.get(text.charAt(at));
      }
    }
    return found;
  }
}

/** How many words and how many sentences have ended before each letter. */
interface Measure {
  words: Uint32Array;
  sentences: Uint32Array;
}

function measureOf(text: string): Measure {
  const words = new Uint32Array(text.length + 1);
  const sentences = new Uint32Array(text.length + 1);
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at);
    words[at + 1] = (words[at] ?? 0) + (letter === ' ' ? 1 : 0);
    sentences[at + 1] = (sentences[at] ?? 0) + (letter === STOP ? 1 : 0);
  }
  return { words, sentences };
}

/** Without the space before the first and after the last word. */
function lettersOnly(text: string, { from, to }: Place): Place {
  return {
    from: text.startsWith(' ', from) ? from + 1 : from,
    to: text.startsWith(' ', to - 1) ? to - 1 : to,
  };
}

/** Where all pieces of a term stand one after the other, near enough and in one sentence. */
function together(
  term: readonly { piece: number; gap: number }[],
  found: ReadonlyMap<number, readonly Place[]>,
  measure: Measure,
): readonly Place[] {
  const [first, ...others] = term;
  let chain = first ? (found.get(first.piece) ?? []) : [];
  for (const { piece, gap } of others) {
    if (chain.length === 0) break;
    chain = linked(chain, found.get(piece) ?? [], (left, right) => isNear(left, right, gap, measure));
  }
  return chain;
}

/** Each right place with the last left one before it: were that too far away, so would be all others. */
function linked(
  lefts: readonly Place[],
  rights: readonly Place[],
  near: (left: Place, right: Place) => boolean,
): Place[] {
  let next = 0;
  return rights.flatMap((right) => {
    while ((lefts[next]?.to ?? Infinity) <= right.from) next += 1;
    const left = lefts[next - 1];
    return left && near(left, right) ? [{ from: left.from, to: right.to }] : [];
  });
}

function isNear(left: Place, right: Place, gap: number, { words, sentences }: Measure): boolean {
  const passed = (counts: Uint32Array) => (counts[right.from] ?? 0) - (counts[left.to] ?? 0);
  return right.from - left.to <= REACH_MAX && passed(words) <= gap + 1 && passed(sentences) === 0;
}
