import { setMaxListeners } from 'node:events';
import { createSecureContext, rootCertificates } from 'node:tls';
import type { DomainName } from '@homeport/db';
import got from 'got';
import { createAddressGuard } from './address-guard.ts';
import { HttpsContact } from './contact.ts';
import type { Contact, Fetcher, RobotsRecord } from './fetcher.ts';
import type { Deadlines, House } from './host-session.ts';
import { Pace } from './pace.ts';
import { createResolver } from './resolver.ts';
import { robotsFor } from './robots-record.ts';

export interface NetConfig {
  /** `ip:port` each; empty means the system's. */
  dnsServers: readonly string[];
  /** PEM text of authorities that are trusted besides the public ones. */
  extraCa: string | null;
  /** CIDRs that the address guard lets pass although they are not on the public internet. */
  allowNetworks: readonly string[];
  /** Dialled where URLs say 443. */
  httpsPort: number;
  userAgent: string;
  /** Our name in robots.txt. */
  robotsToken: string;
  requestsPerSecondMax: number;
  /** For records. Timeouts and pace always follow the real, monotonic clock. */
  now: () => Date;
  hostGapMs: number;
  /** The longest `Crawl-delay` that is waited for within a contact. */
  crawlDelayWaitMaxMs: number;
  addressGapMs: number;
  connectionsPerAddressMax: number;
  deadlines: Deadlines;
}

/** The promises of the design, for everything that a configuration does not say otherwise. */
export const NET_DEFAULTS = {
  dnsServers: [],
  extraCa: null,
  allowNetworks: [],
  httpsPort: 443,
  robotsToken: 'Homeport',
  requestsPerSecondMax: 8,
  hostGapMs: 1000,
  crawlDelayWaitMaxMs: 60_000,
  addressGapMs: 100,
  connectionsPerAddressMax: 2,
  deadlines: {
    dnsMs: 5000,
    connectMs: 5000,
    tlsMs: 5000,
    headersMs: 10_000,
    bodyMs: 15_000,
    questionMs: 20_000,
  },
} as const;

/** The adapter of the port over HTTPS. `destroy` ends every contact that is still open. */
export function createFetcher(config: NetConfig): Fetcher & { destroy(): Promise<void> } {
  const house = buildHouse(config);
  const { robotsToken, now } = config;
  const open = new Set<Contact>();

  return {
    open(domain: DomainName, robots: RobotsRecord | null, signal: AbortSignal): Contact {
      const closing = new AbortController();
      const stop = (): void => {
        closing.abort();
      };
      // Hundreds of contacts listen to one worker's signal, each until it is closed: that is no leak.
      setMaxListeners(0, signal, closing.signal);
      signal.addEventListener('abort', stop, { once: true });
      if (signal.aborted) stop();
      const onClose = (): void => {
        stop();
        signal.removeEventListener('abort', stop);
        open.delete(contact);
      };
      const contact = new HttpsContact({
        domain,
        robots,
        signal: closing.signal,
        onClose,
        house,
        robotsToken,
        now,
      });
      open.add(contact);
      return contact;
    },
    isSlow: (robots) => robotsFor(robots, robotsToken, now()).crawlDelayMs > config.crawlDelayWaitMaxMs,
    async destroy() {
      for (const contact of [...open]) contact.close();
      // Sockets and queues settle in the turns that follow.
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

function buildHouse(config: NetConfig): House {
  const { httpsPort, hostGapMs, crawlDelayWaitMaxMs, deadlines } = config;
  return {
    guard: createAddressGuard(config.allowNetworks),
    resolver: createResolver(config.dnsServers, deadlines.dnsMs),
    pace: new Pace(config),
    // Made once: reading 140 root certificates for every connection costs more than the handshake.
    secureContext: createSecureContext(
      config.extraCa === null ? {} : { ca: [...rootCertificates, config.extraCa] },
    ),
    // What got would do by itself is switched off: redirects, retries, unpacking and proxies are decided here,
    // and its unpacking has no limit.
    got: got.extend({
      followRedirect: false,
      decompress: false,
      retry: { limit: 0 },
      throwHttpErrors: false,
      http2: false,
      headers: { 'user-agent': config.userAgent, 'accept-encoding': 'gzip' },
    }),
    httpsPort,
    hostGapMs,
    crawlDelayWaitMaxMs,
    deadlines,
  };
}
