import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parseDomain, SEVERITIES } from '@homeport/db';
import { describe, expect, it } from 'vitest';
import { decodeJson, get } from '../decode.ts';
import { markCounts } from '../health/usage.ts';
import { ok } from '../outcome.ts';
import { parseHostMeta } from '../probes/host-meta/parse.ts';
import { parseIndex, parseNodeInfo, type NodeInfo } from '../probes/nodeinfo/parse.ts';
import { catalogue, fallbacks } from '../software/index.ts';
import { readBlocks } from '../software/mastodon.ts';
import { readFederation } from '../software/pleroma.ts';
import { named as softwareNamed, siteOf } from '../software/scripted-site.ts';
import { NODEINFOS } from './recorded-nodeinfos.fixture.ts';
import * as expected from './recorded-replies.fixture.ts';
import { COUNTS, type PolicyEntry } from './visit.ts';

// Single answers of real servers, which lie beside the project, never in it.
const REPLIES = new URL('../../../../shared/captures/replies/', import.meta.url);
const hasReplies = existsSync(REPLIES);
if (!hasReplies) console.info(`skipped: no recordings at ${REPLIES.pathname}`);

const BLOCKS = 'mastodon/icosahedron.website/api_v1_instance_domain_blocks.json';

function listReplies(): string[] {
  if (!hasReplies) return [];
  const files = readdirSync(REPLIES, { recursive: true, encoding: 'utf8' });
  return files.filter((name) => /\.(?:json|xml)$/.test(name));
}

function bytes(name: string): Buffer {
  return readFileSync(new URL(name, REPLIES));
}

function json(name: string): unknown {
  const body = decodeJson(bytes(name));
  if (!body.ok) throw new Error(`${name} is not JSON`);
  return body.value;
}

function named(text: string) {
  const name = parseDomain(text);
  if (!name.ok) throw new Error(`${text} is no name`);
  return name.domain;
}

/** The worst mark of all that is told. */
function qualityOf({ counts, hidesUsage }: NodeInfo): string {
  const sources = { usersTotal: '/', usersActiveMonth: '/', usersActiveHalfyear: '/', postsTotal: '/' };
  const { marks } = markCounts({
    values: counts,
    sources,
    placeholders: [],
    hidden: hidesUsage ? COUNTS : [],
  });
  const qualities = COUNTS.map((count) => marks[count]?.quality);
  return qualities.find((quality) => quality !== undefined && quality !== 'declared') ?? 'declared';
}

function told({ severity, rule, target, reason }: PolicyEntry): string {
  return `${severity} ${rule} ${target}${reason === null ? '' : `: ${reason}`}`;
}

function countSeverities(entries: readonly PolicyEntry[]): Record<string, number> {
  const counts = SEVERITIES.map(
    (one) => [one, entries.filter(({ severity }) => severity === one).length] as const,
  );
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}

