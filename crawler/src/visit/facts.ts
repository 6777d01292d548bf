import { parseDomain, type DomainName } from '@homeport/db';
import { markCounts } from '../health/usage.ts';
import type { Outcome } from '../outcome.ts';
import type { Read } from '../probes/nodeinfo/probe.ts';
import { spelled } from '../software/index.ts';
import type { Details, Software } from '../software/software.ts';
import { COUNTS, type CountName, type Counts, type Facts, type Usage } from './visit.ts';

export interface Told {
  read: Read;
  software: Software | undefined;
  /** What the software's own endpoints said; absent where it has none, or was not asked. */
  own: Outcome<Details> | undefined;
  /** The server asks to be listed without its own words. */
  isPrivate: boolean;
}

/** NodeInfo, and over it what the software's own endpoints say better. */
export function factsOf({ read, software, own, isPrivate }: Told): Facts {
  const { info, host, path } = read;
  const { counts, signals: _signals, ...details } = own?.ok ? own.value : {};
  const facts: Facts = {
    software: spelled(info.software),
    version: info.version,
    title: info.title,
    description: info.description,
    languages: info.languages,
    country: null,
    countrySource: null,
    rules: [],
    ...registrationIn(read, software),
    contactUrl: null,
    federation: null,
    accountDomain: null,
    webDomain: host,
    ofNetwork: null,
    nodeinfoUrl: `https://${host}${path}`,
    ...details,
    usage: usageOf(read, software, counts),
    isPrivate: isPrivate || details.isPrivate === true,
  };
  if (facts.languages.length === 0) facts.languages = info.languages;
  // It answers, but keeps to itself: what it is may be counted, its own words are neither kept nor repeated.
  return facts.isPrivate ? { ...facts, title: null, description: null, rules: [], contactUrl: null } : facts;
}

// `openRegistrations` is true for an open door and for one with a form behind it. Where the software has a
// better word, only the plain no is taken from NodeInfo when that word could not be read.
function registrationIn(
  { info }: Read,
  software: Software | undefined,
): Pick<Facts, 'registration' | 'registrationSource'> {
  const isOpen = software?.reading?.ignoresRegistration === true ? null : info.isRegistrationOpen;
  if (isOpen === false) return { registration: 'closed', registrationSource: 'nodeinfo' };
  return isOpen === true && software?.details === undefined
    ? { registration: 'open', registrationSource: 'nodeinfo' }
    : { registration: null, registrationSource: null };
}

/** The numbers of NodeInfo, and the software's own where it has better ones. */
function usageOf({ info, path }: Read, software: Software | undefined, own: Details['counts']): Usage {
  const values: Counts = { ...info.counts, ...own?.values };
  const isOwn = (count: CountName) => typeof own?.values[count] === 'number';
  const sourceOf = (count: CountName) => (own && isOwn(count) ? own.source : path);
  return markCounts({
    values,
    sources: {
      usersTotal: sourceOf('usersTotal'),
      usersActiveMonth: sourceOf('usersActiveMonth'),
      usersActiveHalfyear: sourceOf('usersActiveHalfyear'),
      postsTotal: sourceOf('postsTotal'),
    },
    placeholders: (software?.reading?.placeholders?.(info.counts, info) ?? []).filter(
      (count) => !isOwn(count),
    ),
    hidden: info.hidesUsage ? COUNTS : [],
  });
}

/** A name as it stands in a document, where it is one. */
export function domainIn(value: unknown): DomainName | null {
  const name = typeof value === 'string' ? parseDomain(value) : null;
  return name?.ok ? name.domain : null;
}
