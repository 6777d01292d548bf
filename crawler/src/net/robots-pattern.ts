/**
 * Both sides of a comparison in one spelling (RFC 9309 §2.2.2): what must be encoded is, what need not be isn't, hex
 * digits are upper case. The text is ASCII afterwards, so that its length counts octets.
 */
export function normalise(text: string): string {
  const encoded = text.replace(/[^\x21-\x7e]/gu, (char) =>
    Array.from(Buffer.from(char), (octet) => `%${octet.toString(16).padStart(2, '0')}`).join(''),
  );
  return encoded.replace(/%[0-9a-f]{2}/gi, (triplet) => {
    const char = String.fromCharCode(parseInt(triplet.slice(1), 16));
    return /[a-z0-9._~-]/i.test(char) ? char : triplet.toUpperCase();
  });
}

/**
 * Whether a path begins as the pattern says (§2.2.3), both normalised. It keeps all positions that the pattern so far
 * can end at: no backtracking, so that no pattern is expensive.
 */
export function matches(pattern: string, path: string): boolean {
  if (!/[*$]/.test(pattern)) return path.startsWith(pattern);
  let ends = new Set([0]);
  for (let at = 0; at < pattern.length; at++) {
    const char = pattern[at];
    if (char === '$' && at === pattern.length - 1) return ends.has(path.length);
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
