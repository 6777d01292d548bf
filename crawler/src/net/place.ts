import type { DomainName } from '@homeport/db';
import type { Place } from './fetcher.ts';

// What URLs need not say; a lab maps it to another port.
export const HTTPS_PORT = 443;

/** The web server of a name. */
export function webPlace(host: DomainName): Place {
  return { host, port: HTTPS_PORT, authority: host };
}
