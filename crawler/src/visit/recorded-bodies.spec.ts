import { readdirSync, readFileSync } from 'node:fs';
import { parseDomain } from '@homeport/db';
import { describe, expect, it } from 'vitest';
import { decodeJson } from '../decode.ts';
import { ok, type Outcome } from '../outcome.ts';
import { parseHostMeta } from '../probes/host-meta/parse.ts';
import { parseIndex, parseNodeInfo, type NodeInfo } from '../probes/nodeinfo/parse.ts';
import { readJson } from '../probes/reply.ts';
import { catalogue, fallbacks } from '../software/index.ts';
import { named as softwareNamed, siteOf } from '../software/scripted-site.ts';
import {
  ASKED_OF_OTHERS,
  ASKED_OTHERWISE,
  BODIES,
  NOT_ASKED,
  OF_OTHER_NETWORKS,
  READERS,
  VISITS,
  type Reader,
} from './recorded-bodies.fixture.ts';
import {
  CAPTURES,
  hasCaptures,
  keyOf,
  recordingsOf,
  visitRecording,
  type Recording,
} from './recorded-server.fixture.ts';

const SERVERS = new URL('servers/', CAPTURES);
const hosts = hasCaptures ? readdirSync(SERVERS) : [];

function named(text: string) {
  const name = parseDomain(text);
  if (!name.ok) throw new Error(`${text} is no name`);
  return name.domain;
}

function replyOf(host: string, { path, line }: Recording) {
  const { status = 200, headers = {}, body } = line;
  return { status, headers, body: Buffer.from(body), url: new URL(path, `https://${host}`) };
}

function readerOf({ path }: Recording) {
  return READERS[path];
}

/** What each reader makes of a body that is JSON. */
const READ: Readonly<
  Record<Reader, (body: unknown, question: string, host: string) => string | Promise<string>>
> = {
  // XRD never comes this far.
  'host-meta': () => 'read',
  index(body, question, host) {
    const place = parseIndex(body, new URL(question, `https://${host}`));
    return place.ok ? `${place.value.host}${place.value.path}` : causeOf(place);
  },
  nodeinfo(body) {
    const info = parseNodeInfo(body);
    return info.ok ? summary(info.value) : causeOf(info);
  },
  fallback(body, question) {
    const info = fallbacks.find(({ path }) => path === question)?.read(body);
    return info ? summary(info) : 'none of ours';
  },
  async instance(body, question) {
    const details = await softwareNamed('mastodon').details?.(siteOf({ [question]: body }));
    return details?.ok ? `${details.value.title}, ${details.value.registration}` : causeOf(details);
  },
  async peers(body, question) {
    return listTold(await softwareNamed('mastodon').peers?.(siteOf({ [question]: body })));
  },
  async policy(body, question) {
    return listTold(await softwareNamed('gotosocial').policy?.(siteOf({ [question]: body })));
  },
};

/** The body in one line, as its reader understands it; a failure by its cause. */
async function told(host: string, recording: Recording): Promise<string> {
  const reply = replyOf(host, recording);
  const reader = readerOf(recording);
  if (reader === 'host-meta' && reply.status === 200) return String(parseHostMeta(reply.body, named(host)));
  const body = readJson(reply);
  return body.ok && reader ? READ[reader](body.value, recording.path, host) : causeOf(body);
}

function listTold(listing: { publication: string; entries: unknown[] } | undefined): string {
  return `${listing?.publication}: ${listing?.entries.length}`;
}

function causeOf(outcome: Outcome<unknown> | undefined): string {
  return outcome?.ok === false ? outcome.failure.cause : 'read';
}

function summary({ software, version, counts, isRegistrationOpen }: NodeInfo): string {
  const { usersTotal, usersActiveMonth, usersActiveHalfyear, postsTotal } = counts;
  const users = [usersTotal, usersActiveMonth, usersActiveHalfyear].join('/');
  return `${software} ${version}, ${users} users, ${postsTotal} posts, open: ${isRegistrationOpen}`;
}

/** `METHOD path`, whatever stands behind the question mark. */
function questionOf({ method, path }: Recording): string {
  return `${method} ${path.split('?')[0]}`;
}

const isRow = (recording: Recording) => recording.method === 'GET' && readerOf(recording) !== undefined;

function rowsOf(host: string): [number: string, says: string][] {
  return (BODIES[host] ?? []).flatMap(([numbers, says]) =>
    numbers.split(' ').map((number): [string, string] => [number, says]),
  );
}

async function askedInVisits(): Promise<Set<string>> {
  const asked = new Set<string>();
  for (const [host, tags] of VISITS) {
    for (const key of (await visitRecording(host, tags)).asked) asked.add(key);
  }
  return asked;
}

