import { parseDomain, type DomainName, type Federation, type Registration } from '@homeport/db';
import type { FailureCause } from '../outcome.ts';
import type { NodeInfo } from '../probes/nodeinfo/parse.ts';
import type { Counts } from '../visit/visit.ts';
import type { Details } from './software.ts';

// What the readers of several softwares are made of.

/** What the server did say: an absent field must not hide what NodeInfo has. */
export function present(details: {
  [Name in 'title' | 'description' | 'contactUrl' | 'accountDomain']?: Details[Name] | null;
}): Details {
  return Object.fromEntries(Object.entries(details).filter(([, value]) => value !== null));
}

export function registered(registration: Registration | null, registrationSource: string): Details {
  return registration === null ? {} : { registration, registrationSource };
}

/**
 * Whom the server federates with. Whoever keeps to a chosen circle has said so at `source`, in the words `value`:
 * that is noted among its wishes.
 */
export function federated(federation: Federation | null, source: string, value: string): Details {
  if (federation === null) return {};
  if (federation === 'open') return { federation };
  return { federation, signals: [{ kind: 'limited_federation', source, value: value.slice(0, 200) }] };
}

/** A server that is configured to be seen by its own people alone, in the words `value`: that is one of its wishes. */
export function secluded(details: Details, source: string, value: string): Details {
  const signals = [...(details.signals ?? []), { kind: 'site_private', source, value } as const];
  return { ...details, isPrivate: true, signals };
}

/** Numbers of the software's own, where NodeInfo has none. Whoever hides its use in NodeInfo hides it here too. */
export function counted(info: NodeInfo, source: string, values: Partial<Counts>): Details {
  if (info.hidesUsage) return {};
  const found = Object.fromEntries(
    Object.entries(values).filter(
      ([name, value]) => value !== null && info.counts[name as keyof Counts] === null,
    ),
  );
  return Object.keys(found).length > 0 ? { counts: { values: found, source } } : {};
}

/** A name as it stands in an answer, where it is one. */
export function nameIn(value: unknown): DomainName | null {
  const name = typeof value === 'string' ? parseDomain(value) : null;
  return name?.ok ? name.domain : null;
}

/** The name in an address such as `https://host/`, where it is one. */
export function hostIn(value: unknown): DomainName | null {
  if (typeof value !== 'string' || value.length > 500 || !URL.canParse(value)) return null;
  // A port would make another server of it.
  return nameIn(new URL(value).host);
}

export function unexpected(path: string): {
  ok: false;
  failure: { cause: Extract<FailureCause, 'parse_unexpected'>; detail: string };
} {
  return {
    ok: false,
    failure: { cause: 'parse_unexpected', detail: `${path} has another shape than expected.` },
  };
}
