import { parseInstanceName, type VisitKind } from '@homeport/db';
import { describe, expect, it } from 'vitest';
import type { FailureCause } from '../outcome.ts';
import { keyDocument, keyFrom, type KeyDocument } from '../probes/matrix/signed.fixture.ts';
import { visitInstance } from './contact.ts';
import {
  NO_ROBOTS,
  ScriptedFetcher,
  type Line,
  type ScriptedNet,
  type ScriptedPace,
} from './scripted-contact.ts';
import type { MatrixFacts } from './visit.ts';

const AT = new Date('2026-01-01T12:00:00Z');
const HOME = 'https://example.org';
const WELL_KNOWN = `${HOME}/.well-known/matrix`;
const FEDERATION = 'https://matrix.example.org';
const KEYS = '/_matrix/key/v2/server';
const VERSION = '/_matrix/federation/v1/version';
const CLIENT = `${FEDERATION}/_matrix/client`;
const ROOMS = `${CLIENT}/v3/publicRooms`;
const AVAILABLE = '/_matrix/client/v3/register/available?username=homeport-check';
const NOT_FOUND: Line = { status: 404, json: { errcode: 'M_UNRECOGNIZED' } };
const FORBIDDEN: Line = { status: 403, json: { errcode: 'M_FORBIDDEN' } };
const ADDRESSES = { addresses: { 'matrix.example.org': ['192.0.2.1'] } };

interface Circumstances {
  name?: string;
  net?: ScriptedNet;
  pace?: ScriptedPace;
  software?: string;
  signal?: AbortSignal;
}

async function visit(script: Record<string, Line>, kinds: VisitKind[], circumstances: Circumstances = {}) {
  const { name = 'example.org', net = ADDRESSES, pace, software = null, signal } = circumstances;
  const parsed = parseInstanceName('matrix', name);
  if (!parsed.ok) throw new Error(`${name} is no name`);
  const fetcher = new ScriptedFetcher(script, NO_ROBOTS, pace, net);
  const brought = await visitInstance({
    target: { network: 'matrix', domain: parsed.name, software, version: null, robots: null },
    kinds: new Set(kinds),
    fetcher,
    clock: { now: () => AT, monotonicMs: () => 0 },
    signal: signal ?? new AbortController().signal,
  });
  expect(fetcher.unasked()).toEqual([]);
  expect(fetcher.openNow).toBe(0);
  const ofNetwork = brought.visits[0]?.facts?.ofNetwork as MatrixFacts | null | undefined;
  return { ...brought, fetcher, ofNetwork };
}

const signed = (document?: KeyDocument): Line => ({ json: keyDocument(document) });
const running = (name: string, version = '1.100.0'): Line => ({ json: { server: { name, version } } });
const delegated = { [`${WELL_KNOWN}/server`]: { json: { 'm.server': 'matrix.example.org:443' } } };
const at = (address: string, keys: Line, version?: Line): Record<string, Line> => ({
  [`@${address} ${FEDERATION}${KEYS}`]: keys,
  ...(version && { [`@${address} ${FEDERATION}${VERSION}`]: version }),
});
const silent = {
  [`${WELL_KNOWN}/support`]: NOT_FOUND,
  [`${WELL_KNOWN}/client`]: { json: { 'm.homeserver': { base_url: `${FEDERATION}/` } } },
  [`${CLIENT}/versions`]: NOT_FOUND,
};
const client = {
  [`${WELL_KNOWN}/support`]: { json: { support_page: 'https://example.org/help' } },
  [`${WELL_KNOWN}/client`]: { json: { 'm.homeserver': { base_url: `${FEDERATION}/` } } },
  [`${CLIENT}/versions`]: { json: { versions: ['r0.6.1', 'v1.11'] } },
  [`${CLIENT}/v3/login`]: { json: { flows: [{ type: 'm.login.password' }] } },
  [`${CLIENT}/v1/auth_metadata`]: NOT_FOUND,
  [`${FEDERATION}${AVAILABLE}`]: { json: { available: true } },
  [`${ROOMS}?limit=1`]: { json: { chunk: [], total_room_count_estimate: 31 } },
};
const whole = { ...delegated, ...at('192.0.2.1', signed(), running('Synapse')), ...client };

