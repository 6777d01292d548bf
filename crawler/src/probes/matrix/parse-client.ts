import { get, isFields, looseArray, text } from '../../decode.ts';

// https://spec.matrix.org/v1.15/#specification-versions: `rX.Y.Z` until 2021, `vX.Y` since.
const VERSION = /^(?:r\d{1,4}\.\d{1,4}\.\d{1,4}|v\d{1,4}\.\d{1,4})$/;

/** The newest of the `versions`, such as `v1.11`, or `r0.6.1` from before; null where there is none. */
export function parseNewestVersion(body: unknown): string | null {
  const words = looseArray(get(body, 'versions'), 200).filter((word) => typeof word === 'string');
  const known = words.filter((word) => VERSION.test(word));
  return known.reduce<string | null>(
    (newest, word) => (newest === null || isNewer(rankOf(word), rankOf(newest)) ? word : newest),
    null,
  );
}

function rankOf(word: string): number[] {
  return [word.startsWith('v') ? 1 : 0, ...word.slice(1).split('.').map(Number)];
}

function isNewer(one: readonly number[], other: readonly number[]): boolean {
  const at = one.findIndex((number, index) => number !== other[index]);
  return at >= 0 && (one[at] ?? 0) > (other[at] ?? 0);
}

/** The ways to log in, such as `m.login.password`. */
export function parseLoginFlows(body: unknown): string[] {
  const types = looseArray(get(body, 'flows'), 50).map((flow) => text(get(flow, 'type'), 100));
  return [...new Set(types.filter((type) => type !== null))];
}

/** Whether the provider of accounts (OAuth 2.0) offers to make one; null where the document is none. */
export function parseOffersCreation(body: unknown): boolean | null {
  if (!isFields(body) || text(get(body, 'issuer'), 500) === null) return null;
  return looseArray(get(body, 'prompt_values_supported'), 50).includes('create');
}

/** The `errcode` of an error, bounded. */
export function parseErrorCode(body: unknown): string | null {
  return text(get(body, 'errcode'), 100);
}
