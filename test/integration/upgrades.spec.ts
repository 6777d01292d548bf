import { startApi } from '@homeport/api/app.ts';
import { Instance } from '@homeport/api/contract/instance.ts';
import { VersionsAnswer } from '@homeport/api/contract/instances.ts';
import { PoliciesPage } from '@homeport/api/contract/policies.ts';
import { addDiscovered } from '@homeport/crawler/store/add-discovered.ts';
import { openDatabase, parseDomain } from '@homeport/db';
import { pino } from 'pino';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { startLab, VirtualClock, type Lab, type Truth } from '../lab/index.ts';
import { findInstance } from './contacts.ts';
import { freshDatabase, type SpecDatabase } from './postgres.ts';
import { contactFor, fetcherFor } from './real-contact.ts';

const HOUR = 3_600_000;
const BEFORE = Date.UTC(2026, 5, 15, 12);
const CHANGE = BEFORE + 12 * HOUR;
// A day and its jitter: everything is due again.
const AFTER = BEFORE + 30 * HOUR;

interface Known {
  id: number;
  discovered_at: Date;
  first_up_at: Date;
  software: string;
  version: string;
  policy_publication: string;
}

interface Entry {
  target: string;
  severity: string;
  rule: string;
  reason: string | null;
  first_seen_at: Date;
  lifted_at: Date | null;
}

/** What the record knows of one instance. */
interface Record {
  known: Known;
  spans: { software: string; version: string; from_at: Date; to_at: Date | null }[];
  entries: Entry[];
}