describe('crawler/visit/matrix', () => {
  it('takes verified keys as the sign of life and asks nothing else', async () => {
    const { visits, robots } = await visit({ ...delegated, [`${FEDERATION}${KEYS}`]: signed() }, [
      'liveness',
    ]);

    expect(visits).toHaveLength(1);
    expect(visits[0]).toMatchObject({
      kind: 'liveness',
      failure: null,
      partial: false,
      address: '192.0.2.1',
    });
    expect(visits[0]?.asked.map(({ path }) => path)).toEqual([
      '/.well-known/matrix/server',
      `${FEDERATION}${KEYS}`,
    ]);
    expect(robots?.status).toBe(404);
  });

  it('reads all that a homeserver publishes', async () => {
    const { visits, ofNetwork } = await visit(whole, ['details']);

    expect(visits[0]).toMatchObject({ kind: 'details', failure: null, partial: false, signals: [] });
    expect(visits[0]?.facts).toMatchObject({
      software: 'synapse',
      version: '1.100.0',
      title: null,
      registration: 'open',
      registrationSource: AVAILABLE,
      contactUrl: 'https://example.org/help',
      accountDomain: 'example.org',
      usage: { usersTotal: null, marks: { usersTotal: null } },
    });
    expect(ofNetwork).toEqual({
      network: 'matrix',
      delegation: { to: 'matrix.example.org:443', by: 'well-known' },
      endpoints: [{ address: '192.0.2.1', port: 443, failure: null }],
      keyIds: ['ed25519:a_one'],
      keysValidUntil: '2026-01-05T00:00:00.000Z',
      clientUrl: FEDERATION,
      clientVersion: 'v1.11',
      loginFlows: ['m.login.password'],
      roomsPublic: 31,
    });
  });

  it('needs no web server on the name, and then knows no client side', async () => {
    const nobody: Line = { failure: { cause: 'connect_refused' } };
    const { visits, ofNetwork } = await visit(
      {
        [`${WELL_KNOWN}/server`]: nobody,
        [`@192.0.2.9 ${HOME}${KEYS}`]: signed(),
        [`@192.0.2.9 ${HOME}${VERSION}`]: running('Dendrite', '0.13.0'),
        [`${WELL_KNOWN}/support`]: nobody,
        [`${WELL_KNOWN}/client`]: nobody,
      },
      ['details'],
      {
        net: {
          services: { '_matrix-fed._tcp.example.org': [], '_matrix._tcp.example.org': [] },
          addresses: { 'example.org': ['192.0.2.9'] },
        },
      },
    );

    expect(visits[0]).toMatchObject({ failure: null, partial: false, facts: { software: 'dendrite' } });
    expect(ofNetwork).toMatchObject({ delegation: null, endpoints: [{ port: 8448 }], clientUrl: null });
    expect(visits[0]?.asked.map(({ path, method }) => `${method} ${path}`)).toEqual([
      'GET /.well-known/matrix/server',
      'DNS _matrix-fed._tcp.example.org',
      'DNS _matrix._tcp.example.org',
      'DNS example.org',
      `GET https://example.org:8448${KEYS}`,
      `GET https://example.org:8448${VERSION}`,
      'GET /.well-known/matrix/support',
      'GET /.well-known/matrix/client',
    ]);
  });

  it('is partial where the place that it sends its clients to does not answer', async () => {
    const gone: Line = { failure: { cause: 'connect_refused' } };
    const script = { ...delegated, ...at('192.0.2.1', signed(), running('Synapse')), ...silent };
    const { visits, ofNetwork } = await visit({ ...script, [`${CLIENT}/versions`]: gone }, ['details']);

    expect(visits[0]).toMatchObject({ failure: null, partial: true });
    expect(ofNetwork?.clientUrl).toBe(FEDERATION);
  });

  it('asks a name with a port there, and its host for the client side', async () => {
    const { ofNetwork, visits } = await visit(
      {
        [`@192.0.2.1 https://example.org:8449${KEYS}`]: signed({ name: 'example.org:8449' }),
        [`@192.0.2.1 https://example.org:8449${VERSION}`]: running('Conduit'),
        ...silent,
      },
      ['details'],
      { name: 'example.org:8449', net: { addresses: { 'example.org': ['192.0.2.1'] } } },
    );

    expect(ofNetwork?.delegation).toEqual({ to: 'example.org:8449', by: 'name' });
    expect(visits[0]).toMatchObject({ failure: null, facts: { software: 'conduit', accountDomain: null } });
  });

  it.each<[string, Line, FailureCause]>([
    ['keys of another server', signed({ name: 'other.example' }), 'wrong_server'],
    ['expired keys', signed({ validUntil: AT.getTime() - 1 }), 'key_expired'],
    ['forged keys', { json: { ...keyDocument(), old_verify_keys: { forged: 1 } } }, 'key_invalid'],
    ['a page', { body: '<html>' }, 'parse_not_json'],
    ['nothing', { status: 404, body: '' }, 'http_not_found'],
    ['a shut door', { status: 403, body: '' }, 'http_refused'],
    ['a robots.txt against it', { failure: { cause: 'robots_disallowed' } }, 'robots_disallowed'],
  ])('fails at %s, and asks nothing more', async (_what, keys, cause) => {
    const { visits } = await visit({ ...delegated, ...at('192.0.2.1', keys) }, [
      'details',
      'peers',
      'policy',
    ]);

    expect(visits).toHaveLength(1);
    expect(visits[0]).toMatchObject({ kind: 'details', failure: { cause }, facts: null });
  });

  it('calls nobody down for what robots.txt kept from us', async () => {
    const { visits } = await visit(
      {
        [`${WELL_KNOWN}/server`]: { failure: { cause: 'robots_disallowed' } },
        [`${HOME}${KEYS}`]: { failure: { cause: 'connect_refused' } },
      },
      ['liveness'],
      { net: { services: { '_matrix-fed._tcp.example.org': [], '_matrix._tcp.example.org': [] } } },
    );

    expect(visits[0]?.failure).toMatchObject({ cause: 'robots_disallowed' });
  });

  it('calls keys expired wherever they were found, since they are its own', async () => {
    const { visits } = await visit(
      {
        [`${WELL_KNOWN}/server`]: { failure: { cause: 'robots_disallowed' } },
        [`${HOME}${KEYS}`]: signed({ validUntil: AT.getTime() - 1 }),
      },
      ['liveness'],
      { net: { services: { '_matrix-fed._tcp.example.org': [], '_matrix._tcp.example.org': [] } } },
    );

    expect(visits[0]?.failure).toMatchObject({ cause: 'key_expired' });
  });

  it('says that no software is published where none is, and never guesses', async () => {
    const script = { ...delegated, ...at('192.0.2.1', signed(), NOT_FOUND), ...silent };

    expect((await visit(script, ['details'])).visits[0]).toMatchObject({
      partial: false,
      facts: { software: 'unpublished', version: '' },
    });
  });

  it('keeps what it knew of the software where only this question failed', async () => {
    const broken: Line = { status: 502, body: '' };
    const script = { ...delegated, ...at('192.0.2.1', signed(), broken), ...silent };
    const { visits } = await visit(script, ['details'], { software: 'synapse' });

    expect(visits[0]).toMatchObject({ failure: null, partial: true, facts: { software: 'synapse' } });
  });
});

