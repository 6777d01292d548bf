import { parseDomain } from '@homeport/db';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeJson, get } from '../decode.ts';
import { ok, type Outcome } from '../outcome.ts';
import { parseNodeInfo, type NodeInfo } from '../probes/nodeinfo/parse.ts';
import type { Listing, PolicyEntry } from '../visit/visit.ts';
import { catalogue, fallbacks } from './index.ts';
import { ENTRIES_MAX } from './listing.ts';
import { siteOf } from './scripted-site.ts';
import type { Details, Site, Software } from './software.ts';

// Whatever any endpoint says, what comes out may be stored and shown as it stands.

/** The longest that a field may be, in UTF-16 units. */
const LENGTHS: Readonly<Record<string, number>> = {
  title: 200,
  description: 2000,
  version: 100,
  contactUrl: 500,
  registrationSource: 100,
  registration: 10,
  federation: 10,
};

/** No NUL, which PostgreSQL refuses, and no half characters, which JSON can't carry. */
function isSound(text: string, max: number): boolean {
  return text.length <= max && text.isWellFormed() && !text.includes('\0');
}

function isSoundCount(value: unknown): boolean {
  return value === null || (Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= 1e9);
}

/** What must hold of each field that is there. */
const CHECKS: { readonly [Field in keyof Details]?: (value: NonNullable<Details[Field]>) => boolean } = {
  rules: (rules) => rules.length <= 50 && rules.every((rule) => isSound(rule, 500)),
  languages: (languages) => languages.length <= 30 && languages.every((tag) => isSound(tag, 40)),
  counts: ({ values, source }) => isSound(source, 100) && Object.values(values).every(isSoundCount),
  signals: (signals) => signals.every(({ source, value }) => isSound(source, 100) && isSound(value, 200)),
  accountDomain: isCanonical,
};

function faultsIn(details: Details): string[] {
  return Object.entries(details)
    .filter(([field, value]) => {
      if (value === null) return false;
      const check = CHECKS[field as keyof Details] as ((value: unknown) => boolean) | undefined;
      return !(check?.(value) ?? (typeof value !== 'string' || isSound(value, LENGTHS[field] ?? 0)));
    })
    .map(([field]) => field);
}

function isCanonical(name: string): boolean {
  const parsed = parseDomain(name);
  return parsed.ok && parsed.domain === name;
}

function isSoundInfo({ software, version, title, description, counts, languages }: NodeInfo): boolean {
  return (
    isSound(software, 64) &&
    isSound(version, 100) &&
    isSound(title ?? '', 200) &&
    isSound(description ?? '', 2000) &&
    languages.every((tag) => isSound(tag, 40)) &&
    Object.values(counts).every(isSoundCount)
  );
}

function isSoundListing(listing: Listing<unknown>): boolean {
  return (
    listing.entries.length <= 2 * ENTRIES_MAX && Number.isSafeInteger(listing.refused) && listing.refused >= 0
  );
}

function isSoundEntry({ target, digest, rule, reason }: PolicyEntry): boolean {
  return (
    isSound(target, 255) &&
    isSound(rule, 60) &&
    isSound(reason ?? '', 500) &&
    (digest === null || /^[\da-f]{64}$/.test(digest))
  );
}

function faultsInLists(
  peers: Listing<string> | undefined,
  policy: Listing<PolicyEntry> | undefined,
): string[] {
  const faults: string[] = [];
  if (peers && !(isSoundListing(peers) && peers.entries.slice(0, 1000).every(isCanonical))) {
    faults.push('peers');
  }
  if (policy && !(isSoundListing(policy) && policy.entries.slice(0, 1000).every(isSoundEntry))) {
    faults.push('policy');
  }
  return faults;
}

/** What is wrong with all that a software makes of a site. */
async function faultsOf(software: Software, site: Site): Promise<string[]> {
  const consent = await software.consent?.(site);
  const details = await software.details?.(site);
  const marked = software.reading?.placeholders?.(site.info.counts, site.info) ?? [];
  return [
    ...(consent?.ok && !consent.value.every(({ value }) => isSound(value, 200)) ? ['consent'] : []),
    ...(details?.ok ? faultsIn(details.value) : []),
    ...faultsInLists(await software.peers?.(site), await software.policy?.(site)),
    ...(marked.length > 4 ? ['placeholders'] : []),
  ].map((fault) => `${software.name}: ${fault}`);
}

