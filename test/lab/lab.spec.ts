import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { Resolver } from 'node:dns/promises';
import { createSocket } from 'node:dgram';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decode, encode, TRUNCATED_RESPONSE } from 'dns-packet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VirtualClock } from './clock.ts';
import { fetchFrom, jsonOf, type Fetched } from './fetch.fixture.ts';
import { judgePace, readMeter, startLab, type Lab } from './index.ts';
import { hash } from './random.ts';
import { SHAPES } from './software/index.ts';
import { policiesAt, stateAt } from './timeline.ts';
import { CONDITIONS, type Condition, type Truth } from './truth.ts';

// What matchers return has no type of its own.
const aString: unknown = expect.any(String);
const aNumber: unknown = expect.any(Number);
const aBoolean: unknown = expect.any(Boolean);
const aDigest: unknown = expect.stringMatching(/^[\da-f]{64}$/);
const aReason: unknown = expect.toSatisfy((reason) => reason === null || typeof reason === 'string');
const anAgent: unknown = expect.stringContaining('Homeport');
const aList: unknown = expect.any(Array);

const ANCHOR = Date.UTC(2026, 10, 1);
const meterFile = join(mkdtempSync(join(tmpdir(), 'meter-')), 'meter.jsonl');

let lab: Lab;
let resolver: Resolver;

beforeAll(async () => {
  const clock = new VirtualClock({ virtualAt: ANCHOR, speed: 0 });
  lab = await startLab({ instances: 400, seed: 7, clock, meterFile });
  resolver = new Resolver({ timeout: 300, tries: 1 });
  resolver.setServers([lab.dnsServers]);
});

afterAll(async () => {
  await lab.stop();
});

function one(wanted: (truth: Truth) => boolean): Truth {
  const found = [...lab.truth.values()].find(
    (truth) => wanted(truth) && ['up', 'dead'].includes(stateAt(truth, ANCHOR)),
  );
  if (found === undefined) throw new Error('the lab has no such instance');
  return found;
}

function ill(condition: Condition): Truth {
  return one((truth) => truth.condition === condition);
}

function well(software: string, more: (truth: Truth) => boolean = () => true): Truth {
  return one((truth) => truth.condition === 'well' && truth.software === software && more(truth));
}

function ask(truth: Truth, path: string, json?: unknown): Promise<Fetched> {
  return fetchFrom(lab, truth.domain, truth.address, {
    path,
    ...(json !== undefined && {
      method: 'POST',
      body: JSON.stringify(json),
      headers: { 'content-type': 'application/json' },
    }),
  });
}

describe('test/lab DNS', () => {
  it('gives the address that the instance serves from', async () => {
    const truth = one(({ condition, alias }) => condition === 'well' && alias === null);
    expect(await resolver.resolve4(truth.domain)).toEqual([truth.address]);
    await expect(resolver.resolve6(truth.domain)).rejects.toMatchObject({ code: 'ENODATA' });
  });

  it('follows an alias to its address', async () => {
    const truth = one(({ condition, alias }) => condition === 'well' && alias !== null);
    expect(await resolver.resolveCname(truth.domain)).toEqual([truth.alias]);
    expect(await resolver.resolve4(truth.domain)).toEqual([truth.address]);
  });

  it.each([
    ['nxdomain', 'ENOTFOUND'],
    ['servfail', 'ESERVFAIL'],
    ['no-address', 'ENODATA'],
    ['dns-silent', 'ETIMEOUT'],
  ] as const)('answers %s as %s', async (condition, code) => {
    await expect(resolver.resolve4(ill(condition).domain)).rejects.toMatchObject({ code });
  });

  it('cuts long answers over UDP, and gives them over TCP', async () => {
    const truth = one(({ condition, domain }) => condition === 'well' && hash(domain) % 40 === 0);
    const raw = await askUdp(truth.domain);
    expect((raw.flags ?? 0) & TRUNCATED_RESPONSE).not.toBe(0);
    expect(raw.answers).toEqual([]);
    expect(await resolver.resolve4(truth.domain)).toEqual([truth.address]);
  });

  it('knows no name outside the federation', async () => {
    await expect(resolver.resolve4('nobody.example')).rejects.toMatchObject({ code: 'ENOTFOUND' });
  });
});

