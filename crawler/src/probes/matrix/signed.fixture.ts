import { createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto';
import { readCanonicalizable } from './canonical-json.ts';
import { signedBytes } from './parse-keys.ts';

/** A key pair that is always the same for the same seed byte. */
export function keyFrom(seed: number | Buffer): KeyObject {
  const bytes = typeof seed === 'number' ? Buffer.alloc(32, seed) : seed;
  // RFC 8410, section 7: this prefix makes a PKCS #8 document of the 32 bytes.
  const prefix = Buffer.from('302e020100300506032b657004220420', 'hex');
  return createPrivateKey({ key: Buffer.concat([prefix, bytes]), format: 'der', type: 'pkcs8' });
}

export function publicBase64(key: KeyObject): string {
  const { x = '' } = createPublicKey(key).export({ format: 'jwk' });
  return unpadded(Buffer.from(x, 'base64url'));
}

export function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '');
}

/** The signature over a document as it stands, whatever signatures it has already. */
export function signatureOf(document: string, key: KeyObject): string {
  const value = readCanonicalizable(Buffer.from(document));
  if (!(value instanceof Map)) throw new Error('only a canonical object can be signed');
  return unpadded(sign(null, signedBytes(value), key));
}

export interface KeyDocument {
  name?: string;
  key?: KeyObject;
  keyId?: string;
  validUntil?: number;
  more?: object;
}

/** A key document that is signed as it should be. */
export function keyDocument({
  name = 'example.org',
  key = keyFrom(1),
  keyId = 'ed25519:a_one',
  validUntil = Date.parse('2026-01-05T00:00:00Z'),
  more = {},
}: KeyDocument = {}): { server_name: string; signatures: Record<string, Record<string, string>> } {
  const bare = {
    server_name: name,
    valid_until_ts: validUntil,
    verify_keys: { [keyId]: { key: publicBase64(key) } },
    old_verify_keys: {},
    ...more,
  };
  return { ...bare, signatures: { [name]: { [keyId]: signatureOf(JSON.stringify(bare), key) } } };
}