describe('crawler/visit/matrix: several addresses', () => {
  const TWO = { addresses: { 'matrix.example.org': ['192.0.2.1', '2001:db8::1'] } };
  const good = at('192.0.2.1', signed(), running('Synapse'));
  const other = (keys: Line, version?: Line) => at('2001:db8::1', keys, version);
  const twice = (second: Record<string, Line>) =>
    visit({ ...delegated, ...good, ...second, ...silent }, ['details'], { net: TWO });

  it('asks each for itself, and is content where they agree', async () => {
    const { visits, ofNetwork } = await twice(other(signed(), running('Synapse')));

    expect(visits[0]).toMatchObject({ failure: null, partial: false });
    expect(ofNetwork?.endpoints).toEqual([
      { address: '192.0.2.1', port: 443, failure: null },
      { address: '2001:db8::1', port: 443, failure: null },
    ]);
  });

  it('is partial where one does not answer', async () => {
    const { visits, ofNetwork } = await twice(other({ failure: { cause: 'connect_timeout' } }));

    expect(visits[0]).toMatchObject({ failure: null, partial: true });
    expect(ofNetwork?.endpoints[1]?.failure).toBe('connect_timeout');
  });

  it.each<[string, Line, string]>([
    ['another server', signed({ name: 'other.example' }), 'wrong_server'],
    ['other keys', signed({ key: keyFrom(2) }), 'split_brain'],
    ['other key ids', signed({ keyId: 'ed25519:b' }), 'split_brain'],
    ['forged keys', { json: { ...keyDocument(), valid_until_ts: 4e12 } }, 'key_invalid'],
  ])('finds two minds in one name: %s', async (_what, keys, failure) => {
    const isAnswer = failure === 'split_brain';
    const { visits, ofNetwork } = await twice(other(keys, isAnswer ? running('Synapse') : undefined));

    expect(visits[0]?.failure).toMatchObject({ cause: 'split_brain' });
    expect(visits[0]?.failure?.detail).toBe(`192.0.2.1: ok, 2001:db8::1: ${failure}`);
    expect(ofNetwork?.endpoints.map((endpoint) => endpoint.failure)).toEqual([null, failure]);
  });

  it('finds the good one wherever it stands', async () => {
    const script = {
      ...delegated,
      ...at('192.0.2.1', { failure: { cause: 'connect_refused' } }),
      ...other(signed(), running('Synapse')),
      ...silent,
    };
    const { ofNetwork } = await visit(script, ['details'], { net: TWO });

    expect(ofNetwork?.endpoints.map(({ failure }) => failure)).toEqual(['connect_refused', null]);
  });

  it('fails as the first did where none is good', async () => {
    const script = {
      ...delegated,
      ...at('192.0.2.1', { failure: { cause: 'connect_refused' } }),
      ...other({ failure: { cause: 'connect_unreachable' } }),
    };

    expect((await visit(script, ['details'], { net: TWO })).visits[0]?.failure).toMatchObject({
      cause: 'connect_refused',
    });
  });

  it('asks no more than six', async () => {
    const many = Array.from({ length: 9 }, (_, index) => `192.0.2.${String(index + 1)}`);
    const script = Object.assign(
      { ...delegated, ...silent },
      ...many.slice(0, 6).map((address) => at(address, signed(), running('Synapse'))),
    ) as Record<string, Line>;
    const { ofNetwork } = await visit(script, ['details'], {
      net: { addresses: { 'matrix.example.org': many } },
    });

    expect(ofNetwork?.endpoints).toHaveLength(6);
  });
});