describe('integration/upgrades: what changes on a server is history, not a loss', () => {
  let lab: Lab;
  let database: SpecDatabase;
  let db: DataSource;
  let api: Awaited<ReturnType<typeof startApi>>;
  let first: Map<string, Record>;
  let second: Map<string, Record>;

  beforeAll(async () => {
    lab = await startLab({
      clock: new VirtualClock({ virtualAt: BEFORE, speed: 0 }),
      anchorAt: BEFORE,
      showcase: {
        'lemmy 0.19': { upgrades: [{ at: CHANGE, version: '1.0.0' }] },
        mastodon: { publicationChanges: [{ at: CHANGE, policyPublication: 'closed' }] },
        firefish: { upgrades: [{ at: CHANGE, software: 'iceshrimp', version: '2023.12.13' }] },
      },
    });
    database = await freshDatabase();
    db = await openDatabase({ url: database.url, application: 'spec', connectionsMax: 5 });
    await addAll();
    await contactAll();
    first = await readAll();
    lab.clock.advance(AFTER - BEFORE);
    await contactAll();
    second = await readAll();
    api = await startApi(
      {
        databaseUrl: database.url,
        databaseReadUrl: undefined,
        port: 0,
        host: '127.0.0.1',
        publicUrl: 'http://localhost:3000',
      },
      pino({ level: 'silent' }),
    );
  });
  afterAll(async () => {
    await api.close();
    await db.destroy();
    await database.drop();
    await lab.stop();
  });

  async function addAll(): Promise<void> {
    const domains = [...lab.truth.keys()].flatMap((domain) => {
      const parsed = parseDomain(domain);
      return parsed.ok ? [parsed.domain] : [];
    });
    const seeds = { network: 'fediverse', domains, by: 'seed', from: null, at: new Date(BEFORE) } as const;
    await addDiscovered(db, seeds, { perRegistrable: 20, allowed: [] });
  }

  async function contactAll(): Promise<void> {
    const fetcher = fetcherFor(lab);
    try {
      for (const domain of lab.truth.keys()) {
        await contactFor(db, lab, fetcher, await findInstance(db, domain));
      }
    } finally {
      await fetcher.destroy();
    }
  }

  async function readAll(): Promise<Map<string, Record>> {
    const records = [...lab.truth.keys()].map(async (domain) => [domain, await readOne(domain)] as const);
    return new Map(await Promise.all(records));
  }

  async function readOne(domain: string): Promise<Record> {
    const [known]: Known[] = await db.query(
      `select id, discovered_at, first_up_at, software, version, policy_publication
         from instance where domain = $1`,
      [domain],
    );
    if (!known) throw new Error(`${domain} is not in the record`);
    return {
      known,
      spans: await db.query(
        `select software, version, from_at, to_at from version_span where instance_id = $1 order by from_at`,
        [known.id],
      ),
      entries: await db.query(
        `select target, severity, rule, reason, first_seen_at, lifted_at
           from policy_entry where instance_id = $1 order by target, rule`,
        [known.id],
      ),
    };
  }

  async function ask<Schema extends z.ZodType>(schema: Schema, path: string): Promise<z.output<Schema>> {
    const reply = await fetch(`${api.url}/api/v1/instances/${path}`);
    return schema.parse(await reply.json());
  }

  const truthOf = (software: string): Truth => {
    const found = [...lab.truth.values()].find((truth) => truth.software === software);
    if (!found) throw new Error(`the lab has no ${software}`);
    return found;
  };
  const bothOf = ({ domain }: Truth): [Record, Record] => [first.get(domain)!, second.get(domain)!];
  const told = ({ policies }: Truth) =>
    policies
      .map(({ target, severity, rule, reason }) => ({ target, severity, rule, reason }))
      .toSorted((a, b) => a.target.localeCompare(b.target) || a.rule.localeCompare(b.rule));

  /** Two adjacent spans, in the record and in the answer of the API: newest first there. */
  async function expectUpgrade(truth: Truth, [from, to]: [string, string]): Promise<void> {
    const [before, after] = bothOf(truth);
    expect(before.spans.map(({ software, version }) => `${software} ${version}`)).toEqual([from]);
    expect(after.spans.map(({ software, version }) => `${software} ${version}`)).toEqual([from, to]);
    const [old, young] = after.spans;
    expect(old?.from_at).toEqual(before.spans[0]?.from_at);
    expect(old?.to_at).toEqual(young?.from_at);
    expect(young?.to_at).toBeNull();
    const { data } = await ask(VersionsAnswer, `${truth.domain}/versions`);
    expect(data.map(({ software, version }) => `${software} ${version}`)).toEqual([to, from]);
  }

  it('lets the rules of a Lemmy stand when it goes over to version 4 of its API', async () => {
    const lemmy = truthOf('lemmy');
    const [before, after] = bothOf(lemmy);

    expect(before.entries).toMatchObject(told(lemmy));
    expect(before.entries.length).toBeGreaterThan(0);
    // The very same rows: not one was lifted, and none was added anew.
    expect(after.entries).toEqual(before.entries);
    expect(after.entries.every(({ lifted_at }) => lifted_at === null)).toBe(true);
    expect(after.known.policy_publication).toBe('published');
    await expectUpgrade(lemmy, [`lemmy ${lemmy.version}`, 'lemmy 1.0.0']);

    const standing = await ask(PoliciesPage, `${lemmy.domain}/policies?standing=true`);
    expect(standing.data.map(({ target }) => target).toSorted()).toEqual(
      told(lemmy).map(({ target }) => target),
    );
    expect((await ask(PoliciesPage, `${lemmy.domain}/policies?standing=false`)).data).toEqual([]);
  });

  it('keeps what a Mastodon published before it hid its blocks, and says that the door is shut', async () => {
    const mastodon = truthOf('mastodon');
    const [before, after] = bothOf(mastodon);

    expect(before.entries).toMatchObject(told(mastodon));
    expect(before.known.policy_publication).toBe('published');
    // Nobody said that a rule was lifted.
    expect(after.entries).toEqual(before.entries);
    expect(after.known.policy_publication).toBe('closed');
    expect(after.spans).toEqual(before.spans);

    const page = await ask(Instance, mastodon.domain);
    expect(page.publications.policy.publication).toBe('closed');
    const { data } = await ask(PoliciesPage, `${mastodon.domain}/policies`);
    expect(data).toHaveLength(before.entries.length);
    expect(data.every(({ lifted_at }) => lifted_at === null)).toBe(true);
  });

  it('knows a fork under its new name as the same instance', async () => {
    const fork = truthOf('firefish');
    const [before, after] = bothOf(fork);

    expect(after.known).toMatchObject({
      id: before.known.id,
      discovered_at: before.known.discovered_at,
      first_up_at: before.known.first_up_at,
      software: 'iceshrimp',
    });
    await expectUpgrade(fork, [`firefish ${fork.version}`, 'iceshrimp 2023.12.13']);
    // Both speak the same API, so its rules go on as well.
    expect(after.entries).toEqual(before.entries);
    expect(after.entries.length).toBeGreaterThan(0);

    const page = await ask(Instance, fork.domain);
    expect(page).toMatchObject({ software: 'iceshrimp', version: '2023.12.13' });
    expect(page.first_up_at).toBe(before.known.first_up_at.toISOString());
    const rows: { count: string }[] = await db.query('select count(*) from instance where domain = $1', [
      fork.domain,
    ]);
    expect(rows).toEqual([{ count: '1' }]);
  });
});