/** Every endpoint says the same. NodeInfo has it for metadata, and for its numbers. */
function siteSaying(body: unknown, software = 'any', version = '1.0.0'): Site {
  // Users that are no number are not hidden ones: the readers look for better numbers.
  const usage = { users: get(body, 'users') ?? { other: true }, localPosts: get(body, 'localPosts') };
  const info = parseNodeInfo({ software: { name: software, version }, metadata: body, usage });
  const site = siteOf({});
  return {
    ...site,
    ...(info.ok && { info: info.value }),
    json: () => Promise.resolve(ok(body)),
    text: () => Promise.resolve(ok(typeof body === 'string' ? body : JSON.stringify({ body }))),
  };
}

// Words that some endpoint has a meaning for, so that generated answers come further than the first look.
const WORDS = (
  'title name description version domain uri registrations enabled approval_required usage users active_month stats ' +
  'user_count configuration limited_federation languages rules text contact account url site_view site local_site ' +
  'registration_mode federated_instances linked allowed blocked items next_page instance host data follower ' +
  'following state signup allowed shortDescription codeOfConduct instances federation mrf_simple reject accept ' +
  'severity comment digest isBlocked isSilenced suspensionState langs serverRules disableRegistration counts ' +
  'localPosts total metadata softwareName websiteTitle websiteDomain actor_id nodeName private totalUsers'
).split(' ');

const strange = fc.constantFrom<unknown>(
  '\u0000nul\u0000',
  '\ud800',
  'x\udfff',
  '\u202egnp.exe',
  'a'.repeat(100_000),
  '<'.repeat(5_000),
  '[](('.repeat(2_000),
  'BÜCHER.Example',
  'a.example',
  'a***.exam***',
  '1',
  '99999999999',
  1e308,
  -1,
  0.5,
  2 ** 53,
  10 ** 9 + 1,
  Number(`1e999`),
  Number.NaN,
  true,
  null,
  'https://a.example/',
  'https://user:word@a.example:8443/',
  'javascript:alert(1)',
);

const { answer } = fc.letrec<{ answer: unknown; leaf: unknown }>((tie) => ({
  leaf: fc.oneof(strange, fc.string({ unit: 'binary', maxLength: 20 }), fc.integer(), fc.double()),
  answer: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    tie('leaf'),
    fc.array(tie('answer'), { maxLength: 5 }),
    fc.dictionary(
      fc.oneof(fc.constantFrom(...WORDS), fc.constantFrom('__proto__', 'constructor', '')),
      tie('answer'),
      {
        maxKeys: 12,
      },
    ),
  ),
}));

const odd = fc.oneof(strange, answer);
const oddKeys = fc.dictionary(
  fc.oneof(
    fc.constantFrom('reject', 'accept', 'x\u0000y', 'r'.repeat(99), '\ud800', '\u202eq'),
    fc.string({ unit: 'binary' }),
  ),
  fc.oneof(fc.constant(['a.example', 'b*.example']), odd),
);

/** Documents of real shapes, with something odd in every place. */
const shaped = fc.record({
  version: odd,
  title: odd,
  name: odd,
  domain: odd,
  uri: odd,
  description: odd,
  languages: odd,
  langs: odd,
  rules: fc.oneof(odd, fc.array(fc.record({ text: odd }))),
  serverRules: fc.oneof(odd, fc.array(odd)),
  registrations: odd,
  stats: fc.record({ user_count: odd, status_count: odd }),
  usage: fc.record({ users: fc.record({ active_month: odd }) }),
  configuration: fc.record({ limited_federation: odd, urls: fc.record({ about: odd }) }),
  contact: fc.record({ account: fc.record({ url: odd }) }),
  federation: fc.oneof(
    odd,
    fc.record({ enabled: odd, mrf_simple: oddKeys, mrf_simple_info: oddKeys, rejected_instances: oddKeys }),
  ),
  site_view: fc.record({
    site: fc.record({ name: odd, sidebar: odd, actor_id: odd }),
    local_site: fc.record({ registration_mode: odd, users: odd, federation_enabled: odd }),
    counts: fc.record({ users: odd, posts: odd }),
  }),
  site: fc.record({ name: odd, description: odd, actor_id: odd, user_count: odd }),
  instance: fc.record({ name: odd, shortDescription: odd, codeOfConduct: odd, languages: odd }),
  contactForm: fc.record({ enabled: odd }),
  softwareName: odd,
  websiteTitle: odd,
  websiteDomain: odd,
  originalUsersCount: odd,
  totalMonthlyActiveUsers: odd,
  federated_instances: fc.record({ linked: fc.array(odd), allowed: fc.array(odd), blocked: fc.array(odd) }),
});

