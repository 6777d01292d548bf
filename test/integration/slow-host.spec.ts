import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseDomain, type DomainName } from '@homeport/db';
import type { Assessed } from '@homeport/crawler/assess.ts';
import { addDiscovered } from '@homeport/crawler/store/add-discovered.ts';
import { listDue } from '@homeport/crawler/store/list-due.ts';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readMeter, startLab, stateAt, VirtualClock, versionAt, type Lab, type Truth } from '../lab/index.ts';
import { findInstance } from './contacts.ts';
import { openFresh } from './database.ts';
import { contactFor, fetcherFor } from './real-contact.ts';

const SECOND = 1000;
const HOUR = 3600 * SECOND;
const DELAY = 500 * SECOND;

describe('integration/slow-host: GoToSocial, which serves its NodeInfo and asks for 500 s between questions', () => {
  const folder = mkdtempSync(join(tmpdir(), 'homeport-slow-'));
  let lab: Lab;
  let db: DataSource;
  let truth: Truth;
  let domain: DomainName;

  beforeAll(async () => {
    const clock = new VirtualClock({ virtualAt: Date.UTC(2026, 5, 15, 12), speed: 0 });
    lab = await startLab({ instances: 120, seed: 7, clock, meterFile: join(folder, 'meter') });
    const found = [...lab.truth.values()].find(
      ({ software, robots, condition, timeline }) =>
        software === 'gotosocial' &&
        condition === 'well' &&
        robots?.includes('Crawl-delay: 500') === true &&
        !robots.includes('/nodeinfo') &&
        timeline.outages.every(({ from, to }) => to < clock.now() || from > clock.now() + 30 * HOUR),
    );
    if (!found) throw new Error('the lab has no GoToSocial that serves its NodeInfo');
    truth = found;
    const name = parseDomain(truth.domain);
    if (!name.ok) throw new Error(truth.domain);
    domain = name.domain;
    db = await openFresh();
    const at = new Date(clock.now());
    const seed = { network: 'fediverse', domains: [domain], by: 'seed', from: null, at } as const;
    await addDiscovered(db, seed, { perRegistrable: 20, allowed: [] });
  });
  afterAll(async () => {
    await db.destroy();
    await lab.stop();
    rmSync(folder, { recursive: true });
  });

  const isDue = async () => {
    const { bucket } = await findInstance(db, domain);
    const due = await listDue(db, bucket, new Date(lab.clock.now()), { limit: 10, without: [] });
    return due.find((instance) => instance.domain === domain);
  };
  /** A new fetcher each time, as after a restart: nothing but the record knows when the host was asked last. */
  const contact = async (): Promise<Assessed> => {
    const instance = await isDue();
    if (!instance) throw new Error('the host is not due');
    const fetcher = fetcherFor(lab);
    try {
      return await contactFor(db, lab, fetcher, instance);
    } finally {
      await fetcher.destroy();
    }
  };
  const row = async () => {
    const rows: Record<string, unknown>[] = await db.query(
      `select state, verdict, cause, failures, software, version, users_total, users_active_month,
              users_total_quality, users_active_month_quality, nodeinfo_url, peers_publication, policy_publication
         from instance where domain = $1`,
      [domain],
    );
    return rows[0];
  };
  const paths = async () => {
    lab.flushMeter();
    const lines = await readMeter(join(folder, 'meter'));
    return lines.flatMap((line) => (line.kind === 'request' ? [line.path] : []));
  };
  const waitOutThePause = async () => {
    lab.clock.advance(DELAY - 1);
    expect(await isDue()).toBeUndefined();
    lab.clock.advance(5 * SECOND);
  };

  it('reads it in three contacts of one question each', async () => {
    await contact();
    expect(await paths()).toEqual(['/robots.txt']);
    expect(await row()).toMatchObject({ state: 'discovered', verdict: 'up', failures: 0, software: null });

    await waitOutThePause();
    await contact();
    expect(await paths()).toEqual(['/robots.txt', '/.well-known/nodeinfo']);
    expect(await row()).toMatchObject({
      state: 'alive',
      verdict: 'up',
      failures: 0,
      software: null,
      nodeinfo_url: `https://${domain}/nodeinfo/2.1`,
    });

    await waitOutThePause();
    await contact();
    expect(await paths()).toEqual(['/robots.txt', '/.well-known/nodeinfo', '/nodeinfo/2.1']);
    expect(await row()).toEqual({
      state: 'alive',
      verdict: 'up',
      cause: 'ok',
      failures: 0,
      software: 'gotosocial',
      version: versionAt(truth, lab.clock.now()),
      users_total: expect.any(Number) as number,
      // It counts its users, and fills in a zero for those who were active.
      users_active_month: 0,
      users_total_quality: 'declared',
      users_active_month_quality: 'placeholder',
      nodeinfo_url: `https://${domain}/nodeinfo/2.1`,
      peers_publication: 'robots',
      policy_publication: 'robots',
    });
    expect(await db.query(`select users_total from usage_day`)).toHaveLength(1);
  });

  it('looks for life with one question, and reads the document again the day after', async () => {
    const before = (await paths()).length;
    let asked = before;
    for (let hour = 0; hour < 27; hour += 1) {
      lab.clock.advance(HOUR + 10 * SECOND);
      while (await isDue()) {
        await contact();
        const now = (await paths()).length;
        // One question a contact, and after each of them the host has its pause.
        expect(now - asked).toBe(1);
        asked = now;
        lab.clock.advance(DELAY - 1);
        if (hour === 0) expect(await isDue()).toBeUndefined();
        lab.clock.advance(5 * SECOND);
      }
    }

    const later = (await paths()).slice(before);
    expect(stateAt(truth, lab.clock.now())).toBe('up');
    expect(later.filter((path) => path === '/nodeinfo/2.1').length).toBeGreaterThanOrEqual(1);
    expect(later.filter((path) => path === '/robots.txt').length).toBeLessThanOrEqual(2);
    expect(later.filter((path) => path === '/.well-known/nodeinfo').length).toBeGreaterThan(20);
    // Never anything but up, in one span: nothing flapped.
    expect(await db.query(`select verdict, cause, to_at from status_span`)).toEqual([
      { verdict: 'up', cause: 'ok', to_at: null },
    ]);
    expect(await db.query(`select distinct verdict, cause from visit`)).toEqual([
      { verdict: 'up', cause: 'ok' },
    ]);
  });
});
