import type { InstanceName } from '@homeport/db';
import type { Place, Reply } from '../../net/fetcher.ts';
import { ok, type Failure, type Outcome } from '../../outcome.ts';
import { publicationOf } from '../../software/listing.ts';
import type { MatrixEndpoint } from '../../visit/visit.ts';
import { indexRuleOf, readJson } from '../reply.ts';
import type { PlaceAsker } from './asker.ts';
import { SIGNED_BYTES_MAX } from './canonical-json.ts';
import { PLACES_MAX } from './discover.ts';
import { parseKeys, type ServerKeys } from './parse-keys.ts';
import { parseVersion } from './parse-version.ts';

export const KEYS = '/_matrix/key/v2/server';
export const VERSION = '/_matrix/federation/v1/version';

/** A homeserver that has shown who it is. */
export interface Answer {
  place: Place;
  keys: ServerKeys;
  /** The directive of `X-Robots-Tag` on the keys; null where there is none. */
  indexRule: string | null;
}

export interface Version {
  software: string;
  version: string;
  indexRule: string | null;
}

/** The same with what it runs; null where it doesn't say. */
export interface FullAnswer extends Answer {
  version: Outcome<Version | null>;
}

/** Whose keys are asked for, and when. */
export interface Expected {
  name: InstanceName;
  now: Date;
}

/** Asks one place for its keys, and verifies them. */
export async function askKeys(place: Place, expected: Expected, asker: PlaceAsker): Promise<Outcome<Answer>> {
  const reply = await asker.ask(place, { path: KEYS, bytesMax: SIGNED_BYTES_MAX });
  if (!reply.ok) return reply;
  // A page or an empty answer is no forged document, but none at all.
  const json = readJson(reply.value);
  if (!json.ok) return json;
  const keys = parseKeys(reply.value.body, expected.name, expected.now);
  return keys.ok ? ok({ place, keys: keys.value, indexRule: indexRuleOf(reply.value) }) : keys;
}

/** The first place that shows the right keys, as another homeserver would find it; else the first failure. */
export async function askFirst(
  places: readonly Place[],
  expected: Expected,
  asker: PlaceAsker,
): Promise<Outcome<Answer>> {
  let first: Outcome<Answer> | null = null;
  for (const place of places.slice(0, PLACES_MAX)) {
    const answer = await askKeys(place, expected, asker);
    first ??= answer;
    if (answer.ok) return answer;
    if (!isAbsent(answer.failure)) return answer;
  }
  if (!first) throw new Error('there is no place to ask');
  return first;
}

/** What all addresses of a homeserver say together. */
export interface Endpoints {
  /** The first good one. */
  answer: FullAnswer;
  endpoints: MatrixEndpoint[];
  /** Who reaches it depends on which address is tried. */
  isSplit: boolean;
}

/** Asks each address for itself, one after the other. Fails as the first did where none shows the right keys. */
export async function askEach(
  places: readonly Place[],
  expected: Expected,
  asker: PlaceAsker,
): Promise<Outcome<Endpoints>> {
  const spread = await spreadOut(places, asker);
  if (!spread.ok) return spread;
  const answers: { place: Place; outcome: Outcome<FullAnswer> }[] = [];
  for (const place of spread.value) {
    const outcome = await askOne(place, expected, asker);
    // Whoever has to be waited for is not asked at its other addresses either.
    if (!outcome.ok && outcome.failure.pause) {
      if (answers.some((earlier) => earlier.outcome.ok)) break;
      return outcome;
    }
    answers.push({ place, outcome });
  }
  const good = answers.flatMap(({ outcome }) => (outcome.ok ? [outcome.value] : []));
  const [answer] = good;
  const [first] = answers;
  if (!answer) {
    if (!first || first.outcome.ok) throw new Error('there is no place to ask');
    return first.outcome;
  }
  const endpoints = answers.map(({ place, outcome }) => endpointOf(place, outcome, answer));
  return ok({ answer, endpoints, isSplit: endpoints.some(({ failure }) => SPLITTING.has(failure ?? '')) });
}

async function askOne(place: Place, expected: Expected, asker: PlaceAsker): Promise<Outcome<FullAnswer>> {
  const answer = await askKeys(place, expected, asker);
  return answer.ok ? ok({ ...answer.value, version: await askVersion(place, asker) }) : answer;
}

// These come from another server, or from another state of this one. The others are merely out of reach.
const SPLITTING: ReadonlySet<string> = new Set(['split_brain', 'wrong_server', 'key_invalid']);

function endpointOf(
  { host, address, port }: Place,
  outcome: Outcome<FullAnswer>,
  main: FullAnswer,
): MatrixEndpoint {
  return { address: address ?? host, port, failure: failureAt(outcome, main) };
}

function failureAt(outcome: Outcome<FullAnswer>, main: FullAnswer): string | null {
  if (!outcome.ok) return outcome.failure.cause;
  const { keys, version } = outcome.value;
  if (keys.fingerprint !== main.keys.fingerprint) return 'split_brain';
  return version.ok || isLeftAlone(version.failure) ? null : version.failure.cause;
}

/** A question that was not put, or that was refused, is no fault of the address. */
function isLeftAlone(failure: Failure): boolean {
  return failure.pause !== undefined || publicationOf(failure) !== 'failed';
}

/** Each place once for every address that it has. */
async function spreadOut(places: readonly Place[], asker: PlaceAsker): Promise<Outcome<Place[]>> {
  const spread: Place[] = [];
  for (const place of places) {
    const addresses = place.address === undefined ? await asker.addressesOf(place.host) : ok([place.address]);
    if (!addresses.ok) return addresses;
    spread.push(...addresses.value.map((address) => ({ ...place, address })));
  }
  return spread.length > 0
    ? ok(spread.slice(0, PLACES_MAX))
    : { ok: false, failure: { cause: 'dns_no_address' } };
}

/** Whether nobody answered, so that the next address is worth a try. A refusal is an answer. */
function isAbsent({ cause, pause }: Failure): boolean {
  return !pause && /^(?:connect|tls|dns)_|^http_cut$/.test(cause);
}

async function askVersion(place: Place, asker: PlaceAsker): Promise<Outcome<Version | null>> {
  const reply = await asker.ask(place, { path: VERSION });
  if (!reply.ok) return reply;
  // Where the path is not known (some answer 400 or 404 to that), nothing is published there.
  if (isUnknown(reply.value)) return ok(null);
  const json = readJson(reply.value);
  if (!json.ok) return json;
  const version = parseVersion(json.value);
  return ok(version && { ...version, indexRule: indexRuleOf(reply.value) });
}

function isUnknown({ status }: Reply): boolean {
  return status === 400 || status === 404 || status === 405;
}
