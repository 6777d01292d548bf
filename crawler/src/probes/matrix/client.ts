import type { DomainName, Registration } from '@homeport/db';
import { decodeJson } from '../../decode.ts';
import type { Path, Reply } from '../../net/fetcher.ts';
import { ok, type Failure, type Outcome } from '../../outcome.ts';
import { indexRuleOf, readOpenJson } from '../reply.ts';
import { webPlace } from '../../net/place.ts';
import type { PlaceAsker } from './asker.ts';
import { parseErrorCode, parseLoginFlows, parseNewestVersion, parseOffersCreation } from './parse-client.ts';
import { parseClientBase, parseSupport, pathUnder, type ClientBase } from './parse-well-known.ts';

export const WELL_KNOWN_CLIENT = '/.well-known/matrix/client';
export const WELL_KNOWN_SUPPORT = '/.well-known/matrix/support';
export const VERSIONS = '/_matrix/client/versions';
export const LOGIN = '/_matrix/client/v3/login';
export const AUTH_METADATA = '/_matrix/client/v1/auth_metadata';

/** Asks whether a name that nobody is likely to want is free. Nothing is registered, no session begins. */
export const AVAILABLE = '/_matrix/client/v3/register/available?username=homeport-check';

/** What homeserver and provider say to people who look for a home. */
export interface ClientSide {
  versionNewest: string | null;
  loginFlows: string[];
  registration: Registration | null;
  registrationSource: string | null;
  /** Questions that failed where an answer was due. */
  failures: Failure[];
}

/**
 * Where clients find the homeserver: `base_url`, or the server name itself where nothing is said
 * (https://spec.matrix.org/v1.15/client-server-api/#well-known-uris).
 */
export async function askClientBase(host: DomainName, asker: PlaceAsker): Promise<Outcome<ClientBase>> {
  const reply = await asker.ask(webPlace(host), { path: WELL_KNOWN_CLIENT, mayLeaveSite: true });
  const itself: ClientBase = {
    place: webPlace(host),
    prefix: '',
    url: `https://${host}`,
    isPublished: false,
  };
  if (!reply.ok) return reply;
  if (reply.value.status === 404) return ok(itself);
  const json = readOpenJson(reply.value);
  if (!json.ok) return json;
  const base = parseClientBase(json.value);
  return base
    ? ok(base)
    : {
        ok: false,
        failure: { cause: 'parse_unexpected', detail: `${WELL_KNOWN_CLIENT} names no public host.` },
      };
}

/** The operator's page or account; null where none is published. */
export async function askSupport(host: DomainName, asker: PlaceAsker): Promise<Outcome<string | null>> {
  return readAs(await asker.ask(webPlace(host), { path: WELL_KNOWN_SUPPORT }), parseSupport);
}

export const NO_CLIENT_SIDE: ClientSide = {
  versionNewest: null,
  loginFlows: [],
  registration: null,
  registrationSource: null,
  failures: [],
};

export async function askClientSide(
  base: ClientBase,
  software: string,
  asker: PlaceAsker,
): Promise<ClientSide> {
  const ask = (path: Path) => asker.ask(base.place, { path: pathUnder(base, path) });
  const versions = readAs(await ask(VERSIONS), parseNewestVersion);
  // Where there are no versions, there is no client-server API to ask further.
  if (!versions.ok) return { ...NO_CLIENT_SIDE, failures: base.isPublished ? [versions.failure] : [] };
  if (versions.value === null) return NO_CLIENT_SIDE;
  const login = readAs(await ask(LOGIN), parseLoginFlows);
  const metadata = readAs(await ask(AUTH_METADATA), parseOffersCreation);
  const registration = await askRegistration(metadata, ask, software);
  return {
    ...NO_CLIENT_SIDE,
    versionNewest: versions.value,
    loginFlows: (login.ok ? login.value : null) ?? [],
    ...(registration.ok ? registration.value : {}),
    failures: [login, registration].flatMap((told) => (told.ok ? [] : [told.failure])),
  };
}

type Registered = Pick<ClientSide, 'registration' | 'registrationSource'>;

const UNSAID: Registered = { registration: null, registrationSource: null };

// With a provider of accounts, they are its matter, and the homeserver's own registration is switched off.
async function askRegistration(
  metadata: Outcome<boolean | null>,
  ask: (path: Path) => Promise<Outcome<Reply>>,
  software: string,
): Promise<Outcome<Registered>> {
  if (!metadata.ok) return metadata;
  if (metadata.value === true) return ok({ registration: 'open', registrationSource: AUTH_METADATA });
  // Accounts may also come from elsewhere, by way of the provider: that it makes none itself is no "closed".
  if (metadata.value === false) return ok(UNSAID);
  const reply = await ask(AVAILABLE);
  if (!reply.ok) return isSilence(reply.failure) ? ok(UNSAID) : reply;
  const registration = registrationIn(reply.value, software);
  return ok(registration === null ? UNSAID : { registration, registrationSource: AVAILABLE });
}

// Synapse refuses the question where nobody can register, and answers it where one can
// (UsernameAvailabilityRestServlet). Dendrite, Conduit and their relatives answer it in either case.
const ANSWERS_ONLY_WHERE_OPEN: ReadonlySet<string> = new Set(['synapse']);

/** What the error says that a name is taken, or not one that people may have. */
const NOT_THAT_NAME: ReadonlySet<string> = new Set(['M_USER_IN_USE', 'M_INVALID_USERNAME', 'M_EXCLUSIVE']);

function registrationIn(reply: Reply, software: string): Registration | null {
  if (indexRuleOf(reply) !== null) return null;
  const json = decodeJson(reply.body);
  const code = json.ok ? parseErrorCode(json.value) : null;
  if (reply.status === 403 && code === 'M_FORBIDDEN') return 'closed';
  const isAnswered = reply.status === 200 || (reply.status === 400 && NOT_THAT_NAME.has(code ?? ''));
  return isAnswered && ANSWERS_ONLY_WHERE_OPEN.has(software) ? 'open' : null;
}

/** A path that isn't there or is shut says nothing; anything else that goes wrong is a failure. */
function readAs<T>(reply: Outcome<Reply>, parse: (body: unknown) => T | null): Outcome<T | null> {
  const json = reply.ok ? readOpenJson(reply.value) : reply;
  if (json.ok) return ok(parse(json.value));
  return isSilence(json.failure) ? ok(null) : json;
}

function isSilence({ cause, status }: Failure): boolean {
  // 400 and 405 are M_UNRECOGNIZED of older servers.
  if (cause === 'http_client_error') return status === 400 || status === 405;
  return cause === 'http_not_found' || cause === 'http_refused' || cause === 'robots_disallowed';
}
