import { domainToASCII } from 'node:url';

/**
 * A name as the record keeps it: lower case, A-labels, perhaps a port; undefined where it is none at all. Which
 * ports a network has is the API's to know. Nothing here turns A-labels back: a name is shown as the API shows it,
 * which knows what could be mistaken for another.
 */
export function canonicalName(text: string): string | undefined {
  const [, host, port = ''] = /^([^:]+)(:[1-9]\d{0,4})?$/.exec(text.trim()) ?? [];
  // The conversion stops at these signs without a word, and half a name is another name.
  if (host === undefined || /[\s/?#@\\%]/.test(host)) return undefined;
  const ascii = domainToASCII(host.toLowerCase()).replace(/\.$/, '');
  const isName =
    ascii.length <= 253 && /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/.test(ascii);
  return isName ? `${ascii}${port}` : undefined;
}

/** A part of an address as it was meant; a broken escape gives no name rather than an error. */
export function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
