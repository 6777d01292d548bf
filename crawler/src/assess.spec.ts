import { parseDomain } from '@homeport/db';
import { describe, expect, it } from 'vitest';
import { assess, dueKinds } from './assess.ts';
import type { DueInstance } from './store/due-instance.ts';
import type { Facts, Visit } from './visit/visit.ts';

const SECOND = 1000;
const HOUR = 3600 * SECOND;
const DAY = 24 * HOUR;
const DELAY = 500 * SECOND;
const at = new Date('2026-05-01T00:00:00Z');
const after = (ms: number) => new Date(at.getTime() + ms);
const INDEX = '/.well-known/nodeinfo';
const DOCUMENT = 'https://slow.example/nodeinfo/2.1';

const name = parseDomain('slow.example');
if (!name.ok) throw new Error('slow.example is no name');
const fresh: DueInstance = {
  id: 1,
  network: 'fediverse',
  domain: name.domain,
  registrable: 'slow.example',
  bucket: 7,
  software: null,
  version: null,
  isAlias: false,
  usageSeries: [],
  discoveredAt: at,
  former: null,
  isInIncident: false,
  health: {
    state: 'discovered',
    verdict: null,
    cause: null,
    verdictSince: null,
    failingSince: null,
    failures: 0,
    answers: 0,
    firstUpAt: null,
    lastUpAt: null,
    lastVisitAt: null,
  },
  due: { liveness: at, details: at, peers: at, policy: at },
  robots: null,
  trail: null,
  policyDigest: null,
  peersDigest: null,
};
const alive: DueInstance = {
  ...fresh,
  software: 'gotosocial',
  health: {
    ...fresh.health,
    state: 'alive',
    verdict: 'up',
    cause: 'ok',
    verdictSince: after(-DAY),
    firstUpAt: after(-DAY),
    lastUpAt: after(-HOUR),
    lastVisitAt: after(-HOUR),
  },
  trail: { url: DOCUMENT, robots: null },
};

const visit: Visit = {
  kind: 'liveness',
  at,
  totalMs: 2 * SECOND,
  address: '192.0.2.1',
  timings: { resolveMs: 1, connectMs: 1, tlsMs: 1, firstByteMs: 1 },
  bytes: 100,
  asked: [
    { path: '/robots.txt', method: 'GET', status: 200, ms: 1 },
    { path: INDEX, method: 'GET', left: 'crawl-delay', ms: 0 },
  ],
  failure: null,
  pausedMs: null,
  nodeinfoUrl: null,
  partial: false,
  signals: null,
  tip: null,
  facts: null,
  peers: null,
  policy: null,
};
const marks = { usersTotal: null, usersActiveMonth: null, usersActiveHalfyear: null, postsTotal: null };
const facts = { software: 'gotosocial', version: '0.20.0', usage: { ...marks, marks } } as unknown as Facts;
const live = (instance: DueInstance, visits: Visit[], crawlDelayMs = DELAY) =>
  assess(instance, { visits, robots: null, crawlDelayMs }, () => 0.5);

