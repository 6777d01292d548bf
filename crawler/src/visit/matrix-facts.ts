import { hostOf, portOf } from '@homeport/db';
import type { ClientSide } from '../probes/matrix/client.ts';
import type { Discovery } from '../probes/matrix/discover.ts';
import type { Endpoints, FullAnswer } from '../probes/matrix/federation.ts';
import type { Facts, MatrixFacts, Target } from './visit.ts';

/** What a homeserver's name and client side say to people. */
export interface Home {
  /** It asks not to be indexed, so that nothing of the rest was asked. */
  isPrivate: boolean;
  contactUrl: string | null;
  client: ClientSide;
  clientUrl: string | null;
  roomsPublic: number | null;
}

export interface MatrixTold extends Home, Endpoints {
  target: Target;
  discovery: Discovery;
}

/** The word in the place of a software for servers that answer, but don't say what they run. */
const UNPUBLISHED = 'unpublished';

/**
 * What it runs, as it says itself. Where it could not say so this time, what it said the last time still holds;
 * where it says nothing, it says nothing.
 */
export function softwareOf({ version }: FullAnswer, target: Target): Pick<Facts, 'software' | 'version'> {
  const told = version.ok ? version.value : target;
  return { software: told?.software ?? UNPUBLISHED, version: told?.version ?? '' };
}

export function matrixFactsOf(told: MatrixTold): Facts {
  const { target, answer, client } = told;
  const { domain } = target;
  return {
    ...softwareOf(answer, target),
    // Names and descriptions are of rooms, not of servers.
    title: null,
    description: null,
    languages: [],
    country: null,
    countrySource: null,
    rules: [],
    registration: client.registration,
    registrationSource: client.registrationSource,
    contactUrl: told.contactUrl,
    usage: { ...NONE, marks: NONE },
    federation: null,
    isPrivate: told.isPrivate,
    // Its signed keys say so. A name with a port is no host name.
    accountDomain: portOf(domain) === null ? hostOf(domain) : null,
    webDomain: null,
    nodeinfoUrl: null,
    ofNetwork: networkFacts(told),
  };
}

// The protocol tells nobody how many people use a server.
const NONE = { usersTotal: null, usersActiveMonth: null, usersActiveHalfyear: null, postsTotal: null };

function networkFacts({ discovery, answer, endpoints, client, ...told }: MatrixTold): MatrixFacts {
  const { by, to } = discovery;
  return {
    network: 'matrix',
    delegation: to === null ? null : { to, by },
    endpoints,
    keyIds: answer.keys.keyIds,
    keysValidUntil: answer.keys.validUntil.toISOString(),
    clientUrl: told.clientUrl,
    clientVersion: client.versionNewest,
    loginFlows: client.loginFlows,
    roomsPublic: told.roomsPublic,
  };
}