describe('crawler/visit/matrix: registration', () => {
  async function registrationOf(script: Record<string, Line>, software = 'Synapse') {
    const { visits, fetcher } = await visit(
      { ...whole, ...at('192.0.2.1', signed(), running(software)), ...script },
      ['details'],
    );
    expect(fetcher.asked.filter((line) => line.startsWith('POST'))).toEqual([]);
    return visits[0]?.facts?.registration;
  }

  it.each<[string, string, Line, string | null]>([
    ['open where Synapse answers at all', 'Synapse', { json: { available: true } }, 'open'],
    ['open where the name is taken', 'Synapse', { status: 400, json: { errcode: 'M_USER_IN_USE' } }, 'open'],
    ['closed where it is forbidden', 'Synapse', FORBIDDEN, 'closed'],
    ['closed where it is forbidden', 'dendrite', FORBIDDEN, 'closed'],
    ['unsaid where the software answers in either case', 'dendrite', { json: { available: true } }, null],
    ['unsaid where the software answers in either case', 'continuwuity', { json: { available: true } }, null],
    ['unsaid where it does not know the question', 'Synapse', NOT_FOUND, null],
    ['unsaid behind another door', 'Synapse', { status: 403, body: 'no' }, null],
  ])('is %s (%s)', async (_what, software, line, registration) => {
    expect(await registrationOf({ [`${FEDERATION}${AVAILABLE}`]: line }, software)).toBe(registration);
  });

  it('is open where the provider of accounts makes them', async () => {
    const { [`${FEDERATION}${AVAILABLE}`]: _, ...rest } = whole;
    const metadata = { issuer: 'https://account.example.org/', prompt_values_supported: ['none', 'create'] };
    const { visits } = await visit({ ...rest, [`${CLIENT}/v1/auth_metadata`]: { json: metadata } }, [
      'details',
    ]);

    expect(visits[0]?.facts).toMatchObject({
      registration: 'open',
      registrationSource: '/_matrix/client/v1/auth_metadata',
    });
  });
});

