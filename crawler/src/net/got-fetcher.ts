import { setMaxListeners } from 'node:events';
import { createSecureContext, rootCertificates } from 'node:tls';
import { createAddressGuard } from './names/address-guard.ts';
import { HttpsContact } from './http/contact.ts';
import { echo } from './lines/datagram.ts';
import type { Fetcher, Place, RobotsRecord } from './fetcher.ts';
import type { Deadlines, House } from './http/host-session.ts';
import { createSend } from './http/send.ts';
import { HTTPS_PORT } from './place.ts';
import { LineTalk } from './lines/line-talk.ts';
import { addressesOf, canonical } from './names/locate.ts';
import { ownAddresses } from './names/own-addresses.ts';
import { Pace } from './pace.ts';
import { createResolver } from './names/resolver.ts';
import { robotsFor } from './robots/robots-record.ts';
import { ROBOTS_TOKEN } from './robots/robots.ts';
import type { Turnstile } from './turnstile.ts';

export interface NetConfig {
  /** `ip:port` each; empty means the system's. */
  dnsServers: readonly string[];
  /** PEM text of authorities that are trusted besides the public ones. */
  extraCa: string | null;
  /** CIDRs that the address guard lets pass although they are not on the public internet. */
  allowNetworks: readonly string[];
  /** Names under which we are reached ourselves: nobody is asked there. */
  ownNames: readonly string[];
  /** Dialled where URLs say 443. */
  httpsPort: number;
  /** The usual ports of protocols that are no HTTPS at a domain. */
  ports: Fetcher['ports'];
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
  /** What is agreed on with other crawlers of the same record; left out by who has none. */
  turnstile?: Turnstile;
}

/** The promises of the design, for everything that a configuration does not say otherwise. */
export const NET_DEFAULTS = {
  dnsServers: [],
  extraCa: null,
  allowNetworks: [],
  ownNames: [],
  httpsPort: HTTPS_PORT,
  ports: { matrix: 8448, lbry: 50_001 },
  robotsToken: ROBOTS_TOKEN,
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
    datagramMs: 5000,
  },
} as const;

/** The adapter of the port. `destroy` ends everything that is still under way. */
export function createFetcher(config: NetConfig): Fetcher & { destroy(): Promise<void> } {
  const house = buildHouse(config);
  const { robotsToken, now } = config;
  const open = new Set<() => void>();

  function openContact(place: Place, robots: RobotsRecord | null, signal: AbortSignal): HttpsContact {
    const { ending, onClose } = endWith(signal, () => open.delete(close));
    const options = { place: canonical(place), robots, signal: ending, onClose, house, robotsToken, now };
    const contact = new HttpsContact(options);
    const close = (): void => {
      contact.close();
    };
    open.add(close);
    return contact;
  }

  return {
    open: openContact,
    names: {
      addressesOf: (host) => addressesOf(host, house),
      servicesOf: (name) => house.resolver.servicesOf(name),
    },
    talk(place, signal) {
      const { ending, onClose } = endWith(signal, () => open.delete(close));
      const talk = new LineTalk({ place: canonical(place), signal: ending, onClose, house });
      const close = (): void => {
        talk.close();
      };
      open.add(close);
      return talk;
    },
    async echo(place, datagram, signal) {
      const { ending, onClose } = endWith(signal, () => open.delete(onClose));
      open.add(onClose);
      try {
        return await echo({ place: canonical(place), datagram, house, signal: ending });
      } finally {
        onClose();
      }
    },
    ports: config.ports,
    isSlow: (robots) => robotsFor(robots, robotsToken, now()).crawlDelayMs > config.crawlDelayWaitMaxMs,
    async destroy() {
      for (const close of [...open]) close();
      // Sockets and queues settle in the turns that follow.
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

// One for all: nobody reads it, and made anew for each contact it would bring a stack that nobody reads either.
const OVER = new Error('the contact is over');

/** A signal that ends with the caller's, or when `onClose` is called, whichever is first. */
function endWith(signal: AbortSignal, onEnd: () => void): { ending: AbortSignal; onClose: () => void } {
  const closing = new AbortController();
  const stop = (): void => {
    closing.abort(OVER);
  };
  // Hundreds of contacts listen to one worker's signal, each until it is closed: that is no leak.
  setMaxListeners(0, signal, closing.signal);
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  const onClose = (): void => {
    stop();
    signal.removeEventListener('abort', stop);
    onEnd();
  };
  return { ending: closing.signal, onClose };
}

function buildHouse(config: NetConfig): House {
  const { httpsPort, hostGapMs, crawlDelayWaitMaxMs, deadlines } = config;
  return {
    guard: createAddressGuard(config.allowNetworks, ownAddresses()),
    ownNames: new Set(config.ownNames),
    resolver: createResolver(config.dnsServers, deadlines.dnsMs),
    pace: new Pace(config, config.turnstile),
    // Made once: reading 140 root certificates for every connection costs more than the handshake.
    secureContext: createSecureContext(
      config.extraCa === null ? {} : { ca: [...rootCertificates, config.extraCa] },
    ),
    send: createSend(config.userAgent),
    httpsPort,
    hostGapMs,
    crawlDelayWaitMaxMs,
    deadlines,
  };
}
