// Signatures are over bytes, so that what is signed has to be read without losing anything: JSON.parse takes the
// last of two equal names, rounds big numbers, and forgets whether 1 was written as 1.0.

/** What canonical JSON can say. Objects are maps, so that no name in them means anything to JavaScript. */
export type Json = null | boolean | number | string | Json[] | Map<string, Json>;

/** Deeper than any signed document is. */
const DEPTH_MAX = 32;

/** A Matrix event may have as many bytes, and no key document comes near. */
export const SIGNED_BYTES_MAX = 64 * 1024;

/**
 * The document, if it has a canonical form (https://spec.matrix.org/v1.15/appendices/#canonical-json): UTF-8,
 * whole numbers between -(2^53 - 1) and 2^53 - 1 without exponent, no name twice, 64 KiB. Undefined otherwise; never throws.
 */
export function readCanonicalizable(body: Uint8Array): Json | undefined {
  if (body.length > SIGNED_BYTES_MAX) return undefined;
  try {
    return new Reader(new TextDecoder('utf-8', { fatal: true }).decode(body)).whole();
  } catch {
    return undefined;
  }
}

class NotCanonical extends Error {}

const SPACE = /[ \t\n\r]*/y;
const WORD = /true|false|null/y;
const INTEGER = /-?(?:0|[1-9]\d{0,15})/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y;

/** One walk from left to right; whatever canonical JSON lacks ends it. */
class Reader {
  private readonly source: string;
  private at = 0;

  constructor(source: string) {
    this.source = source;
  }

  whole(): Json {
    const value = this.value(0);
    this.take(SPACE);
    if (this.at < this.source.length) throw new NotCanonical();
    return value;
  }

  private value(depth: number): Json {
    if (depth > DEPTH_MAX) throw new NotCanonical();
    this.take(SPACE);
    switch (this.source[this.at]) {
      case '{':
        return this.fields(depth + 1);
      case '[':
        return this.items(depth + 1);
      case '"':
        return this.text();
      case 't':
      case 'f':
      case 'n':
        return JSON.parse(this.need(WORD)) as null | boolean;
      default:
        return this.integer();
    }
  }

  private fields(depth: number): Map<string, Json> {
    const fields = new Map<string, Json>();
    this.list('}', () => {
      this.take(SPACE);
      const name = this.text();
      if (fields.has(name)) throw new NotCanonical();
      this.sign(':');
      fields.set(name, this.value(depth));
    });
    return fields;
  }

  private items(depth: number): Json[] {
    const items: Json[] = [];
    this.list(']', () => items.push(this.value(depth)));
    return items;
  }

  private list(end: string, one: () => void): void {
    this.at += 1;
    this.take(SPACE);
    if (this.source[this.at] === end) {
      this.at += 1;
      return;
    }
    for (;;) {
      one();
      this.take(SPACE);
      if (this.source[this.at] === end) break;
      this.sign(',');
    }
    this.at += 1;
  }

  private text(): string {
    const text = JSON.parse(this.need(STRING)) as string;
    // Half a surrogate pair has no UTF-8.
    if (!text.isWellFormed()) throw new NotCanonical();
    return text;
  }

  private integer(): number {
    const digits = this.need(INTEGER);
    const number = Number(digits);
    if (!Number.isSafeInteger(number) || digits === '-0') throw new NotCanonical();
    return number;
  }

  private sign(sign: string): void {
    this.take(SPACE);
    if (this.source[this.at] !== sign) throw new NotCanonical();
    this.at += 1;
  }

  private need(token: RegExp): string {
    const found = this.take(token);
    if (found === '') throw new NotCanonical();
    return found;
  }

  private take(token: RegExp): string {
    token.lastIndex = this.at;
    const found = token.exec(this.source)?.[0] ?? '';
    this.at += found.length;
    return found;
  }
}

/** The one spelling of a value, as UTF-8: no spaces, names in the order of their code points. */
export function canonicalBytes(value: Json): Buffer {
  return Buffer.from(canonical(value), 'utf8');
}

function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  // The escapes of JSON.stringify are those of the specification's grammar.
  if (!(value instanceof Map)) return JSON.stringify(value);
  // UTF-8 sorts as code points do; strings of JavaScript sort as UTF-16, which puts U+FB00 after an emoji.
  const fields = [...value].map(([name, field]) => ({ bytes: Buffer.from(name, 'utf8'), name, field }));
  fields.sort((one, other) => Buffer.compare(one.bytes, other.bytes));
  return `{${fields.map(({ name, field }) => `${JSON.stringify(name)}:${canonical(field)}`).join()}}`;
}
