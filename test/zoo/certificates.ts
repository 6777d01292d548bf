// The zoo's certificates, good and bad, under an authority that the visitor trusts or one that it doesn't.
import 'reflect-metadata';
import * as x509 from '@peculiar/x509';
import { randomBytes } from 'node:crypto';

const DAY_MS = 86_400_000;
const CURVE = { name: 'ECDSA', namedCurve: 'P-256' };

type ChainName =
  'leaf-of-intermediate-alone' | 'whole-chain' | 'reversed-chain' | 'expired-intermediate' | 'chain-1mb';

type OddLeaf =
  | 'expired'
  | 'expired-today'
  | 'not-yet-valid'
  | 'wrong-host'
  | 'wildcard-of-parent'
  | 'no-san'
  | 'client-purpose'
  | 'sha1'
  | 'rsa-1024'
  | 'names-3000';

export type CertificateName =
  'good' | 'self-signed' | 'untrusted-root' | 'leaf-as-authority' | ChainName | OddLeaf;

export interface Identity {
  key: string;
  /** The chain, leaf first as a rule. */
  cert: string;
}

interface Party {
  certificate: x509.X509Certificate;
  keys: CryptoKeyPair;
}

interface Order {
  names?: readonly string[];
  subject?: string;
  /** In days from now. */
  from?: number;
  to?: number;
  issuer?: Party;
  isAuthority?: boolean;
  hash?: 'SHA-1' | 'SHA-256';
  rsaBits?: number;
  extensions?: readonly x509.Extension[];
}

// What is odd about a certificate that the trusted authority signed itself.
const LEAVES: Readonly<Record<OddLeaf, (host: string) => Order>> = {
  expired: () => ({ from: -90, to: -1 }),
  'expired-today': () => ({ from: -90, to: -0.001 }),
  'not-yet-valid': () => ({ from: 1, to: 90 }),
  'wrong-host': (host) => ({ names: [`other.${host}`, 'example.example'] }),
  'wildcard-of-parent': (host) => ({ names: [`*.${host}`] }),
  'no-san': (host) => ({ subject: `CN=${host}`, names: [] }),
  'client-purpose': () => ({
    extensions: [new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.clientAuth], true)],
  }),
  sha1: () => ({ hash: 'SHA-1' }),
  'rsa-1024': () => ({ rsaBits: 1024 }),
  'names-3000': (host) => ({ names: [...Array.from({ length: 3000 }, (_, at) => `n${at}.example`), host] }),
};

export class Certificates {
  readonly rootPem: string;
  private readonly made = new Map<string, Promise<Identity>>();

  private readonly root: Party;
  private readonly stranger: Party;
  private readonly names: readonly string[];

  private constructor(root: Party, stranger: Party, names: readonly string[]) {
    this.root = root;
    this.stranger = stranger;
    this.names = names;
    this.rootPem = root.certificate.toString('pem');
  }

  static async create(names: readonly string[]): Promise<Certificates> {
    const authority = { isAuthority: true, from: -400, to: 400 };
    const root = await make({ ...authority, subject: 'CN=Zoo authority' });
    return new Certificates(root, await make({ ...authority, subject: 'CN=Stranger' }), names);
  }

  /** The certificate of this kind for one of the names; a good one is made once for all of them. */
  identity(kind: CertificateName, host: string): Promise<Identity> {
    const key = kind === 'good' ? kind : `${kind} ${host}`;
    const made = this.made.get(key) ?? this.build(kind, host);
    this.made.set(key, made);
    return made;
  }

  private async build(kind: CertificateName, host: string): Promise<Identity> {
    const { root, stranger } = this;
    switch (kind) {
      case 'good':
        return pemOf(await make({ names: this.names, issuer: root }));
      case 'self-signed':
        return pemOf(await make({ names: [host] }));
      case 'untrusted-root':
        return pemOf(await make({ names: [host], issuer: stranger }), stranger);
      case 'leaf-as-authority': {
        const leaf = await make({ names: ['leaf.example'], issuer: root });
        return pemOf(await make({ names: [host], issuer: leaf }), leaf);
      }
      case 'leaf-of-intermediate-alone':
      case 'whole-chain':
      case 'reversed-chain':
      case 'expired-intermediate':
      case 'chain-1mb':
        return this.chained(kind, host);
      default:
        return pemOf(await make({ names: [host], issuer: root, ...LEAVES[kind](host) }));
    }
  }

  private async chained(kind: ChainName, host: string): Promise<Identity> {
    const middle = await make({
      subject: 'CN=Zoo intermediate',
      issuer: this.root,
      isAuthority: true,
      from: -90,
      to: kind === 'expired-intermediate' ? -1 : 90,
    });
    const leaf = await make({ names: [host], issuer: middle });
    switch (kind) {
      case 'leaf-of-intermediate-alone':
        return pemOf(leaf);
      case 'reversed-chain':
        // The leaf has to be first; what stands behind it may be in any order, and may hold the root.
        return pemOf(leaf, this.root, middle);
      case 'chain-1mb':
        return pemOf(leaf, ...Array.from({ length: 1800 }, () => middle));
      case 'whole-chain':
      case 'expired-intermediate':
        return pemOf(leaf, middle);
    }
  }
}

async function make(order: Order): Promise<Party> {
  const { issuer, hash = 'SHA-256', names = [], from = -1, to = 90 } = order;
  const algorithm = algorithmOf(order);
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const subject = order.subject ?? `CN=${names[0] ?? 'zoo host'}`;
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: `01${randomBytes(12).toString('hex')}`,
    subject,
    issuer: issuer?.certificate.subject ?? subject,
    notBefore: new Date(Date.now() + from * DAY_MS),
    notAfter: new Date(Date.now() + to * DAY_MS),
    publicKey: keys.publicKey,
    signingKey: issuer?.keys.privateKey ?? keys.privateKey,
    // Every issuer has a key of the curve.
    signingAlgorithm: issuer ? { name: 'ECDSA', hash } : algorithm,
    extensions: extensionsOf(order),
  });
  return { certificate, keys };
}

function algorithmOf({ rsaBits, hash = 'SHA-256' }: Order): EcKeyGenParams | RsaHashedKeyGenParams {
  if (rsaBits === undefined) return CURVE;
  const publicExponent = new Uint8Array([1, 0, 1]);
  return { name: 'RSASSA-PKCS1-v1_5', hash, modulusLength: rsaBits, publicExponent };
}

function extensionsOf({ names = [], isAuthority = false, extensions = [] }: Order): x509.Extension[] {
  const alternatives = names.map((value) => ({ type: 'dns' as const, value }));
  return [
    new x509.BasicConstraintsExtension(isAuthority, undefined, true),
    ...(names.length > 0 ? [new x509.SubjectAlternativeNameExtension(alternatives)] : []),
    ...extensions,
  ];
}

async function pemOf(leaf: Party, ...rest: readonly Party[]): Promise<Identity> {
  const key = await crypto.subtle.exportKey('pkcs8', leaf.keys.privateKey);
  return {
    key: x509.PemConverter.encode(key, 'PRIVATE KEY'),
    cert: [leaf, ...rest].map(({ certificate }) => certificate.toString('pem')).join('\n'),
  };
}
