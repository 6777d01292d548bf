import { readFileSync } from 'node:fs';
import { NETWORKS, parseDomain, parseInstanceName, type InstanceName, type Network } from '@homeport/db';
import { systemClock, virtualClock, type Clock } from './clock.ts';
import { readCanaries } from './net/canary-list.ts';
import type { Canary } from './net/canary.ts';
import { SEEDS } from './seeds.ts';

/** What even a command without a database must know: who we are, where we begin, and how to get out. */
export interface NetSettings {
  userAgent: string;
  /** All requests of this process together, robots.txt included. */
  requestsPerSecond: number;
  seeds: readonly { network: Network; name: InstanceName }[];
  /** Empty: the system's. */
  dnsServers: readonly string[];
  /** PEM of further authorities; null: the built-in ones alone. */
  extraCa: string | null;
  /** Networks (CIDR) that the address guard lets through although they are not public. */
  allowNetworks: readonly string[];
  /** Where this Homeport itself is reached: it does not crawl itself. */
  ownNames: readonly string[];
  httpsPort: number;
  /** Where Matrix servers federate, and where LBRY hubs listen, if their names say no port. */
  matrixPort: number;
  lbryPort: number;
  clock: Clock;
}

export interface Config extends NetSettings {
  databaseUrl: string;
  vantage: string;
  /** Contacts under way at once. */
  concurrency: number;
  /** New hosts of one registrable domain that are visited until a person looks. */
  hostsPerDomainMax: number;
  /** Registrable domains that a person has looked at. */
  knownHosters: readonly string[];
  /** DNS servers of other networks that are asked whether our own line works; empty: nobody. */
  canaries: readonly Canary[];
  logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
}

const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const;
const VERSION = '0.1.0';
const NO_PUBLIC_URL =
  'PUBLIC_URL must be the address of this Homeport: hosts must be able to find out who we are';

// Hosting companies and universities that run many servers under one name; looked at one by one.
const KNOWN_HOSTERS = 'masto.host education.fr nohost.me wordpress.com modular.im hostdon.ne.jp';

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the environment once, at boot, and names every fault in one message. */
export function readConfig(env: Environment): Config {
  const faults: string[] = [];
  const net = readNet(env, faults);
  if (!env['PUBLIC_URL']) faults.push(NO_PUBLIC_URL);
  if (!env['DATABASE_URL']) faults.push('DATABASE_URL is missing');
  const vantage = env['VANTAGE'] ?? 'home';
  if (!/^[a-z\d][a-z\d-]{0,31}$/.test(vantage)) {
    faults.push('VANTAGE must be 1 to 32 lower-case letters, digits or hyphens');
  }
  const logLevel = LOG_LEVELS.find((level) => level === (env['LOG_LEVEL'] ?? 'info'));
  if (!logLevel) faults.push(`LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}`);
  const config: Config = {
    ...net,
    databaseUrl: env['DATABASE_URL'] ?? '',
    vantage,
    concurrency: readNumber(env, 'CONCURRENCY', { fallback: 64, min: 1, max: 2000 }, faults),
    hostsPerDomainMax: readNumber(
      env,
      'HOSTS_PER_DOMAIN_MAX',
      { fallback: 20, min: 1, max: 100_000 },
      faults,
    ),
    knownHosters: words(env['KNOWN_HOSTERS'] ?? KNOWN_HOSTERS),
    canaries: readCanaries(env['CANARIES'], faults),
    logLevel: logLevel ?? 'info',
  };
  return orThrow(config, faults);
}

/** The part that a command without a database needs; it may be run by somebody who has no public address. */
export function readNetSettings(env: Environment): NetSettings {
  const faults: string[] = [];
  return orThrow(readNet(env, faults), faults);
}

function readNet(env: Environment, faults: string[]): NetSettings {
  return {
    userAgent: readUserAgent(env['PUBLIC_URL'], faults),
    // Gentle until somebody says otherwise: a new Homeport should not be noticed by anyone.
    requestsPerSecond: readNumber(env, 'REQUESTS_PER_SECOND', { fallback: 8, min: 0.1, max: 10_000 }, faults),
    seeds: readSeeds(env['SEEDS'], faults),
    dnsServers: words(env['DNS_SERVERS']),
    extraCa: readCa(env['EXTRA_CA'], faults),
    allowNetworks: readNetworks(env['ALLOW_NETWORKS'], faults),
    ownNames: ownNameIn(env['PUBLIC_URL']),
    httpsPort: readNumber(env, 'HTTPS_PORT', { fallback: 443, ...PORTS }, faults),
    matrixPort: readNumber(env, 'MATRIX_PORT', { fallback: 8448, ...PORTS }, faults),
    lbryPort: readNumber(env, 'LBRY_PORT', { fallback: 50_001, ...PORTS }, faults),
    clock: readClock(env['CLOCK'], faults),
  };
}

function orThrow<Settings>(settings: Settings, faults: readonly string[]): Settings {
  if (faults.length > 0) throw new Error(`Cannot start:\n- ${faults.join('\n- ')}`);
  return settings;
}

function readUserAgent(publicUrl: string | undefined, faults: string[]): string {
  if (!publicUrl) return `Homeport/${VERSION} (local check)`;
  if (!URL.canParse(publicUrl)) faults.push(NO_PUBLIC_URL);
  return `Homeport/${VERSION} (+${publicUrl.replace(/\/$/, '')}/bot)`;
}

// None where it is an address or a name of one's own house: the guard refuses those anyway.
function ownNameIn(publicUrl: string | undefined): string[] {
  const name = parseDomain(URL.parse(publicUrl ?? '')?.hostname ?? '');
  return name.ok ? [name.domain] : [];
}

function words(text: string | undefined): string[] {
  return (text ?? '').split(/[\s,]+/).filter(Boolean);
}

interface Range {
  fallback: number;
  min: number;
  max: number;
  isWhole?: boolean;
}

const PORTS = { min: 1, max: 65_535, isWhole: true };

function readNumber(env: Environment, name: string, range: Range, faults: string[]): number {
  const { fallback, min, max, isWhole = false } = range;
  const value = Number(env[name] ?? fallback);
  const isFit = value >= min && value <= max && (!isWhole || Number.isInteger(value));
  if (!isFit) faults.push(`${name} must be a number from ${min} to ${max}`);
  return value;
}

function readSeeds(text: string | undefined, faults: string[]): NetSettings['seeds'] {
  const seeds = text === undefined ? SEEDS : words(text).map(seedIn);
  return seeds.flatMap(({ network, name }) => {
    const parsed = parseInstanceName(network, name);
    if (!parsed.ok) {
      const of = network === 'fediverse' ? '' : ` of ${network}`;
      faults.push(`SEEDS contains ${JSON.stringify(name)}${of}, which is no host name (${parsed.reason})`);
    }
    return parsed.ok ? [{ network, name: parsed.name }] : [];
  });
}

/** `matrix:example.org` or `lbry:hub.example:50002`; without a network before it, the Fediverse's. */
function seedIn(word: string): { network: Network; name: string } {
  const network = NETWORKS.find((one) => word.startsWith(`${one}:`));
  return network ? { network, name: word.slice(network.length + 1) } : { network: 'fediverse', name: word };
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
    if (!/^[\da-f.:]+\/\d{1,3}$/i.test(network)) {
      faults.push(
        `ALLOW_NETWORKS contains ${JSON.stringify(network)}, which is no network such as 127.0.0.0/8`,
      );
    }
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
