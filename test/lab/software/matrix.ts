import { kind, type Field, type Kind, type Variant } from '../kind.ts';
import type { LabReply, LabRequest } from '../net/host.ts';
import { hostOf } from '../truth.ts';
import {
  homeserverOf,
  makeHomeserver,
  premisesOf,
  wellKnownServer,
  type Homeserver,
  type Wanted,
} from './matrix-home.ts';
import { keyDocument, signingKey } from './matrix-keys.ts';
import { roomsPage } from './matrix-rooms.ts';
import { json, type Shape, type Subject } from './shape.ts';

/** As they spell themselves. */
const SERVERS: Readonly<Record<string, string>> = {
  synapse: 'Synapse',
  dendrite: 'Dendrite',
  conduit: 'Conduit',
};

/** What no homeserver says of itself: names and descriptions are of rooms, and nobody counts users. */
const SILENT: readonly Field[] = [
  ...(['title', 'description', 'languages', 'rules', 'federation'] as const),
  ...(['usersTotal', 'usersActiveMonth', 'usersActiveHalfyear', 'postsTotal'] as const),
];

/** Whether anybody may register is known to those alone who try: it answers for a name in either case. */
const CLOSED_MOUTH = { unpublished: [...SILENT, 'registration'] } as const satisfies Partial<Kind>;

function row(name: string, wanted: Wanted, more: Omit<Variant, 'name' | 'ofNetwork'> = {}): Variant {
  return {
    name,
    ...more,
    // Whose directory of rooms is open tells the servers that it knows.
    kind: { peers: true, ...more.kind },
    ofNetwork: (place) => makeHomeserver(wanted, place),
  };
}

/** Homeservers: they know nothing of NodeInfo, and say so in their own words. */
export const matrix: Shape = {
  network: 'matrix',
  kinds: [
    kind('synapse', {
      versions: '1.98.0 1.114.0 1.127.1',
      unpublished: SILENT,
      showcase: [
        row('synapse', { discovery: 'well-known-port', roomsPublic: 31 }, { addresses: 3 }),
        row('synapse by itself', { discovery: 'name', roomsPublic: 32 }, { registration: 'closed' }),
        row('synapse at a port', { discovery: 'port', roomsPublic: 33 }, { port: 'matrix' }),
        row('synapse at an address', { discovery: 'well-known-literal', roomsPublic: 34 }, { addresses: 2 }),
        row('synapse at a name', { discovery: 'well-known-name', roomsPublic: 35 }, { addresses: 2 }),
        row('synapse at a service', { discovery: 'srv', roomsPublic: 36 }, { addresses: 3 }),
        row('synapse at an old service', { discovery: 'srv-deprecated', roomsPublic: 37 }, { addresses: 2 }),
        row(
          'synapse at a name of services',
          { discovery: 'well-known-srv', roomsPublic: 38 },
          { addresses: 2 },
        ),
        row(
          'synapse at a name of old services',
          { discovery: 'well-known-srv-deprecated', roomsPublic: 39 },
          { addresses: 2 },
        ),
        row('synapse with a provider', { discovery: 'name', accounts: 'provider', clientVersion: 'v1.15' }),
      ],
    }),
    kind('dendrite', {
      versions: '0.13.7 0.13.8 0.14.1',
      ...CLOSED_MOUTH,
      showcase: [
        row(
          'dendrite',
          { discovery: 'well-known-port', clientVersion: 'v1.2', roomsPublic: 41 },
          { addresses: 2 },
        ),
      ],
    }),
    kind('conduit', {
      versions: '0.8.0 0.9.0 0.10.0',
      ...CLOSED_MOUTH,
      showcase: [
        row(
          'conduit',
          { discovery: 'name', clientVersion: 'v1.12', roomsPublic: 42 },
          { registration: 'closed' },
        ),
      ],
    }),
    kind('continuwuity', {
      versions: '0.5.0 0.5.1',
      ...CLOSED_MOUTH,
      showcase: [row('continuwuity', { discovery: 'well-known-name', roomsPublic: 43 }, { addresses: 2 })],
    }),
  ],
  premises: premisesOf,
  answer(request, subject) {
    const server = homeserverOf(subject.truth);
    // A homeserver of the census is all at one place.
    const isFederation = server === null || subject.at.gateway === 'matrix';
    const isWeb = server === null || subject.at.gateway === 'https';
    const reply =
      (isFederation ? federation(request, subject, server) : null) ??
      (isWeb ? (wellKnown(request, subject, server) ?? client(request, subject, server)) : null);
    return reply ?? unrecognized();
  },
};

