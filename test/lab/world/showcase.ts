import { createHash } from 'node:crypto';
import type { Publication } from '@homeport/db';
import type { Kind, Variant } from '../kind.ts';
import type { Ports } from '../net/host.ts';
import { SHAPES } from '../software/index.ts';
import { STILL } from '../timeline.ts';
import type { Policy, Timeline, Truth } from '../truth.ts';
import { Addresses } from './addresses.ts';
import { makeInstance, type Settled } from './instance.ts';
import { GONE_NAMES } from './policies.ts';
import type { World } from './world.ts';

/** Of every instance that says nothing else. */
export const ALLOWS_ALL = 'User-agent: *\nDisallow:\n';

const REASONS = ['Unmoderated spam', 'Harassment', 'Keine Moderation', 'Scraping without consent'];

export interface Row {
  network: Truth['network'];
  kind: Kind;
  variant: Variant;
  name: string;
}

/** Some rows by their names, and what happens to them in time; without it all are there, and nothing happens. */
export type Lives = Readonly<Record<string, Partial<Timeline>>>;

/** One calm instance of every software and of every variant that is worth a row, with all published that can be. */
export function makeShowcase(ports: Ports, anchorAt: number, lives?: Lives): World {
  const rows = rowsOf().filter(({ name }) => lives === undefined || name in lives);
  return makeRows(rows, { ports, anchorAt, addresses: new Addresses() }, lives);
}

// Beyond what a world of the usual size uses.
const GUEST_NETWORKS = 32_768;

/** The showcase's instances of the other networks, at addresses of their own: to stand beside another world. */
export function makeGuests(ports: Ports, anchorAt: number): World {
  const rows = rowsOf().filter(({ network }) => network !== 'fediverse');
  return makeRows(rows, { ports, anchorAt, addresses: new Addresses(GUEST_NETWORKS) });
}

/** One calm instance for each row. */
export function makeRows(rows: readonly Row[], place: Omit<Place, 'rank'>, lives?: Lives): World {
  const settled = rows.map((row, rank) => settle(row, { ...place, rank }));
  const instances = settled.map((entry, index) => {
    const life = { ...STILL, ...lives?.[rows[index]?.name ?? ''] };
    return assemble(entry, settled, life);
  });
  const seeds = settled.map(({ domain, network }) =>
    network === 'fediverse' ? domain : `${network}:${domain}`,
  );
  return { instances, seeds };
}

/** The rows of the table, by network and name: in the order of the instances. */
export function rowsOf(): Row[] {
  const rows = SHAPES.flatMap(({ network, kinds }) =>
    kinds.flatMap((kind) =>
      kind.showcase.map((variant) => ({
        network,
        kind: { ...kind, ...variant.kind },
        variant,
        name: variant.name ?? kind.software,
      })),
    ),
  );
  const twice = rows.find(({ name }, index) => rows.findIndex((other) => other.name === name) !== index);
  if (twice !== undefined) throw new Error(`two rows of the showcase are called ${twice.name}`);
  return rows.sort((a, b) => a.network.localeCompare(b.network) || a.name.localeCompare(b.name));
}

interface Place {
  rank: number;
  ports: Ports;
  anchorAt: number;
  addresses: Addresses;
}

function settle({ network, kind, variant, name }: Row, place: Place): Settled {
  const { rank, ports, anchorAt } = place;
  const host = `${name
    .toLowerCase()
    .replaceAll(/[^a-z\d]+/g, '-')
    .replaceAll(/^-|-$/g, '')}.example`;
  const domain = variant.port === undefined ? host : `${host}:${String(ports[variant.port])}`;
  const addresses = Array.from({ length: variant.addresses ?? 1 }, () => place.addresses.next(host));
  const { ofNetwork = null } = variant;
  return {
    rank,
    domain,
    network,
    software: kind.software,
    kind,
    address: addresses[0] ?? '',
    addresses,
    alias: null,
    country: 'DE',
    condition: 'well',
    movedTo: null,
    robots: variant.robots === undefined ? ALLOWS_ALL : variant.robots,
    withheld: null,
    title: `Pier of ${name}`,
    description: `Here a calm server shows how ${name} speaks of itself.`,
    languages: ['de', 'en'],
    rules: ['Be kind to each other.', 'Keine Werbung ohne Absprache.'],
    contact: `https://${domain}${kind.contactPath}`,
    federation: variant.federation ?? 'open',
    ...publicationsOf(kind),
    version: variant.version ?? kind.versions.at(-1) ?? '1.0.0',
    registration:
      variant.registration ??
      kind.registrations.find((registration) => registration === 'approval') ??
      kind.registrations[0] ??
      'open',
    // Different for each row and count, and long enough to be known again wherever they stand.
    usage: {
      usersTotal: 200_000 + 10 * rank,
      usersActiveHalfyear: 80_000 + rank,
      usersActiveMonth: 30_000 + rank,
      postsTotal: 7_000_000 + 100 * rank,
    },
    growth: 0,
    anchorAt,
    ofNetwork:
      typeof ofNetwork === 'function' ? ofNetwork({ host, domain, addresses, ports, anchorAt }) : ofNetwork,
    ...variant.truth,
  };
}

function publicationsOf({
  peers,
  rules,
}: Kind): Record<'peersPublication' | 'policyPublication', Publication> {
  return {
    peersPublication: peers ? 'published' : 'unsupported',
    policyPublication: Object.keys(rules).length > 0 ? 'published' : 'unsupported',
  };
}

function assemble(entry: Settled, all: readonly Settled[], life: Timeline): Truth {
  const others = all.filter(({ network, domain }) => network === entry.network && domain !== entry.domain);
  return makeInstance(entry, {
    peers: () => others.map(({ domain }) => domain),
    policies: () => ({ policies: policiesOf(entry.kind), later: [] }),
    timeline: () => life,
  });
}

// Each word twice: once with a reason, once without; the second target's name is hidden where that can be.
function policiesOf({ rules, reasons, digests, obfuscate }: Kind): Policy[] {
  return Object.entries(rules).flatMap(([rule, severity], index) =>
    [0, 1].map((turn): Policy => {
      const clearTarget = GONE_NAMES[2 * index + turn] ?? 'nobody.example';
      const target = turn === 1 && obfuscate !== null ? obfuscate(clearTarget) : clearTarget;
      return {
        target,
        clearTarget,
        isObfuscated: target !== clearTarget,
        digest: digests ? createHash('sha256').update(clearTarget).digest('hex') : null,
        severity,
        rule,
        reason: reasons && turn === 0 ? (REASONS[index % REASONS.length] ?? null) : null,
      };
    }),
  );
}
