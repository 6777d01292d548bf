import { assess } from '@homeport/crawler/assess.ts';
import { decodeJson } from '@homeport/crawler/decode.ts';
import { ok } from '@homeport/crawler/outcome.ts';
import { parseNodeInfo } from '@homeport/crawler/probes/nodeinfo/parse.ts';
import { catalogue } from '@homeport/crawler/software/index.ts';
import type { Site, Software } from '@homeport/crawler/software/software.ts';
import { addDiscovered } from '@homeport/crawler/store/add-discovered.ts';
import { keepPartitions } from '@homeport/crawler/store/keep-partitions.ts';
import { NameIds } from '@homeport/crawler/store/name-ids.ts';
import { saveContacts, type Contacted } from '@homeport/crawler/store/save-contacts.ts';
import { factsOf } from '@homeport/crawler/visit/facts.ts';
import type { Visit } from '@homeport/crawler/visit/visit.ts';
import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contact, findInstance, name, takeBucket } from './contacts.ts';
import { openFresh } from './database.ts';

const start = new Date('2026-03-10T00:00:00Z');
const SEED = Number(process.env['PROPERTY_SEED'] ?? 20_260_310);
const ROUNDS = 10;

const NASTY = ['\u0000', '\ud800', 'a\u0000b', '\udfff x', '__proto__', '\u202eevil', '9'.repeat(400), ''];
const text = fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: 'binary', maxLength: 80 }), fc.domain());
// Out of JSON come infinities, fractions, and integers that no column holds.
const raw = fc.oneof(
  fc.constantFrom('1e999', '-1e999', '1e308', '-0', '2147483648', '9007199254740993', '-5', '3.7', 'null'),
  fc.boolean().map(String),
  text.map((value) => JSON.stringify(value)),
  fc.integer().map((value) => JSON.stringify(String(value))),
);
const KEYS =
  `title name description short_description rules text users total activeMonth activeHalfyear localPosts
  domain digest severity comment reason languages registrations enabled approval_required usage metadata nodeName
  federation mrf_simple reject linked blocked allowed federated_instances instances host links rel href software
  version contact account url site_view site local_site counts stats user_count config data instance serverVersion
  signup site_name register_policy info private hide_in_statistics channels_total uri account_domain items follower
  following nodeinfo about terms allowList enabled domains __proto__ constructor`.split(/\s+/);
const { document } = fc.letrec<{ document: string; leaf: string }>((tie) => ({
  leaf: raw,
  document: fc.oneof(
    { maxDepth: 5, depthIdentifier: 'json' },
    tie('leaf'),
    fc
      .array(tie('document'), { maxLength: 6, depthIdentifier: 'json' })
      .map((items) => `[${items.join(',')}]`),
    fc
      .array(fc.tuple(fc.constantFrom(...KEYS), tie('document')), { maxLength: 12, depthIdentifier: 'json' })
      .map((fields) => `{${fields.map(([key, value]) => `${JSON.stringify(key)}:${value}`).join(',')}}`),
  ),
}));

/** The visits of a server of this software that answers with one and the same document, whatever is asked. */
async function visitsOf(software: Software, source: string): Promise<Visit[]> {
  const body = decodeJson(Buffer.from(source));
  const value: unknown = body.ok ? body.value : null;
  const info = parseNodeInfo({
    software: { name: software.name, version: source },
    usage: value,
    metadata: value,
    openRegistrations: value,
  });
  if (!info.ok) throw new Error('the software names itself');
  const site: Site = {
    info: info.value,
    host: name('hostile.example'),
    json: () => Promise.resolve(ok(value)),
    text: () => Promise.resolve(ok(source)),
  };
  const read = { info: info.value, host: name('hostile.example'), path: '/n', indexRule: null };
  const own = await software.details?.(site);
  const facts = factsOf({ read, software, own, isPrivate: false });
  const consent = await software.consent?.(site);
  const [peers, policy] = [await software.peers?.(site), await software.policy?.(site)];
  return contact(['details', 'peers', 'policy'], start, { facts }).map((visit) => ({
    ...visit,
    signals: visit.kind === 'details' && consent?.ok ? consent.value : visit.signals,
    peers: visit.kind === 'peers' && peers ? peers : visit.peers,
    policy: visit.kind === 'policy' && policy ? policy : visit.policy,
  }));
}

describe('integration/hostile-answers: whatever a server says, the record bears it', () => {
  let db: DataSource;
  let domains: string[];

  beforeAll(async () => {
    db = await openFresh();
    await keepPartitions(db, start);
    const documents = fc.sample(document, { numRuns: catalogue.length * ROUNDS, seed: SEED });
    domains = documents.map((_, at) => `host-${at}.hostile-${at}.example`);
    const found = { network: 'fediverse', domains: domains.map(name), by: 'seed', from: null } as const;
    await addDiscovered(db, { ...found, at: start }, { perRegistrable: 20, allowed: [] });
    const names = new NameIds(db, { perRegistrable: 20, allowed: [] });
    const batch: Contacted[] = [];
    for (const [at, source] of documents.entries()) {
      const software = catalogue[at % catalogue.length];
      if (!software) throw new Error('the catalogue is empty');
      const instance = await findInstance(db, domains[at] ?? '');
      const visits = await visitsOf(software, source);
      const assessed = assess(instance, { visits, robots: null }, () => 0.5);
      const epoch = await takeBucket(db, instance.bucket);
      batch.push({ assessed, fence: { bucket: instance.bucket, epoch } });
      // One by one, so that one document's fault is not another's.
      await saveContacts(db, names, 'home', batch.splice(0));
    }
  });
  afterAll(() => db.destroy());

  it('stores every contact', async () => {
    const [row] = await db.query<{ count: number }[]>(
      `select count(*)::int as count from instance where details_read_at is not null`,
    );
    expect(row?.count).toBe(catalogue.length * ROUNDS);
  });

  it('keeps every number and every text within its bounds', async () => {
    const rows: unknown[] = await db.query(
      `select domain from instance
        where users_total not between 0 and 1000000000 or users_active_month not between 0 and 1000000000
           or users_active_halfyear not between 0 and 1000000000 or posts_total not between 0 and 1000000000
           or length(title) > 200 or length(description) > 2000 or length(version) > 100
           or cardinality(rules) > 50 or cardinality(languages) > 30 or length(contact_url) > 500
           or exists (select from unnest(rules) as rule where length(rule) > 500)
           or title ~ '[\\u0001-\\u0008\\u202e]' or description ~ '[\\u0001-\\u0008\\u202e]'`,
    );
    expect(rows).toEqual([]);
  });

  it('marks every number, and none that is not there', async () => {
    const rows: unknown[] = await db.query(
      `select domain from instance
        where (users_total is not null and users_total_quality is null)
           or (users_active_month is not null and users_active_month_quality is null)
           or (posts_total is not null and posts_total_quality is null)
           or (users_total is null and users_total_quality not in ('hidden', 'placeholder'))
           or (users_total_quality = 'implausible') <> (users_total_doubt is not null)`,
    );
    expect(rows).toEqual([]);
  });
});