describe.runIf(hasReplies)('crawler/visit: recorded replies', () => {
  it('has a row for each', () => {
    const { INDEXES, HOST_METAS, INSTANCES, PEERS, BLOCKS: lists, NOT_JSON, NOT_ASKED, FALLBACKS } = expected;
    const tables = [NODEINFOS, INDEXES, HOST_METAS, INSTANCES, PEERS, lists, NOT_ASKED, FALLBACKS];
    const rows = [...tables.flatMap((table) => Object.keys(table)), ...NOT_JSON, BLOCKS];

    expect([...new Set(rows)].sort()).toEqual(listReplies().sort());
  });

  it.each(Object.entries(NODEINFOS))('NodeInfo %s', (name, facts) => {
    const info = parseNodeInfo(json(name));
    if (!info.ok) throw new Error(info.failure.detail);
    const { software, version, counts, title, isRegistrationOpen } = info.value;

    expect({
      software,
      version,
      registration: isRegistrationOpen === true ? 'open' : 'closed',
      users: [counts.usersTotal, counts.usersActiveMonth, counts.usersActiveHalfyear],
      posts: counts.postsTotal,
      quality: qualityOf(info.value),
      title,
    }).toEqual(facts);
  });

  it.each(Object.entries(expected.INDEXES))('index %s', (name, [site, place]) => {
    const found = parseIndex(json(name), new URL(`https://${site}/.well-known/nodeinfo`));

    expect(found.ok && `${found.value.host}${found.value.path}`).toBe(place);
  });

  it.each(Object.entries(expected.HOST_METAS))('host-meta %s', (name, host) => {
    expect(parseHostMeta(bytes(name), named(host))).toBe(host);
    expect(parseHostMeta(bytes(name), named('elsewhere.example'))).toBeNull();
  });

  it.each(Object.entries(expected.INSTANCES))('instance %s', async (name, facts) => {
    const { by, rules, ...plain } = facts;
    const [software, question] = by;
    const details = await softwareNamed(software).details?.(siteOf({ [question]: json(name) }));
    if (!details?.ok) throw new Error('no details');
    const { registrationSource, rules: read, ...others } = details.value;

    expect(others).toEqual(plain);
    expect([read?.[0], read?.length]).toEqual(rules);
    expect(registrationSource).toBe(facts.registration && question.split(' ')[0]);
  });

  it.each(Object.entries(expected.PEERS))(
    'peers %s',
    async (name, { software, publication, peers, refused }) => {
      const listing = await softwareNamed(software).peers?.(siteOf({ '/api/v1/instance/peers': json(name) }));

      expect(listing).toMatchObject({ publication, entries: peers, refused: refused ?? 0, isPartial: false });
    },
  );

  it.each(Object.entries(expected.BLOCKS))('blocks %s', async (name, entries) => {
    const site = siteOf({ '/api/v1/instance/peers?filter=suspended': json(name) });
    const listing = await softwareNamed('gotosocial').policy?.(site);

    expect(listing?.publication).toBe(entries === null ? 'failed' : 'published');
    expect(listing?.entries.map(told)).toEqual(entries ?? []);
  });

  it.each(Object.entries(expected.FEDERATIONS))('policy in %s', (name, counts) => {
    const policy = readFederation(get(json(name), 'metadata'));

    expect(policy.publication).toBe(counts === null ? 'closed' : 'published');
    expect(countSeverities(policy.entries)).toEqual(counts ?? {});
    expect(policy).toMatchObject({ refused: 0, isPartial: false });
  });

  it('reads the reasons of Akkoma 3.0.0', () => {
    const policy = readFederation(get(json('aode-relay/NEW_HYNET_NODEINFO.json'), 'metadata'));

    expect(policy.entries.map(told)).toContain(
      'silence federated_timeline_removal botsin.space: A lot of bot content',
    );
  });

  it('reads 1,563 blocks of a Mastodon, five of them hidden', () => {
    const body = json(BLOCKS);
    const policy = readBlocks(Array.isArray(body) ? body : []);
    const howMany = (wanted: (entry: PolicyEntry) => boolean) => policy.entries.filter(wanted).length;

    expect(policy).toMatchObject({ publication: 'published', refused: 0 });
    expect(countSeverities(policy.entries)).toEqual({ suspend: 1217, silence: 346 });
    // Four more have a star that hides nothing: "*.repl.co" is the name as the operator typed it.
    expect(howMany(({ isObfuscated }) => isObfuscated)).toBe(5);
    expect(howMany(({ target, isObfuscated }) => !isObfuscated && target.startsWith('*.'))).toBe(4);
    expect(howMany(({ digest }) => digest === null)).toBe(0);
  });

  it.each(Object.entries(expected.FALLBACKS))('without NodeInfo: %s', (name, [path, says]) => {
    const info = fallbacks.find((one) => one.path === path)?.read(json(name));

    expect(info && `${info.software} ${info.version}, open: ${info.isRegistrationOpen}`).toBe(says);
  });

  it('reads the rules of a Friendica out of its imitation of Mastodon', async () => {
    const site = siteOf({
      '/friendica/json': { site_name: 'F', register_policy: 'REGISTER_APPROVE', language: 'de' },
      '/api/v2/instance': json('kaiteki/test_mastodon_examples_friendica_instance.json'),
    });
    const details = await softwareNamed('friendica').details?.(site);

    expect(details?.ok && details.value.rules?.length).toBe(10);
    expect(details?.ok && details.value.description).toMatch(/^loma\.ml ist eine Friendica Community/);
  });

  it.each(expected.NOT_JSON)('no JSON: %s', (name) => {
    expect(decodeJson(bytes(name))).toMatchObject({ ok: false, failure: { cause: 'parse_not_json' } });
  });

  it.each(Object.keys(expected.NOT_ASKED))('no NodeInfo: %s', (name) => {
    expect(parseNodeInfo(json(name))).toMatchObject({ ok: false, failure: { cause: 'parse_unexpected' } });
    expect(parseIndex(json(name), new URL('https://squeet.me/'))).toMatchObject({ ok: false });
  });

  it.each(listReplies())('%s throws in no parser', async (name) => {
    const body = decodeJson(bytes(name));
    const value = body.ok ? body.value : null;

    parseIndex(value, new URL('https://example.org/.well-known/nodeinfo'));
    parseHostMeta(bytes(name), named('example.org'));
    const info = parseNodeInfo(value);
    const some = siteOf({});
    const site = {
      ...some,
      info: info.ok ? info.value : some.info,
      json: () => Promise.resolve(ok(value)),
      text: () => Promise.resolve(ok(bytes(name).toString('utf8'))),
    };
    for (const fallback of fallbacks) fallback.read(value);
    for (const software of catalogue) {
      await software.consent?.(site);
      await software.details?.(site);
      await software.peers?.(site);
      await software.policy?.(site);
    }
  });
});