async function askUdp(name: string) {
  const socket = createSocket('udp4');
  const port = Number(lab.dnsServers.split(':')[1]);
  socket.send(encode({ type: 'query', id: 7, questions: [{ type: 'A', name }] }), port, '127.0.0.1');
  const message = await new Promise<Buffer>((resolve) => socket.once('message', resolve));
  socket.close();
  return decode(message);
}

describe('test/lab TLS', () => {
  it('has a certificate of its authority for every name, and for no other', async () => {
    const truth = well('mastodon');
    expect((await ask(truth, '/robots.txt')).status).toBeLessThan(500);
    const other = fetchFrom(lab, truth.domain, truth.address, { path: '/', expectName: 'nobody.example' });
    await expect(other).rejects.toMatchObject({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' });
  });

  it.each([
    ['tls-expired', 'CERT_HAS_EXPIRED'],
    ['tls-wrong-host', 'ERR_TLS_CERT_ALTNAME_INVALID'],
    ['tls-self-signed', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    ['refused', 'ECONNREFUSED'],
    ['reset', 'ECONNRESET'],
  ] as const)('fails for %s with %s', async (condition, code) => {
    await expect(ask(ill(condition), '/')).rejects.toMatchObject({ code });
  });
});

describe('test/lab answers', () => {
  it('leads from the well-known index to a document for every software', async () => {
    const calm = [...lab.truth.values()].filter(
      (truth) => truth.condition === 'well' && stateAt(truth, ANCHOR) === 'up',
    );
    const bySoftware = new Map(calm.map((truth) => [truth.software, truth]));
    expect(bySoftware.size).toBeGreaterThanOrEqual(20);
    // Castopod has only NodeInfo2, which needs no index.
    bySoftware.delete('castopod');
    for (const [software, truth] of bySoftware) {
      const index = jsonOf(await ask(truth, '/.well-known/nodeinfo'));
      expect(index, software).toHaveProperty('links.0.href');
      const href = (index as { links: { href: string }[] }).links[0]!.href;
      const document = jsonOf(await ask(truth, new URL(href).pathname));
      expect((document as { software: { name: string } }).software.name.toLowerCase()).toBe(software);
    }
  });

  it('speaks both instance APIs of Mastodon, with digests for its blocks', async () => {
    const truth = well(
      'mastodon',
      ({ policyPublication, policies }) => policyPublication === 'published' && policies.length > 0,
    );
    const first = jsonOf(await ask(truth, '/api/v1/instance'));
    const second = jsonOf(await ask(truth, '/api/v2/instance'));
    expect(first).toMatchObject({ uri: truth.domain, stats: { user_count: aNumber } });
    expect(second).toMatchObject({
      domain: truth.domain,
      registrations: { enabled: aBoolean, message: null },
    });
    expect(second['rules']).toHaveLength(truth.rules.length);
    const blocks: unknown = JSON.parse((await ask(truth, '/api/v1/instance/domain_blocks')).body.toString());
    expect(blocks).toContainEqual({
      domain: aString,
      digest: aDigest,
      severity: 'suspend',
      comment: aReason,
    });
  });

  it('closes the door to blocks as Mastodon does: 404 without a body', async () => {
    const closed = well('mastodon', ({ policyPublication }) => policyPublication === 'closed');
    expect(await ask(closed, '/api/v1/instance/domain_blocks')).toMatchObject({
      status: 404,
      body: Buffer.alloc(0),
    });
  });

  it('lists linked and blocked instances as Lemmy does', async () => {
    const truth = well('lemmy', ({ policies }) => policies.length > 0);
    const lists = jsonOf(await ask(truth, '/api/v3/federated_instances'));
    expect(lists).toMatchObject({
      federated_instances: { linked: aList, allowed: [], blocked: aList },
    });
    const site = jsonOf(await ask(truth, '/api/v3/site'));
    expect(site).toHaveProperty(
      'site_view.local_site.registration_mode',
      expect.stringMatching(/^(Open|RequireApplication|Closed)$/),
    );
  });

  it('wants a POST with JSON for the endpoints of Misskey, and hands out pages of at most 100', async () => {
    const truth = well('misskey', ({ policies }) => policies.some(({ rule }) => rule === 'blocked'));
    expect((await ask(truth, '/api/meta')).status).toBe(405);
    expect(jsonOf(await ask(truth, '/api/meta', { detail: true }))).toMatchObject({
      name: truth.title,
      features: {},
    });
    expect((await ask(truth, '/api/federation/instances', { limit: 101 })).status).toBe(400);
    const blocked: unknown = JSON.parse(
      (await ask(truth, '/api/federation/instances', { limit: 100, blocked: true })).body.toString(),
    );
    const hosts = Array.isArray(blocked) ? blocked.map((row: { host: string }) => row.host) : [];
    const targets = policiesAt(truth, ANCHOR).filter(({ rule }) => rule === 'blocked');
    expect(hosts.sort()).toEqual(targets.map(({ target }) => target).sort());
  });

  it('redirects those who moved to another registrable domain', async () => {
    const moved = ill('moved');
    const { status, headers } = await ask(moved, '/.well-known/nodeinfo');
    expect(status).toBe(301);
    expect(headers.location).toBe(`https://${moved.movedTo ?? ''}/.well-known/nodeinfo`);
  });
});

describe('test/lab federation', () => {
  it('is the same for the same seed, and another for another', async () => {
    const seedOf = async (seed: number) => {
      const clock = new VirtualClock({ virtualAt: ANCHOR, speed: 0 });
      const made = await startLab({ instances: 60, seed, clock });
      await made.stop();
      return JSON.stringify(
        [...made.truth.values()].map((truth) => ({
          ...truth,
          peers: truth.peers,
          policies: truth.policies,
          timeline: truth.timeline,
        })),
      );
    };
    const [first, again, other] = [await seedOf(3), await seedOf(3), await seedOf(4)];
    expect(again === first).toBe(true);
    expect(other === first).toBe(false);
  });

  it('shows every condition and every kind of software', () => {
    const truths = [...lab.truth.values()];
    expect(new Set(truths.map(({ condition }) => condition))).toEqual(new Set(CONDITIONS));
    expect(new Set(truths.map(({ software }) => software)).size).toBeGreaterThanOrEqual(25);
  });

  it('lets everybody be found from the seeds through published peers alone', () => {
    const found = new Set(lab.seeds);
    for (const domain of found) {
      const truth = lab.truth.get(domain);
      const tells =
        truth?.condition === 'well' && truth.withheld === null && truth.peersPublication === 'published';
      if (tells && ['mastodon', 'pleroma', 'akkoma', 'lemmy'].includes(truth.software)) {
        for (const peer of truth.peers) found.add(peer);
      }
    }
    expect(found.size).toBe(lab.truth.size);
  });

  it('changes its answers when its clock moves on', async () => {
    const truth = one(
      ({ timeline, condition, withheld }) =>
        condition === 'well' &&
        withheld === null &&
        timeline.outages.some(({ kind, from }) => kind === 'http5xx' && from > ANCHOR),
    );
    const outage = truth.timeline.outages.find(({ kind, from }) => kind === 'http5xx' && from > ANCHOR)!;
    lab.clock.advance(outage.from - ANCHOR + 1);
    expect((await ask(truth, '/.well-known/nodeinfo')).status).toBe(502);
    lab.clock.advance(ANCHOR - outage.from - 1);
    expect((await ask(truth, '/.well-known/nodeinfo')).status).toBe(200);
  });

  it('meters what its servers see', async () => {
    lab.flushMeter();
    const lines = await readMeter(meterFile);
    expect(lines).toContainEqual(
      expect.objectContaining({
        kind: 'request',
        path: '/.well-known/nodeinfo',
        userAgent: anAgent,
      }),
    );
    // This spec reads no robots.txt and waits for nobody: the judge must notice.
    const rules = new Set(judgePace(lines, { robots: lab.robots }).map(({ rule }) => rule));
    expect(rules).toContain('robots-not-read');
    expect(rules).toContain('request-interval');
  });

  it('registers every shape that has a file', () => {
    const folder = new URL('software/', import.meta.url);
    const shapes = readdirSync(folder).filter((file) =>
      /^export const \w+: Shape = /m.test(readFileSync(new URL(file, folder), 'utf8')),
    );
    expect(shapes).toHaveLength(SHAPES.length);
  });
});