const said = (body: unknown, status = 200): LabReply => json(body, 'application/json', status);

function unrecognized(): LabReply {
  return said({ errcode: 'M_UNRECOGNIZED', error: 'Unrecognized request' }, 404);
}

function federation(
  { path }: LabRequest,
  { truth, answers, now, at }: Subject,
  server: Homeserver | null,
): LabReply | null {
  switch (path) {
    case '/_matrix/federation/v1/version':
      return said({
        server: { name: SERVERS[answers.software] ?? answers.software, version: answers.version },
      });
    case '/_matrix/key/v2/server': {
      const { twist = null, keySeed = truth.domain } = server ?? {};
      const isOther = twist === 'split-brain' && at.address === truth.addresses.at(-1);
      const key = signingKey(isOther ? `${keySeed} restored from a backup` : keySeed);
      const name = twist === 'wrong-server' ? `other.${truth.domain}` : truth.domain;
      const document = keyDocument(name, key, server?.keysValidUntil ?? now + 86_400_000);
      const reply = said(twist === 'forged' ? { ...document, old_verify_keys: {} } : document);
      return twist === 'not-indexed' ? { ...reply, headers: [...reply.headers, NO_INDEX] } : reply;
    }
    default:
      return null;
  }
}

const NO_INDEX = ['X-Robots-Tag', 'noindex'] as const;

function wellKnown({ path }: LabRequest, { truth, at }: Subject, server: Homeserver | null): LabReply | null {
  switch (path) {
    case '/.well-known/matrix/server': {
      const to = server ? wellKnownServer(server.discovery, truth, at.ports) : `${truth.domain}:443`;
      return to === null ? unrecognized() : said({ 'm.server': to });
    }
    case '/.well-known/matrix/client':
      return said({ 'm.homeserver': { base_url: `https://${hostOf(truth)}` } });
    case '/.well-known/matrix/support':
      return said({
        contacts: [{ role: 'm.role.admin', matrix_id: `@admin:${truth.domain}` }],
        ...(truth.contact !== null && { support_page: truth.contact }),
      });
    default:
      return null;
  }
}

const VERSIONS = ['r0.5.0', 'r0.6.0', 'r0.6.1', 'v1.1', 'v1.2', 'v1.3', 'v1.10', 'v1.11', 'v1.12', 'v1.15'];

/** What the census does not know of its homeservers. */
const USUAL: Pick<Homeserver, 'clientVersion' | 'accounts' | 'loginFlows' | 'roomsPublic'> = {
  clientVersion: 'v1.11',
  accounts: 'own',
  loginFlows: ['m.login.password'],
  roomsPublic: null,
};

function client(request: LabRequest, subject: Subject, server: Homeserver | null): LabReply | null {
  const { clientVersion, accounts, loginFlows, roomsPublic } = server ?? USUAL;
  switch (request.path) {
    case '/_matrix/client/versions':
      return said({
        versions: VERSIONS.slice(0, VERSIONS.indexOf(clientVersion) + 1),
        unstable_features: {},
      });
    case '/_matrix/client/v3/login':
      return said({ flows: loginFlows.map((type) => ({ type })) });
    case '/_matrix/client/v1/auth_metadata':
      return accounts === 'provider' ? said(providerOf(subject)) : null;
    case '/_matrix/client/v3/register/available':
      return accounts === 'own' ? available(subject) : null;
    case '/_matrix/client/v3/publicRooms':
      return roomsPublic === null
        ? said({ errcode: 'M_MISSING_TOKEN', error: 'Missing access token' }, 401)
        : said(roomsPage(request, subject, roomsPublic));
    default:
      return null;
  }
}

function available({ truth, answers }: Subject): LabReply {
  // Synapse alone asks first whether anybody may register at all.
  return truth.software === 'synapse' && answers.registration === 'closed'
    ? said({ errcode: 'M_FORBIDDEN', error: 'Registration has been disabled' }, 403)
    : said({ available: true });
}

function providerOf({ truth, answers }: Subject): object {
  const issuer = `https://account.${hostOf(truth)}/`;
  return {
    issuer,
    authorization_endpoint: `${issuer}authorize`,
    token_endpoint: `${issuer}oauth2/token`,
    registration_endpoint: `${issuer}oauth2/registration`,
    prompt_values_supported: ['none', 'login', ...(answers.registration === 'closed' ? [] : ['create'])],
  };
}
