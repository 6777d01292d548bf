import type { Network } from '@homeport/api/contract';

/** The page of an instance. The network is named only where the usual one would be the wrong one. */
export function instancePath({ network, domain }: { network: Network; domain: string }): string {
  const path = `/instances/${encodeURIComponent(domain)}`;
  return network === 'fediverse' ? path : `${path}?network=${network}`;
}

/** The page with all that happened to it. */
export function incidentsPath({ network, domain }: { network: Network; domain: string }): string {
  return `/instances/${encodeURIComponent(domain)}/incidents?network=${network}`;
}

/** The page on which its operator reads what was asked. */
export function consentPath({ network, domain }: { network: Network; domain: string }): string {
  const path = `/instances/${encodeURIComponent(domain)}/consent`;
  return network === 'fediverse' ? path : `${path}?network=${network}`;
}