describe.runIf(hasCaptures)('crawler/visit: recorded bodies', () => {
  it.each(Object.keys(BODIES))('of %s say what they say', async (host) => {
    const said = new Map<string, string>();
    for (const one of recordingsOf(host).filter(isRow)) said.set(one.file.slice(0, 3), await told(host, one));

    expect([...said].sort()).toEqual(rowsOf(host).sort());
  });

  it('are all asked for and asserted, or left out by name', async () => {
    const asked = await askedInVisits();
    const leftOut = [...NOT_ASKED, ...ASKED_OF_OTHERS, ...ASKED_OTHERWISE];
    const forgotten = hosts
      .filter((host) => !OF_OTHER_NETWORKS.includes(host))
      .flatMap((host) =>
        recordingsOf(host)
          .filter((one) => !isRow(one) && !asked.has(keyOf(host, one)))
          // robots.txt is read by the transport; nothing but GET and POST is ever sent.
          .filter(({ method, path }) => /^(?:GET|POST)$/.test(method) && path !== '/robots.txt')
          .filter((one) => !leftOut.includes(questionOf(one)))
          .map(({ file }) => `${host}/${file}`),
      );

    expect(forgotten).toEqual([]);
  });

  it('are not said to be left alone while a visit asks for them', async () => {
    const asked = [...(await askedInVisits())].map((key) => {
      const [method, url = ''] = key.startsWith('POST ') ? key.split(' ', 2) : ['GET', key];
      return `${method} ${new URL(url).pathname}`;
    });

    expect(NOT_ASKED.filter((question) => asked.includes(question))).toEqual([]);
  });

  it('have a host each, and no row without a recording', () => {
    const files = hosts.flatMap((host) => recordingsOf(host).map(questionOf));

    expect(hosts).toEqual(expect.arrayContaining([...Object.keys(BODIES), ...OF_OTHER_NETWORKS]));
    expect(hosts.filter((host) => !OF_OTHER_NETWORKS.includes(host) && !Object.hasOwn(BODIES, host))).toEqual(
      [],
    );
    for (const question of [...NOT_ASKED, ...ASKED_OF_OTHERS, ...ASKED_OTHERWISE]) {
      expect(files).toContain(question);
    }
  });

  it.each(hosts)('of %s throw in no parser', async (host) => {
    const folder = new URL(`${host}/`, SERVERS);
    for (const file of readdirSync(folder)) {
      const whole = readFileSync(new URL(file, folder));
      const text = whole.toString('latin1');
      const start = /\r?\n\r?\n/.exec(text);
      for (const body of [whole, start ? whole.subarray(start.index + start[0].length) : whole]) {
        await readByAll(body);
      }
    }
  });
});

async function readByAll(body: Buffer): Promise<void> {
  const json = decodeJson(body);
  const value = json.ok ? json.value : null;
  parseIndex(value, new URL('https://example.org/.well-known/nodeinfo'));
  parseHostMeta(body, named('example.org'));
  for (const fallback of fallbacks) fallback.read(value);
  const info = parseNodeInfo(value);
  const some = siteOf({});
  const site = {
    ...some,
    info: info.ok ? info.value : some.info,
    json: () => Promise.resolve(ok(value)),
    text: () => Promise.resolve(ok(body.toString('utf8'))),
  };
  for (const software of catalogue) {
    await software.consent?.(site);
    await software.details?.(site);
    await software.peers?.(site);
    await software.policy?.(site);
  }
}

// A network that Homeport has no word for: its documents must not be taken for one of ours.
const NOSTR: Readonly<Record<string, string>> = {
  'nip11_nostr.land.json': 'nostr.land',
  'nip11_nostr.wine.json': 'nostr.wine',
};

describe.runIf(hasCaptures)('crawler/visit: recorded relays of Nostr', () => {
  const folder = new URL('nostr/', CAPTURES);

  it('has a row for each', () => {
    const files = readdirSync(folder).filter((name) => name !== 'ORIGIN.txt');
    expect(files).toEqual(Object.keys(NOSTR));
  });

  it.each(Object.entries(NOSTR))('%s is nobody that we know', async (file, host) => {
    const body = decodeJson(readFileSync(new URL(file, folder)));
    if (!body.ok) throw new Error(body.failure.cause);

    expect(parseNodeInfo(body.value)).toMatchObject({ ok: false, failure: { cause: 'parse_unexpected' } });
    expect(parseIndex(body.value, new URL(`https://${host}/`))).toMatchObject({ ok: false });
    for (const fallback of fallbacks) expect(fallback.read(body.value)).toBeNull();
    await readByAll(readFileSync(new URL(file, folder)));
  });
});