describe('crawler/assess, a host that asks for long pauses', () => {
  it('goes on after the pause with what was not finished, and looks for life at its usual time', () => {
    const { due } = live(alive, [{ ...visit, pausedMs: DELAY }]);

    expect(due).toEqual({
      liveness: after(HOUR),
      details: after(2 * SECOND + DELAY),
      peers: after(2 * SECOND + DELAY),
      policy: after(2 * SECOND + DELAY),
    });
    expect(dueKinds(due, after(DELAY))).toEqual(new Set());
    expect(dueKinds(due, after(DELAY + 2 * SECOND))).toEqual(new Set(['details', 'peers', 'policy']));
  });

  it('is up, and blames nobody', () => {
    const failing = { ...alive, health: { ...alive.health, state: 'failing' as const, failures: 2 } };

    for (const instance of [alive, failing]) {
      const { health, visits } = live(instance, [{ ...visit, pausedMs: DELAY }]);
      expect(health).toMatchObject({ state: 'alive', verdict: 'up', cause: 'ok', failures: 0 });
      expect(visits).toMatchObject([{ verdict: 'up', cause: 'ok', slot: at }]);
    }
  });

  it('begins a life with the NodeInfo, not with the robots.txt that anybody may have', () => {
    const first = live(fresh, [{ ...visit, pausedMs: DELAY }]);
    expect(first.health).toMatchObject({ state: 'discovered', verdict: 'up', firstUpAt: null });
    expect(first.spans.add).toEqual([]);

    const later = { ...visit, at: after(DELAY), pausedMs: DELAY, nodeinfoUrl: DOCUMENT };
    const second = live({ ...fresh, health: first.health }, [later]);
    expect(second.health).toMatchObject({ state: 'alive', firstUpAt: after(DELAY) });
    expect(second.spans.add).toMatchObject([{ fromAt: after(DELAY), toAt: null, verdict: 'up' }]);
  });

  it('learns nothing where not one question could be put, and puts it off', () => {
    const asked = [{ path: INDEX, method: 'GET', left: 'crawl-delay', ms: 0 } as const];
    const { health, visits, spans, due } = live(
      alive,
      [{ ...visit, asked, totalMs: 0, pausedMs: 90_000 }],
      0,
    );

    expect(health).toEqual(alive.health);
    expect([visits, spans.add]).toEqual([[], []]);
    expect(due).toEqual({
      liveness: after(90_000),
      details: after(90_000),
      peers: after(90_000),
      policy: after(90_000),
    });
  });

  it('plans nothing before the pause is over, whatever is due', () => {
    const soon = {
      ...alive,
      due: { liveness: at, details: after(60 * SECOND), peers: null, policy: after(DAY) },
    };
    const { due } = live(soon, [visit], 2 * HOUR);

    expect(due).toEqual({
      liveness: after(2 * HOUR + 2 * SECOND),
      details: after(2 * HOUR + 2 * SECOND),
      peers: null,
      policy: after(DAY),
    });
  });

  it('is done for the day once the document was read', () => {
    const visits: Visit[] = (['details', 'peers', 'policy'] as const).map((kind) => ({ ...visit, kind }));
    const { due } = live(fresh, [{ ...visits[0]!, facts, nodeinfoUrl: DOCUMENT }, ...visits.slice(1)]);

    expect([due.details, due.peers, due.policy]).toEqual([after(DAY), after(DAY), after(DAY)]);
  });

  it('keeps where the document is, until it does not answer as it should', () => {
    expect(live(alive, [visit]).nodeinfoUrl).toBe(DOCUMENT);
    expect(live(alive, [{ ...visit, pausedMs: DELAY }]).nodeinfoUrl).toBe(DOCUMENT);
    expect(live(fresh, [{ ...visit, pausedMs: DELAY, nodeinfoUrl: DOCUMENT }]).nodeinfoUrl).toBe(DOCUMENT);
    expect(live(alive, [{ ...visit, failure: { cause: 'connect_refused' } }]).nodeinfoUrl).toBe(DOCUMENT);
    expect(live(alive, [{ ...visit, failure: { cause: 'http_not_found' } }]).nodeinfoUrl).toBeNull();
  });

  it('never serves a slot before it is due', () => {
    const early = { ...alive, due: { ...alive.due, liveness: after(HOUR) } };

    expect(live(early, [{ ...visit, pausedMs: DELAY }]).visits[0]?.slot).toEqual(at);
  });
});

describe('crawler/assess, a homeserver whose addresses disagree', () => {
  const split: DueInstance = {
    ...alive,
    network: 'matrix',
    health: { ...alive.health, verdict: 'degraded', cause: 'split_brain' },
  };

  it('stays so while only one of them is asked', () => {
    expect(live(split, [visit]).health).toMatchObject({ verdict: 'degraded', cause: 'split_brain' });
  });

  it('is healed when all of them agree, and down when none answers', () => {
    const details: Visit = { ...visit, kind: 'details' };
    expect(live(split, [details]).health).toMatchObject({ verdict: 'up', cause: 'ok' });
    const refused: Visit = { ...visit, failure: { cause: 'connect_refused' } };
    expect(live(split, [refused]).health).toMatchObject({ failures: 1 });
  });
});

describe('crawler/assess, a server that withholds what it is', () => {
  const withheld: DueInstance = {
    ...alive,
    health: { ...alive.health, state: 'withheld', verdict: 'up', cause: 'http_challenge' },
  };

  it('goes on withholding while only its index answers', () => {
    expect(live(withheld, [visit]).health).toMatchObject({ state: 'withheld', cause: 'http_challenge' });
  });

  it('is alive when its details could be read, and suspected when it does not answer', () => {
    const details: Visit = { ...visit, kind: 'details', facts };
    expect(live(withheld, [details]).health).toMatchObject({ state: 'alive', cause: 'ok' });
    const silent: Visit = { ...visit, failure: { cause: 'connect_timeout' } };
    expect(live(withheld, [silent]).health).toMatchObject({ state: 'failing', failures: 1 });
  });
});
