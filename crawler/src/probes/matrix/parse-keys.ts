import { parseInstanceName, type InstanceName } from '@homeport/db';
import { createPublicKey, verify } from 'node:crypto';
import { text } from '../../decode.ts';
import { fail, ok, type Outcome } from '../../outcome.ts';
import { canonicalBytes, readCanonicalizable, type Json } from './canonical-json.ts';

/** The keys by which others know a homeserver's events, after its own signature over them has been verified. */
export interface ServerKeys {
  /** Those whose signature is good, sorted: `ed25519:a_xyz`. */
  keyIds: string[];
  /** Ids with their keys: two places with the same are one server. */
  fingerprint: string;
  /** Until when others rely on them. */
  validUntil: Date;
}

const KEYS_MAX = 50;
const KEY_ID = /^ed25519:[!-~]{1,100}$/;
const DAY_MS = 24 * 60 * 60 * 1000;

/** https://spec.matrix.org/v1.15/server-server-api/#publishing-keys: nobody relies on a key for longer than this. */
const VALIDITY_MAX_MS = 7 * DAY_MS;

/** Reads and verifies `/_matrix/key/v2/server`. Never throws. */
export function parseKeys(body: Uint8Array, name: InstanceName, now: Date): Outcome<ServerKeys> {
  const document = readCanonicalizable(body);
  if (!(document instanceof Map)) return invalid('The key document is no canonical JSON object.');
  const serverName = document.get('server_name');
  if (typeof serverName !== 'string') {
    return fail('parse_unexpected', { detail: 'The key document names no server.' });
  }
  // Server names tell capitals apart, but a directory that did would list one server many times.
  const named = parseInstanceName('matrix', serverName);
  if (!named.ok || named.name !== name) {
    return fail('wrong_server', {
      detail: `The keys are of ${text(serverName, 100) ?? 'a server without a name'}.`,
    });
  }
  const keys = verifiedKeys(document, serverName);
  if (keys.size === 0) return invalid('No signature by one of its own keys is good.');
  const until = document.get('valid_until_ts');
  if (typeof until !== 'number' || until <= now.getTime()) {
    return fail('key_expired', { detail: `valid_until_ts is ${instant(until)}.` });
  }
  const sorted = [...keys].sort(([one], [other]) => (one < other ? -1 : 1));
  return ok({
    keyIds: sorted.map(([id]) => id),
    fingerprint: sorted.map((pair) => pair.join(' ')).join('\n'),
    validUntil: new Date(Math.min(until, now.getTime() + VALIDITY_MAX_MS)),
  });
}

function instant(ms: Json | undefined): string {
  if (typeof ms !== 'number') return 'missing';
  const date = new Date(ms);
  return Number.isNaN(date.getTime()) ? 'no date' : date.toISOString();
}

/** The keys of `verify_keys` that signed the document, by id. Other algorithms than ed25519 are no matter of ours. */
function verifiedKeys(document: ReadonlyMap<string, Json>, serverName: string): Map<string, string> {
  const [offered, signed] = [document.get('verify_keys'), get(document.get('signatures'), serverName)];
  if (!(offered instanceof Map) || !(signed instanceof Map)) return new Map();
  const bytes = signedBytes(document);
  const good = new Map<string, string>();
  for (const [id, value] of [...offered].slice(0, KEYS_MAX)) {
    if (!KEY_ID.test(id)) continue;
    const key = decodeBase64(get(value, 'key'), 32);
    const signature = decodeBase64(signed.get(id), 64);
    if (key && signature && isSignedBy(key, bytes, signature)) good.set(id, key.toString('base64'));
  }
  return good;
}

/** What a signature is over: https://spec.matrix.org/v1.15/appendices/#signing-json. */
export function signedBytes(document: ReadonlyMap<string, Json>): Buffer {
  const bare = new Map(document);
  bare.delete('signatures');
  bare.delete('unsigned');
  return canonicalBytes(bare);
}

export function isSignedBy(key: Buffer, bytes: Buffer, signature: Buffer): boolean {
  try {
    const publicKey = createPublicKey({
      format: 'jwk',
      key: { kty: 'OKP', crv: 'Ed25519', x: key.toString('base64url') },
    });
    return verify(null, bytes, publicKey, signature);
  } catch {
    // Not every 32 bytes are a key.
    return false;
  }
}

/** Unpadded Base64 of the standard alphabet, of so many bytes; padding is tolerated, as the specification asks. */
export function decodeBase64(value: Json | undefined, bytes: number): Buffer | null {
  if (typeof value !== 'string' || value.length > bytes * 2 || !/^[A-Za-z0-9+/]+={0,2}$/.test(value)) {
    return null;
  }
  const decoded = Buffer.from(value, 'base64');
  return decoded.length === bytes ? decoded : null;
}

function get(value: Json | undefined, name: string): Json | undefined {
  return value instanceof Map ? value.get(name) : undefined;
}

function invalid(detail: string): Outcome<never> {
  return fail('key_invalid', { detail });
}
