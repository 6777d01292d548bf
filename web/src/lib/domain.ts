import { domainToASCII, domainToUnicode } from 'node:url';

/** The name as the record keeps it (lower case, A-labels); undefined where it is no host name at all. */
export function canonicalDomain(text: string): string | undefined {
  // The conversion stops at these signs without a word, and half a name is another name.
  if (/[\s/?#@:\\%]/.test(text.trim())) return undefined;
  const ascii = domainToASCII(text.trim().toLowerCase().replace(/\.$/, ''));
  const isName =
    ascii.length <= 253 && /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/.test(ascii);
  return isName ? ascii : undefined;
}

export function unicodeDomain(domain: string): string {
  return domainToUnicode(domain) || domain;
}

/** A part of an address as it was meant; a broken escape gives no name rather than an error. */
export function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
