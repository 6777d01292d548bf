import { readFileSync } from 'node:fs';
import { parseDomain, type DomainName } from '@homeport/db';
import { systemClock, virtualClock, type Clock } from './clock.ts';
import { SEEDS } from './seeds.ts';

export interface Config {
  databaseUrl: string;
  userAgent: string;
  vantage: string;
  /** Contacts under way at once. */
  concurrency: number;
  /** All requests of this process together, robots.txt included. */
  requestsPerSecond: number;
  /** New hosts of one registrable domain that are visited until a person looks. */
  hostsPerDomainMax: number;
  /** Registrable domains that a person has looked at. */
  knownHosters: readonly string[];
  seeds: readonly DomainName[];
  /** Empty: the system's. */
  dnsServers: readonly string[];
  /** PEM of further authorities; null: the built-in ones alone. */
  extraCa: string | null;
  /** Networks (CIDR) that the address guard lets through although they are not public. */
  allowNetworks: readonly string[];
  httpsPort: number;
  logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
  clock: Clock;
}

const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const;
const VERSION = '0.1.0';

// Hosting companies and universities that run many servers under one name; looked at one by one.
const KNOWN_HOSTERS = 'masto.host education.fr nohost.me wordpress.com modular.im hostdon.ne.jp';

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the environment once, at boot, and names every fault in one message. */
export function readConfig(env: Environment): Config {
  const faults: string[] = [];
  const publicUrl = env['PUBLIC_URL'] ?? '';
  if (!URL.canParse(publicUrl))
    faults.push('PUBLIC_URL must be the address of this Homeport: hosts must be able to find out who we are');
  if (!env['DATABASE_URL']) faults.push('DATABASE_URL is missing');
  const seeds = readSeeds(env['SEEDS'], faults);
  const logLevel = LOG_LEVELS.find((level) => level === (env['LOG_LEVEL'] ?? 'info'));
  if (!logLevel) faults.push(`LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}`);
  const config: Config = {
    databaseUrl: env['DATABASE_URL'] ?? '',
    userAgent: `Homeport/${VERSION} (+${publicUrl.replace(/\/$/, '')}/bot)`,
    vantage: env['VANTAGE'] ?? 'home',
    concurrency: readNumber(env, 'CONCURRENCY', { fallback: 64, min: 1, max: 2000 }, faults),
    // Gentle until somebody says otherwise: a new Homeport should not be noticed by anyone.
    requestsPerSecond: readNumber(env, 'REQUESTS_PER_SECOND', { fallback: 8, min: 0.1, max: 10_000 }, faults),
    hostsPerDomainMax: readNumber(
      env,
      'HOSTS_PER_DOMAIN_MAX',
      { fallback: 20, min: 1, max: 100_000 },
      faults,
    ),
    knownHosters: words(env['KNOWN_HOSTERS'] ?? KNOWN_HOSTERS),
    seeds,
    dnsServers: words(env['DNS_SERVERS']),
    extraCa: readCa(env['EXTRA_CA'], faults),
    allowNetworks: readNetworks(env['ALLOW_NETWORKS'], faults),
    httpsPort: readNumber(env, 'HTTPS_PORT', { fallback: 443, min: 1, max: 65_535 }, faults),
    logLevel: logLevel ?? 'info',
    clock: readClock(env['CLOCK'], faults),
  };
  if (faults.length > 0) throw new Error(`Cannot start:\n- ${faults.join('\n- ')}`);
  return config;
}

function words(text: string | undefined): string[] {
  return (text ?? '').split(/[\s,]+/).filter(Boolean);
}

interface Range {
  fallback: number;
  min: number;
  max: number;
}

function readNumber(env: Environment, name: string, { fallback, min, max }: Range, faults: string[]): number {
  const value = Number(env[name] ?? fallback);
  if (!(value >= min && value <= max)) faults.push(`${name} must be a number from ${min} to ${max}`);
  return value;
}

function readSeeds(text: string | undefined, faults: string[]): DomainName[] {
  const names = text === undefined ? SEEDS.map(({ domain }) => domain) : words(text);
  return names.flatMap((name) => {
    const parsed = parseDomain(name);
    if (!parsed.ok)
      faults.push(`SEEDS contains ${JSON.stringify(name)}, which is no host name (${parsed.reason})`);
    return parsed.ok ? [parsed.domain] : [];
  });
}

function readCa(file: string | undefined, faults: string[]): string | null {
  if (!file) return null;
  try {
    return readFileSync(file, 'utf8');
  } catch {
    faults.push(`EXTRA_CA names a file that can't be read: ${file}`);
    return null;
  }
}

function readNetworks(text: string | undefined, faults: string[]): string[] {
  const networks = words(text);
  for (const network of networks) {
    if (!/^[\da-f.:]+\/\d{1,3}$/i.test(network))
      faults.push(
        `ALLOW_NETWORKS contains ${JSON.stringify(network)}, which is no network such as 127.0.0.0/8`,
      );
  }
  return networks;
}

function readClock(text: string | undefined, faults: string[]): Clock {
  if (!text) return systemClock;
  const [virtual = '', real = '', speed = ''] = text.split(',');
  if (Number.isNaN(Date.parse(virtual)) || Number.isNaN(Date.parse(real)) || !(Number(speed) > 0)) {
    faults.push('CLOCK must be "<date shown>,<real date of that moment>,<speed>"');
    return systemClock;
  }
  return virtualClock(new Date(virtual), new Date(real), Number(speed));
}
