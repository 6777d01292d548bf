import { BlockList } from 'node:net';
import { z } from 'zod';
import { NO_PROXY, readNetworks, type TrustedProxies } from './http/client.ts';

export interface Config {
  databaseUrl: string;
  /** A read replica; the API only reads. */
  databaseReadUrl: string | undefined;
  port: number;
  host: string;
  /** Where the site is, for links. */
  publicUrl: string;
  /** Left out, nobody is limited, and every answer looks at the record anew. */
  limits?: Limits;
}

/** What one client may take of the API, and all of them together. */
export interface Limits {
  /** Of one client, over all API processes on one database; 0 limits nobody. */
  requestsPerMinute: number;
  trustProxy: TrustedProxies;
  /** Clients that are not limited as long as they ask for themselves. */
  unlimited: BlockList;
  connectionsMax: number;
  /** How long the record may be taken for unchanged without looking, in milliseconds. */
  freshMs: number;
}

export const NO_LIMITS: Limits = {
  requestsPerMinute: 0,
  trustProxy: NO_PROXY,
  unlimited: new BlockList(),
  connectionsMax: Infinity,
  freshMs: 0,
};

// The site's own server beside us asks for all its readers.
const LOOPBACK = '127.0.0.0/8, ::1';
// Short beside the minute for which an answer says that it keeps, long beside a burst of the same question.
const FRESH_MS = 1_000;

const DatabaseUrl = z.string().regex(/^postgres(ql)?:\/\/[^/]+\/.+/);

/** Reads the environment once, at boot, and names every fault in one message. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const faults: string[] = [];
  const databaseUrl = env['DATABASE_URL'] ?? '';
  const databaseReadUrl = env['DATABASE_READ_URL'] === '' ? undefined : env['DATABASE_READ_URL'];
  const portText = env['API_PORT'] ?? '3001';
  const host = env['API_HOST'] ?? '127.0.0.1';
  const publicUrl = env['PUBLIC_URL'] ?? 'http://localhost:3000';

  if (databaseUrl === '') {
    faults.push('DATABASE_URL is missing: name the database, such as postgres://user@host/homeport');
  } else if (!DatabaseUrl.safeParse(databaseUrl).success) {
    faults.push('DATABASE_URL must look like postgres://user:password@host:port/name');
  }
  if (databaseReadUrl !== undefined && !DatabaseUrl.safeParse(databaseReadUrl).success) {
    faults.push('DATABASE_READ_URL must look like postgres://user:password@host:port/name');
  }
  // Port 0 asks the system for any free one.
  const port = /^\d{1,5}$/.test(portText) ? Number(portText) : NaN;
  if (!(port <= 65_535)) faults.push('API_PORT must be a port number from 0 to 65535');
  if (!/^[\w.:-]+$/.test(host)) faults.push('API_HOST must be a host name or an address to listen on');
  if (!z.url({ protocol: /^https?$/ }).safeParse(publicUrl).success) {
    faults.push('PUBLIC_URL must be an http or https URL');
  }
  const limits = readLimits(env, faults);
  if (faults.length > 0) throw new Error(`The API cannot start:\n- ${faults.join('\n- ')}`);
  return { databaseUrl, databaseReadUrl, port, host, publicUrl, limits };
}

function readLimits(env: Readonly<Record<string, string | undefined>>, faults: string[]): Limits {
  const requestsPerMinute = readCount(env['API_REQUESTS_PER_MINUTE'] || '600');
  const connectionsMax = readCount(env['API_CONNECTIONS_MAX'] || '1000');
  const trustProxy = readTrust(env['TRUST_PROXY'] || '0');
  const unlimited = readNetworks(env['API_UNLIMITED_FROM'] || LOOPBACK);
  if (!(requestsPerMinute >= 0)) {
    faults.push('API_REQUESTS_PER_MINUTE must be a whole number; 0 limits nobody');
  }
  if (!(connectionsMax >= 10)) faults.push('API_CONNECTIONS_MAX must be a whole number from 10 on');
  if (!trustProxy) {
    faults.push(
      'TRUST_PROXY must be the number of proxies in a row, or their networks, such as 10.0.0.0/8, ::1',
    );
  }
  if (!unlimited) faults.push('API_UNLIMITED_FROM must be networks, such as 127.0.0.0/8, ::1');
  return {
    requestsPerMinute,
    connectionsMax,
    trustProxy: trustProxy ?? NO_PROXY,
    unlimited: unlimited ?? new BlockList(),
    freshMs: FRESH_MS,
  };
}

function readCount(text: string): number {
  return /^\d{1,7}$/.test(text) ? Number(text) : NaN;
}

function readTrust(text: string): TrustedProxies | null {
  if (/^\d{1,2}$/.test(text)) return { hops: Number(text) };
  const networks = readNetworks(text);
  return networks && { networks };
}
