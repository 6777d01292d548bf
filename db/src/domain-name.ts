import { domainToASCII } from 'node:url';
import { parse } from 'tldts';

declare const brand: unique symbol;

/** A canonical host name: lower-case A-labels, no dot at the end, no port, not a public suffix. */
export type DomainName = string & { readonly [brand]: 'DomainName' };

export type NameRefusal =
  'empty' | 'not-a-name' | 'ip-address' | 'single-label' | 'special-use' | 'public-suffix' | 'too-long';

export type NameOutcome = { ok: true; domain: DomainName } | { ok: false; reason: NameRefusal };

// RFC 6761, RFC 6762, RFC 7686, RFC 8375, RFC 9476 and the overlay networks that peers lists carry.
// `.example` is not refused: it never resolves on the public DNS, and costs one NXDOMAIN.
const SPECIAL_USE = new Set(
  'local localhost test invalid internal lan home corp intranet arpa onion i2p loki alt exit bit'.split(' '),
);

// LDH labels (RFC 952, RFC 1123) plus the underscore's absence: a host name has none.
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * The only intake for host names: whatever a person, a seed list or another server wrote becomes one
 * canonical name, or a reason why not. WHATWG host parsing (UTS 46) turns obfuscated IPv4 spellings into
 * addresses, which are then refused.
 */
export function parseDomain(text: string): NameOutcome {
  const trimmed = text.trim().replace(/\.$/, '');
  if (trimmed === '') return { ok: false, reason: 'empty' };
  if (trimmed.length > 1000) return { ok: false, reason: 'too-long' };
  // A name with any of these is a URL, an address with a port, or smuggled control text.
  if (/[\s/\\@:?#[\]%<>^|\u0000-\u001f\u007f]/u.test(trimmed)) return refuseOdd(trimmed);

  const ascii = domainToASCII(trimmed);
  if (ascii === '') return { ok: false, reason: 'not-a-name' };
  if (ascii.length > 253) return { ok: false, reason: 'too-long' };
  const labels = ascii.split('.');
  if (/^[\d.]+$/.test(ascii)) return { ok: false, reason: 'ip-address' };
  if (labels.length === 1) {
    return { ok: false, reason: SPECIAL_USE.has(ascii) ? 'special-use' : 'single-label' };
  }
  if (!labels.every((label) => LABEL.test(label))) return { ok: false, reason: 'not-a-name' };
  if (SPECIAL_USE.has(labels.at(-1) ?? '')) return { ok: false, reason: 'special-use' };
  if (parse(ascii, { allowPrivateDomains: true }).domain === null) {
    return { ok: false, reason: 'public-suffix' };
  }
  return { ok: true, domain: ascii as DomainName };
}

function refuseOdd(text: string): NameOutcome {
  return {
    ok: false,
    reason: /^\[?[\da-f:.]+\]?$/i.test(text) && text.includes(':') ? 'ip-address' : 'not-a-name',
  };
}

/** The name that somebody registered: what the cap on newly found hosts counts. Private suffixes count. */
export function registrableDomain(domain: DomainName): string {
  return parse(domain, { allowPrivateDomains: true }).domain ?? domain;
}
