import 'reflect-metadata';
import * as x509 from '@peculiar/x509';
import { randomBytes } from 'node:crypto';
import { isIP } from 'node:net';
import { createSecureContext, type SecureContext, type SecureContextOptions } from 'node:tls';

const DAY_MS = 86_400_000;
const CURVE = { name: 'ECDSA', namedCurve: 'P-256' };
const SIGNING = { name: 'ECDSA', hash: 'SHA-256' };

/**
 * Names per certificate. A TLS context costs tens of kilobytes, so eleven thousand hosts share a few hundred
 * certificates; the names still have to match.
 */
const NAMES_PER_CERTIFICATE = 48;

export type Flaw = 'expired' | 'wrong-host' | 'self-signed';

/** A certificate authority of the lab's own, with one key pair for all leaves. */
export class Authority {
  readonly pem: string;
  readonly #ca: x509.X509Certificate;
  readonly #caKeys: CryptoKeyPair;
  readonly #leafKeys: CryptoKeyPair;
  readonly #leafKeyPem: string;
  readonly #batchOf = new Map<string, readonly string[]>();
  readonly #contexts = new Map<string, Promise<SecureContext>>();

  private constructor(
    ca: x509.X509Certificate,
    caKeys: CryptoKeyPair,
    leafKeys: CryptoKeyPair,
    leafKeyPem: string,
    names: readonly string[],
  ) {
    this.#ca = ca;
    this.#caKeys = caKeys;
    this.#leafKeys = leafKeys;
    this.#leafKeyPem = leafKeyPem;
    this.pem = ca.toString('pem');
    for (let at = 0; at < names.length; at += NAMES_PER_CERTIFICATE) {
      const batch = names.slice(at, at + NAMES_PER_CERTIFICATE);
      for (const name of batch) this.#batchOf.set(name, batch);
    }
  }

  static async create(names: readonly string[]): Promise<Authority> {
    const [caKeys, leafKeys] = await Promise.all([makeKeys(), makeKeys()]);
    const ca = await x509.X509CertificateGenerator.createSelfSigned({
      serialNumber: serial(),
      name: 'CN=Lab authority',
      notBefore: new Date(Date.now() - DAY_MS),
      notAfter: new Date(Date.now() + 365 * DAY_MS),
      keys: caKeys,
      signingAlgorithm: SIGNING,
      extensions: [
        new x509.BasicConstraintsExtension(true, 0, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      ],
    });
    const pkcs8 = await crypto.subtle.exportKey('pkcs8', leafKeys.privateKey);
    const leafKeyPem = x509.PemConverter.encode(pkcs8, 'PRIVATE KEY');
    return new Authority(ca, caKeys, leafKeys, leafKeyPem, names);
  }

  /** A context for a name: good where it is one of ours, for another name where it isn't. */
  contextFor(name: string): Promise<SecureContext> {
    const batch = this.#batchOf.get(name);
    return this.#cached(batch?.[0] ?? 'nobody.invalid', batch ?? ['nobody.invalid']);
  }

  /** The certificate for those who come without a name: good for these addresses. */
  async nameless(addresses: readonly string[]): Promise<SecureContextOptions> {
    return await this.#sign(addresses.length === 0 ? ['nobody.invalid'] : addresses, null);
  }

  flawedContext(name: string, flaw: Flaw): Promise<SecureContext> {
    const key = `${flaw} ${name}`;
    const known = this.#contexts.get(key);
    if (known !== undefined) return known;
    const made = this.#make(flaw === 'wrong-host' ? [`other.${name}`] : [name], flaw);
    this.#contexts.set(key, made);
    return made;
  }

  #cached(key: string, names: readonly string[]): Promise<SecureContext> {
    const known = this.#contexts.get(key);
    if (known !== undefined) return known;
    const made = this.#make(names, null);
    this.#contexts.set(key, made);
    return made;
  }

  async #make(names: readonly string[], flaw: Flaw | null): Promise<SecureContext> {
    return createSecureContext(await this.#sign(names, flaw));
  }

  async #sign(names: readonly string[], flaw: Flaw | null): Promise<SecureContextOptions> {
    const isExpired = flaw === 'expired';
    const subject = 'CN=lab host';
    const cert = await x509.X509CertificateGenerator.create({
      serialNumber: serial(),
      subject,
      issuer: flaw === 'self-signed' ? subject : this.#ca.subject,
      notBefore: new Date(Date.now() - (isExpired ? 90 : 1) * DAY_MS),
      notAfter: new Date(Date.now() + (isExpired ? -1 : 90) * DAY_MS),
      publicKey: this.#leafKeys.publicKey,
      signingKey: flaw === 'self-signed' ? this.#leafKeys.privateKey : this.#caKeys.privateKey,
      signingAlgorithm: SIGNING,
      extensions: [
        new x509.BasicConstraintsExtension(false),
        new x509.SubjectAlternativeNameExtension(
          names.map((value) => ({ type: isIP(value) === 0 ? ('dns' as const) : ('ip' as const), value })),
        ),
      ],
    });
    return { key: this.#leafKeyPem, cert: cert.toString('pem') };
  }
}

async function makeKeys(): Promise<CryptoKeyPair> {
  return await crypto.subtle.generateKey(CURVE, true, ['sign', 'verify']);
}

// Positive and unique: the first byte stays below 0x80.
function serial(): string {
  return `01${randomBytes(12).toString('hex')}`;
}