describe('crawler/visit/matrix: peers, wishes, pauses', () => {
  const sign = { ...delegated, [`${FEDERATION}${KEYS}`]: signed() };
  const base = { [`${WELL_KNOWN}/client`]: { json: { 'm.homeserver': { base_url: FEDERATION } } } };

  it('finds peers in the directory of rooms, page after page, and not itself', async () => {
    const { visits } = await visit(
      {
        ...sign,
        ...base,
        [`${ROOMS}?limit=100`]: { json: { chunk: [{ room_id: '!a:one.example' }], next_batch: 'p 2' } },
        [`${ROOMS}?limit=100&since=p%202`]: {
          json: { chunk: [{ room_id: '!b:two.example' }, { room_id: '!c:example.org' }] },
        },
      },
      ['liveness', 'peers', 'policy'],
    );

    expect(visits.map(({ kind }) => kind)).toEqual(['liveness', 'peers', 'policy']);
    expect(visits[1]?.peers).toEqual({
      publication: 'published',
      entries: ['one.example', 'two.example'],
      refused: 0,
      isPartial: false,
    });
    expect(visits[2]?.policy?.publication).toBe('unsupported');
  });

  it('reads five pages at most, and says that there are more', async () => {
    const page: Line = { json: { chunk: [{ room_id: '!a:one.example' }], next_batch: 'again' } };
    const { visits, fetcher } = await visit(
      { ...sign, ...base, [`${ROOMS}?limit=100`]: page, [`${ROOMS}?limit=100&since=again`]: page },
      ['peers'],
    );

    expect(fetcher.asked.filter((line) => line.includes('publicRooms'))).toHaveLength(5);
    expect(visits[1]?.peers).toMatchObject({ entries: ['one.example'], isPartial: true });
  });

  it.each<[Line, string]>([
    [{ status: 401, json: { errcode: 'M_MISSING_TOKEN' } }, 'closed'],
    [FORBIDDEN, 'closed'],
    [{ failure: { cause: 'robots_disallowed' } }, 'robots'],
    [{ status: 500, body: '' }, 'failed'],
    [{ json: { rooms: [] } }, 'failed'],
  ])('calls a directory that answers %j %s', async (line, publication) => {
    const { visits } = await visit({ ...sign, ...base, [`${ROOMS}?limit=100`]: line }, ['peers']);

    expect(visits[1]).toMatchObject({
      failure: null,
      partial: publication === 'failed',
      peers: { publication, entries: [] },
    });
  });

  it('asks nothing more where the keys are not to be indexed', async () => {
    const noIndex = { ...signed(), headers: { 'x-robots-tag': 'noindex' } } as Line;
    const { visits } = await visit({ ...delegated, ...at('192.0.2.1', noIndex, running('Synapse')) }, [
      'check',
    ]);

    expect(visits).toHaveLength(1);
    expect(visits[0]).toMatchObject({
      kind: 'check',
      failure: null,
      facts: { isPrivate: true, registration: null, contactUrl: null },
      peers: { publication: 'closed' },
      signals: [{ kind: 'noindex_header', source: KEYS }],
    });
  });

  it('is a sign of life, and no more, where robots.txt asks for a longer pause than we wait', async () => {
    const pace = { crawlDelayMs: 500_000, questionsMax: 0 };
    const { visits } = await visit({}, ['details', 'peers'], { pace });

    expect(visits).toHaveLength(1);
    expect(visits[0]).toMatchObject({
      kind: 'liveness',
      failure: null,
      pausedMs: 500_000,
      nodeinfoUrl: `${WELL_KNOWN}/server`,
    });
  });

  it('holds nothing against a host that was broken off', async () => {
    const aborted = AbortSignal.abort();
    const { visits, robots } = await visit(sign, ['liveness'], { signal: aborted });

    expect(visits).toEqual([]);
    expect(robots).toBeNull();
  });
});
