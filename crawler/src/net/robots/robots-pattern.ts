/** A path-pattern, made ready for comparison. */
export interface Pattern {
  /** What makes one rule more specific than another: the octets of the pattern (RFC 9309 §2.2.2). */
  octets: number;
  spellings: readonly string[];
}

/** Null for the empty pattern, which matches nothing. */
export function readPattern(text: string): Pattern | null {
  const pattern = normalise(text);
  if (pattern === '') return null;
  // Only at its end does a dollar mean something (§2.2.3).
  const exact = pattern.replace(/\$(?!$)/g, '%24');
  return { octets: pattern.length, spellings: spellingsOf(exact) };
}

/** A path with its query, in the spellings that a pattern may have been written in. */
export function readPath(text: string): readonly string[] {
  // §2.2.3: a pattern names the special characters themselves by their encoding.
  return spellingsOf(normalise(text).replaceAll('*', '%2A').replaceAll('$', '%24'));
}

export function matches(pattern: Pattern, path: readonly string[]): boolean {
  return path.some((spelling, at) => begins(pattern.spellings[at] ?? pattern.spellings[0] ?? '', spelling));
}

// What must be encoded is, what need not be isn't, hex digits are upper case (§2.2.2). The text is ASCII afterwards,
// so that its length counts octets.
function normalise(text: string): string {
  const encoded = text.replace(/[^\x21-\x7e]/gu, (char) =>
    Array.from(Buffer.from(char), (octet) => `%${octet.toString(16).padStart(2, '0')}`).join(''),
  );
  return encoded.replace(/%[0-9a-f]{2}/gi, (triplet) => {
    const char = String.fromCharCode(parseInt(triplet.slice(1), 16));
    return /[a-z0-9._~-]/i.test(char) ? char : triplet.toUpperCase();
  });
}

// The table of §2.2.2 has `?baz=https://foo.bar` equal `?baz=https%3A%2F%2Ffoo.bar`. A pattern whose query hides
// behind a star is still compared as it stands.
function spellingsOf(text: string): string[] {
  const at = text.indexOf('?') + 1;
  if (at === 0) return [text];
  const query = text
    .slice(at)
    .replace(/[:/?@[\]]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
  return [text, text.slice(0, at) + query];
}

// All positions in the path that the pattern so far can end at: no backtracking, so that no pattern is expensive.
function begins(pattern: string, path: string): boolean {
  if (!/[*$]/.test(pattern)) return path.startsWith(pattern);
  let ends = new Set([0]);
  for (let at = 0; at < pattern.length; at++) {
    const char = pattern[at];
    if (char === '$') return ends.has(path.length);
    if (char === '*') {
      const first = Math.min(...ends);
      ends = new Set(Array.from({ length: path.length - first + 1 }, (_, offset) => first + offset));
    } else {
      ends = new Set([...ends].filter((end) => path[end] === char).map((end) => end + 1));
    }
    if (ends.size === 0) return false;
  }
  return true;
}
