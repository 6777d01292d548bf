import { domainToASCII, domainToUnicode } from 'node:url';
import { parse } from 'tldts';

declare const brand: unique symbol;
declare const portless: unique symbol;

/** A name that an intake has brought to its one spelling: a host name, perhaps with a port. */
export type CanonicalName = string & { readonly [brand]: 'CanonicalName' };

/** A canonical host name: lower-case A-labels, no dot at the end, no port, not a public suffix. */
export type DomainName = CanonicalName & { readonly [portless]: true };

export type NameRefusal =
  | 'empty'
  | 'not-a-name'
  | 'ip-address'
  | 'single-label'
  | 'special-use'
  | 'overlay-network'
  | 'public-suffix'
  | 'too-long'
  | 'port';

export type NameOutcome = { ok: true; domain: DomainName } | { ok: false; reason: NameRefusal };

// Names of one's own machine, house or laboratory: RFC 6761, RFC 6762 with its appendix G, RFC 8375
// (home.arpa; all of .arpa is infrastructure), and what ICANN keeps back (.internal, .home, .corp).
// `.example` is not refused: it never resolves on the public DNS, and costs one NXDOMAIN.
const SPECIAL_USE = new Set(
  'local localhost localdomain test invalid internal intranet private lan home corp arpa'.split(' '),
);

// Names of other networks than the internet, which peers lists carry and which are out of reach from here:
// RFC 7686 (onion), RFC 9476 (alt), draft-grothoff-iesg-special-use-p2p-names (exit, i2p, bit, gnu, zkey),
// Lokinet (loki, snode), dn42's own registry, and the Ethereum Name Service (eth).
const OVERLAY_NETWORKS = new Set('onion i2p loki snode bit exit gnu zkey alt dn42 eth'.split(' '));

// LDH labels (RFC 952, RFC 1123) plus the underscore's absence: a host name has none.
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * The only intake for host names: whatever a person, a seed list or another server wrote becomes one
 * canonical name, or a reason why not. WHATWG host parsing (UTS 46, non-transitional) turns obfuscated IPv4
 * spellings into addresses, which are then refused.
 */
export function parseDomain(text: string): NameOutcome {
  const trimmed = text.trim();
  if (trimmed === '') return refuse('empty');
  if (trimmed.length > 1000) return refuse('too-long');
  // A name with any of these is a URL, an address with a port, or smuggled control text.
  if (/[\s/\\@:?#[\]%<>^|\u0000-\u001f\u007f]/u.test(trimmed)) return refuse(reasonForOdd(trimmed));

  // The dot at the end goes after the conversion, which knows the ideographic full stops (。．｡) for dots.
  const ascii = domainToASCII(trimmed).replace(/\.$/, '');
  if (ascii === '') return refuse(reasonForOdd(trimmed));
  if (ascii.length > 253) return refuse('too-long');
  const reason = reasonAgainst(ascii);
  return reason === null ? { ok: true, domain: ascii as DomainName } : refuse(reason);
}

function refuse(reason: NameRefusal): NameOutcome {
  return { ok: false, reason };
}

function reasonAgainst(ascii: string): NameRefusal | null {
  if (/^[\d.]+$/.test(ascii)) return 'ip-address';
  const labels = ascii.split('.');
  if (!labels.every((label) => LABEL.test(label)) || !isDecodable(ascii)) return 'not-a-name';
  const ending = labels.at(-1) ?? '';
  if (OVERLAY_NETWORKS.has(ending)) return 'overlay-network';
  if (SPECIAL_USE.has(ending)) return 'special-use';
  if (labels.length === 1) return 'single-label';
  return parse(ascii, { allowPrivateDomains: true }).domain === null ? 'public-suffix' : null;
}

/**
 * Whether every A-label stands for a U-label, and for that one alone. The WHATWG parser passes names of pure ASCII
 * unread: `xn--a` would be a name that nobody can register, `xn---zui` a second spelling of `xn--zui`.
 */
function isDecodable(ascii: string): boolean {
  if (!ascii.includes('xn--')) return true;
  const unicode = domainToUnicode(ascii);
  return !/(?:^|\.)xn--/.test(unicode) && domainToASCII(unicode) === ascii;
}

/** Why a text of which the conversion makes nothing is refused: addresses are worth their own sentence. */
function reasonForOdd(text: string): NameRefusal {
  // Full-width and circled signs are the ordinary ones in disguise; NFKC takes it off, as UTS 46 does.
  const plain = text.normalize('NFKC').toLowerCase();
  const bare = plain
    .replace(/^\[/, '')
    .replace(/\](?::\d*)?$/, '')
    .replace(/%\w+$/, '');
  if (/^[\da-f:.]+$/.test(bare) && bare.split(':').length > 2) return 'ip-address';
  // WHATWG "ends in a number": such a host can only be an IPv4 address, if often an impossible one.
  return /^(?:[^:/@\s]*[.。])?(?:\d+|0x[\da-f]*)[.。]?$/.test(plain) ? 'ip-address' : 'not-a-name';
}

/** The name that somebody registered: what the cap on newly found hosts counts. Private suffixes count. */
export function registrableDomain(domain: DomainName): string {
  return parse(domain, { allowPrivateDomains: true }).domain ?? domain;
}
