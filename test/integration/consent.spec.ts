import { assess } from '@homeport/crawler/assess.ts';
import { addDiscovered } from '@homeport/crawler/store/add-discovered.ts';
import { keepPartitions } from '@homeport/crawler/store/keep-partitions.ts';
import { NameIds } from '@homeport/crawler/store/name-ids.ts';
import { saveContacts } from '@homeport/crawler/store/save-contacts.ts';
import type { Signal } from '@homeport/crawler/visit/visit.ts';
import { startApi } from '@homeport/api/app.ts';
import { ConsentAnswer } from '@homeport/api/contract';
import { openDatabase } from '@homeport/db';
import { pino } from 'pino';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contact, FACTS, findInstance, liveThrough, name, takeBucket } from './contacts.ts';
import { freshDatabase } from './postgres.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const start = new Date('2026-03-10T00:00:00Z');
const after = (ms: number) => new Date(start.getTime() + ms);

const PRIVATE: Signal = {
  kind: 'metadata_private',
  source: '/nodeinfo/2.0',
  value: 'metadata.private: true',
};
const HIDDEN: Signal = { kind: 'usage_hidden', source: '/nodeinfo/2.0', value: 'usage.users: {}' };

describe('integration/consent: the record of what an operator said', () => {
  let db: DataSource;
  let api: { url: string; close(): Promise<void> };

  beforeAll(async () => {
    const { url } = await freshDatabase();
    db = await openDatabase({ url, application: 'spec', connectionsMax: 3 });
    await keepPartitions(db, start);
    for (const domain of ['a.example', 'quiet.example']) {
      const found = { network: 'fediverse', domains: [name(domain)], by: 'seed', from: null } as const;
      await addDiscovered(db, { ...found, at: start }, { perRegistrable: 20, allowed: [] });
    }
    const config = { databaseUrl: url, databaseReadUrl: undefined, port: 0, host: '127.0.0.1' };
    api = await startApi({ ...config, publicUrl: 'http://localhost:3000' }, pino({ level: 'silent' }));
  });
  afterAll(async () => {
    await api.close();
    await db.destroy();
  });

  const consentOf = async (domain: string) => {
    const reply = await fetch(`${api.url}/api/v1/instances/${domain}/consent`);
    return ConsentAnswer.parse(await reply.json());
  };
  const told = async (domain: string) =>
    (await consentOf(domain)).signals.map(({ kind, first_seen_at, last_seen_at, lifted_at }) => [
      kind,
      first_seen_at.slice(0, 10),
      last_seen_at.slice(0, 10),
      lifted_at?.slice(0, 10) ?? null,
    ]);

  it('keeps since when each wish stands, and when it was lifted', async () => {
    await liveThrough(db, 'a.example', start, { facts: FACTS, signals: [PRIVATE, HIDDEN] });
    await liveThrough(db, 'a.example', after(2 * DAY), { facts: FACTS, signals: [HIDDEN] });
    await liveThrough(db, 'a.example', after(4 * DAY), { facts: FACTS, signals: [HIDDEN, PRIVATE] });

    expect(await told('a.example')).toEqual([
      ['metadata_private', '2026-03-14', '2026-03-14', null],
      ['usage_hidden', '2026-03-10', '2026-03-14', null],
      ['metadata_private', '2026-03-10', '2026-03-10', '2026-03-12'],
    ]);
  });

  it('lifts nothing because a visit failed', async () => {
    await liveThrough(db, 'a.example', after(6 * DAY), { failure: 'connect_refused' });

    expect((await told('a.example')).filter(([, , , lifted]) => lifted === null)).toHaveLength(2);
  });

  it('says what each wish led to', async () => {
    const { signals } = await consentOf('a.example');

    expect(signals.find(({ kind }) => kind === 'metadata_private')).toMatchObject({
      effect: 'listed_minimally',
      source: '/nodeinfo/2.0',
      value: 'metadata.private: true',
    });
    expect(signals.find(({ kind }) => kind === 'usage_hidden')?.effect).toBe('not_counted');
  });

  it('shows the lines of robots.txt that apply, and each path with its rule', async () => {
    const at = after(7 * DAY);
    const instance = await findInstance(db, 'quiet.example');
    const [visit] = contact(['details'], at, { failure: 'robots_disallowed' });
    if (!visit) throw new Error('a visit was made');
    const robots = {
      body: 'User-agent: Other\nDisallow: /x\n\nUser-agent: Homeport\nDisallow: /nodeinfo\nCrawl-delay: 5\n',
      status: 200,
      fetchedAt: at,
      expiresAt: after(8 * DAY),
      unreachableSince: null,
    };
    const asked = [
      { path: '/robots.txt', method: 'GET', status: 200, ms: 10 },
      { path: '/.well-known/nodeinfo', method: 'GET', status: 200, ms: 10, rule: 'no rule in robots.txt' },
      { path: '/nodeinfo/2.0', method: 'GET', left: 'robots_disallowed', rule: 'Disallow: /nodeinfo', ms: 0 },
    ] as const;
    const assessed = assess(instance, { visits: [{ ...visit, asked }], robots }, () => 0.5);
    const epoch = await takeBucket(db, instance.bucket);
    const names = new NameIds(db, { perRegistrable: 20, allowed: [] });
    await saveContacts(db, names, 'home', [{ assessed, fence: { bucket: instance.bucket, epoch } }]);

    const answer = await consentOf('quiet.example');
    expect(answer.robots).toMatchObject({
      status: 200,
      applied: ['User-agent: Homeport', 'Disallow: /nodeinfo', 'Crawl-delay: 5'],
    });
    expect(answer.questions.map(({ path, status, rule, left }) => [path, status, rule, left])).toEqual([
      ['/robots.txt', 200, null, null],
      ['/.well-known/nodeinfo', 200, 'no rule in robots.txt', null],
      ['/nodeinfo/2.0', null, 'Disallow: /nodeinfo', 'robots_disallowed'],
    ]);
    expect(answer.questions[2]?.sentence).toBe('robots.txt asks us not to read the metadata.');
  });

  it('shows nothing of those who opted out', async () => {
    await db.query(`insert into suppression (domain, reason) values ('quiet.example', 'asked by mail')`);

    const reply = await fetch(`${api.url}/api/v1/instances/quiet.example/consent`);
    expect(reply.status).toBe(410);
  });

  it('names nobody who opted out beside another either', async () => {
    await db.query(
      `update instance q set alias_of = a.id, alias_proof = 'account_domain', alias_since = now()
         from instance a where a.domain = 'a.example' and q.domain = 'quiet.example'`,
    );

    const reply = await fetch(`${api.url}/api/v1/instances/a.example`);
    expect(await reply.json()).toMatchObject({ domain: 'a.example', aliases: [] });
  });
});
