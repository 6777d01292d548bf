import type { DomainName, NameRefusal } from '@homeport/db';
import { fail, type FailureCause, type Outcome } from '../outcome.ts';
import type { Place } from './fetcher.ts';

// What URLs need not say; a lab maps it to another port.
export const HTTPS_PORT = 443;

// What each refusal of a name means for the server behind it. Some endings (`gov.uk`) have addresses, and some
// resolvers find names that are none by the letter: of those it is a rule of ours that we don't ask for them.
const CAUSE_OF: Readonly<Record<NameRefusal, FailureCause>> = {
  empty: 'blocked_target',
  'not-a-name': 'our_rule',
  'ip-address': 'blocked_target',
  'single-label': 'blocked_target',
  'special-use': 'blocked_target',
  'overlay-network': 'blocked_target',
  'public-suffix': 'our_rule',
  'too-long': 'blocked_target',
  port: 'blocked_target',
};

/** The web server of a name. */
export function webPlace(host: DomainName): Place {
  return { host, port: HTTPS_PORT, authority: host };
}

/** A server that is said to be at a name which we never look up. */
export function refusedName(host: string, reason: NameRefusal): Outcome<never> {
  return fail(CAUSE_OF[reason], { detail: `${host.slice(0, 100)} is no public name (${reason})` });
}
