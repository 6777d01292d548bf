import { parseDomain, registrableDomain, type DomainName } from '@homeport/db';
import { XMLParser } from 'fast-xml-parser';
import { decodeJson, get, looseArray } from '../../decode.ts';

// Documents of real servers have fewer than 20 links and 2 KiB.
const SOURCE_MAX = 64 * 1024;

/**
 * The host that answers WebFinger for this site, out of the lrdd template of its host-meta (RFC 6415), in
 * XRD or JSON. Null where there is none on the same registrable domain.
 */
export function parseHostMeta(body: Buffer, domain: DomainName): DomainName | null {
  for (const link of linksOf(body)) {
    if (get(link, 'rel') !== 'lrdd') continue;
    const template = get(link, 'template');
    if (typeof template !== 'string' || !URL.canParse(template)) continue;
    const host = parseDomain(new URL(template).hostname);
    if (host.ok && registrableDomain(host.domain) === registrableDomain(domain)) return host.domain;
  }
  return null;
}

function linksOf(body: Buffer): unknown[] {
  const json = decodeJson(body);
  if (json.ok) return looseArray(get(json.value, 'links'), 50);
  // Plume begins with blank lines, which XML forbids before its declaration.
  const source = body.subarray(0, SOURCE_MAX).toString('utf8').trim();
  // No document type: without one there are no entities to swell, and no outside files to fetch.
  if (!source.startsWith('<') || /<!(?:DOCTYPE|ENTITY)/iu.test(source)) return [];
  try {
    const parser = new XMLParser({
      ignoreAttributes: false,
      attributeNamePrefix: '',
      removeNSPrefix: true,
      processEntities: false,
      parseTagValue: false,
      parseAttributeValue: false,
      isArray: (name) => name === 'Link',
    });
    const document: unknown = parser.parse(source);
    return looseArray(get(document, 'XRD', 'Link'), 50);
  } catch {
    // Half a document names no host: the caller goes on without one.
    return [];
  }
}