async function allFaults(body: unknown): Promise<string[]> {
  const faults: string[] = [];
  for (const software of catalogue) {
    for (const version of ['0.16.0', '1.0.0']) {
      faults.push(...(await faultsOf(software, siteSaying(body, software.name, version))));
    }
  }
  for (const fallback of fallbacks) {
    const info = fallback.read(body);
    if (info && !isSoundInfo(info)) faults.push(`fallback ${fallback.path}`);
  }
  return faults;
}

function decoded(source: string): Outcome<unknown> {
  return decodeJson(Buffer.from(source));
}

describe('crawler/software: the whole catalogue', () => {
  it('makes nothing unsound of any answer, and never throws', async () => {
    await fc.assert(
      fc.asyncProperty(answer, async (body) => {
        expect(await allFaults(body)).toEqual([]);
      }),
      { numRuns: 400 },
    );
  }, 60_000);

  it('makes nothing unsound of documents with something odd in every place', async () => {
    await fc.assert(
      fc.asyncProperty(shaped, async (body) => {
        expect(await allFaults(body)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  it('makes nothing unsound of any list of rows', async () => {
    const rows = fc.array(
      fc.oneof(
        fc.record({ domain: answer, host: answer, severity: answer, comment: answer, digest: answer }),
        strange,
      ),
    );
    await fc.assert(
      fc.asyncProperty(rows, async (body) => {
        expect(await allFaults(body)).toEqual([]);
        expect(await allFaults({ instances: body, items: body, data: body })).toEqual([]);
      }),
      { numRuns: 100 },
    );
  }, 60_000);

  it.each<[string, () => Outcome<unknown>]>([
    ['a million keys', () => ok(Object.fromEntries(Array.from({ length: 1e6 }, (_, at) => [`k${at}`, at])))],
    ['a million rows', () => ok(Array.from({ length: 1e6 }, () => 'x'))],
    ['a million names', () => ok(Array.from({ length: 1e6 }, (_, at) => `h${at}.example`))],
    [
      'a million rows of names',
      () => {
        const rows = Array.from({ length: 1e6 }, (_, at) => ({
          domain: `h${at}.example`,
          host: 'a.example',
        }));
        const lists = { linked: rows, blocked: rows };
        return ok({ federated_instances: lists, items: rows, data: rows, instances: rows });
      },
    ],
    [
      'a million rules',
      () => ok({ rules: Array.from({ length: 1e6 }, () => 'x'), title: 'T', version: '1' }),
    ],
    [
      'a million kinds of rule',
      () => {
        const many = Object.fromEntries(Array.from({ length: 1e6 }, (_, at) => [`r${at}`, ['a.example']]));
        return ok({ federation: { mrf_simple: many, rejected_instances: many } });
      },
    ],
    [
      'poisoned names',
      () => decoded('{"__proto__":{"title":"x"},"constructor":{"prototype":1},"title":"T"}'),
    ],
    ['numbers beyond all', () => decoded('{"users":1e999,"stats":{"user_count":1e999},"localPosts":-1e999}')],
  ])(
    'is done in seconds with %s',
    async (_what, make) => {
      const body = make();
      if (!body.ok) throw new Error(body.failure.detail);
      const start = performance.now();
      const info = siteOf({}).info;

      for (const software of catalogue) {
        const site = { ...siteSaying(body.value, software.name), info: { ...info, metadata: body.value } };
        expect(await faultsOf(software, site)).toEqual([]);
      }
      for (const fallback of fallbacks) fallback.read(body.value);
      expect(performance.now() - start).toBeLessThan(30_000);
    },
    60_000,
  );

  it('never sees what is nested deeper than any document', () => {
    const depth = 1e5;
    for (const source of [
      '['.repeat(depth),
      '{"a":'.repeat(depth),
      `${'['.repeat(depth)}${']'.repeat(depth)}`,
    ]) {
      expect(decoded(source)).toMatchObject({ ok: false, failure: { cause: 'parse_too_deep' } });
    }
  });
});
