import { createHash, createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto';

/** A homeserver's signing key: the same seed makes the same key. */
export interface SigningKey {
  /** Such as `ed25519:a_1f2e`. */
  id: string;
  key: KeyObject;
}

// RFC 8410, section 7: before the 32 bytes of an Ed25519 key in PKCS #8.
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');

export function signingKey(seed: string): SigningKey {
  const bytes = createHash('sha256').update(`signing key of ${seed}`).digest();
  const key = createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, bytes]), format: 'der', type: 'pkcs8' });
  return { id: `ed25519:a_${bytes.subarray(0, 2).toString('hex')}`, key };
}

/** What `/_matrix/key/v2/server` answers: https://spec.matrix.org/v1.15/server-server-api/#publishing-keys. */
export function keyDocument(serverName: string, { id, key }: SigningKey, validUntil: number): object {
  const bare = {
    old_verify_keys: { 'ed25519:old': { expired_ts: 1_600_000_000_000, key: publicHalf(signingKey('old')) } },
    server_name: serverName,
    valid_until_ts: validUntil,
    verify_keys: { [id]: { key: publicHalf({ id, key }) } },
  };
  const signature = unpadded(sign(null, Buffer.from(sorted(bare)), key));
  return { ...bare, signatures: { [serverName]: { [id]: signature } } };
}

function publicHalf({ key }: SigningKey): string {
  return unpadded(Buffer.from(createPublicKey(key).export({ format: 'jwk' }).x ?? '', 'base64url'));
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '');
}

// Canonical JSON, as far as a document of ASCII texts and whole numbers needs it.
function sorted(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${sorted(field)}`).join()}}`;
}
