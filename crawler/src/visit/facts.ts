import type { Outcome } from '../outcome.ts';
import { registrationOf } from '../probes/nodeinfo/parse.ts';
import type { Read } from '../probes/nodeinfo/probe.ts';
import type { Details } from '../software/software.ts';
import type { Facts } from './visit.ts';

/** NodeInfo, and over it what the software's own endpoints say better. `own` is absent where there are none. */
export function factsOf(read: Read, own: Outcome<Details> | undefined): Facts {
  const { info, host, path, wantsNoIndex } = read;
  const details = own?.ok ? own.value : {};
  const facts: Facts = {
    software: info.software,
    version: info.version,
    title: info.title,
    description: info.description,
    languages: info.languages,
    rules: [],
    ...registrationIn(read, own !== undefined),
    contactUrl: null,
    usage: { ...info.counts, quality: info.quality, source: info.quality === 'hidden' ? null : path },
    nodeinfoUrl: `https://${host}${path}`,
    ...details,
    isPrivate: info.isPrivate || wantsNoIndex || details.isPrivate === true,
  };
  if (facts.languages.length === 0) facts.languages = info.languages;
  // It answers, but keeps to itself: what it is may be counted, its own words are neither kept nor repeated.
  return facts.isPrivate ? { ...facts, title: null, description: null, rules: [], contactUrl: null } : facts;
}

// `openRegistrations` is true for an open door and for one with a form behind it. Where the software has a
// better word, only the plain no is taken from NodeInfo when that word could not be read.
function registrationIn(read: Read, hasBetter: boolean): Pick<Facts, 'registration' | 'registrationSource'> {
  const registration = registrationOf(read.info);
  const isKnown = registration === 'closed' || (registration !== null && !hasBetter);
  return isKnown
    ? { registration, registrationSource: 'nodeinfo' }
    : { registration: null, registrationSource: null };
}
