import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApi } from '@homeport/api/app.ts';
import { NetworksAnswer } from '@homeport/api/contract';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judgePace, readMeter, startLab, VirtualClock, type Lab, type Truth } from '../lab/index.ts';
import type { MeterLine } from '../lab/meter.ts';
import type { Wish } from '../lab/wishes/wish.ts';
import { WISHES } from '../lab/wishes/wishes.ts';
import { findInstance } from './contacts.ts';
import { crawlLab, type Crawled } from './crawl.ts';
import { contactFor, fetcherFor } from './real-contact.ts';
import { AFTERWARDS, EXPECTED } from './wishes/expected.ts';
import { hear, pathsAskedOf, type Heard } from './wishes/heard.ts';

const HOUR = 3_600_000;
// Numbers that are thrown anew each hour are the same in every run that begins in the same hour.
const START = Date.UTC(2026, 5, 15, 12);
// A day and its jitter: everything is due again.
const DAY = 27 * HOUR;
const DAYS = 10;
// Crawler and lab share one process here: what one does late, the other sees late.
const LATE_MS = 250;

const STEADY = WISHES.filter(({ withdraws }) => withdraws === undefined);
const WITHDRAWN = WISHES.filter(({ withdraws }) => withdraws !== undefined);
const WALLS = WISHES.filter(({ name }) => name.startsWith('wall of'));
// Behind an open index only the daily visit comes to the wall; elsewhere each sign of life does.
const FRONT = WALLS.filter(({ name }) => !name.endsWith('behind the index'));
const RANDOM = 'statistics at random';

describe('integration/wishes: what an operator wants is heard, from the first question to the page', () => {
  const folder = mkdtempSync(join(tmpdir(), 'homeport-wishes-'));
  const meterFile = join(folder, 'meter');
  const truths = new Map<string, Truth>();
  let lab: Lab;
  let crawled: Crawled;
  let api: Awaited<ReturnType<typeof startApi>>;
  let firstLines: MeterLine[];
  /** By the wishes' names: after the crawl, after the next sign of life, and after ten days of daily visits. */
  let first: Map<string, Heard>;
  let between: Map<string, Heard>;
  let second: Map<string, Heard>;

  beforeAll(async () => {
    lab = await startLab({ wishes: true, clock: new VirtualClock({ virtualAt: START }), meterFile });
    [...lab.truth.values()].forEach((truth, index) => truths.set(WISHES[index]?.name ?? '', truth));
    crawled = await crawlLab(lab);
    api = await startApi(
      {
        databaseUrl: crawled.url,
        databaseReadUrl: undefined,
        port: 0,
        host: '127.0.0.1',
        publicUrl: 'http://localhost:3000',
      },
      pino({ level: 'silent' }),
    );
    firstLines = await linesNow();
    first = await hearAll(WISHES);
    lab.clock.advance(13 * HOUR);
    await contactAll(WITHDRAWN);
    between = await hearAll(WITHDRAWN);
    lab.clock.advance(DAY - 13 * HOUR);
    await contactAll(WITHDRAWN);
    const daily = WISHES.filter((wish) => WALLS.includes(wish) || wish.name === RANDOM);
    for (let day = 0; day < DAYS; day++) {
      lab.clock.advance(8 * HOUR);
      await contactAll(FRONT);
      lab.clock.advance(DAY - 8 * HOUR);
      await contactAll(daily);
    }
    second = await hearAll([...WITHDRAWN, ...daily]);
  });
  afterAll(async () => {
    await api.close();
    await crawled.close();
    await lab.stop();
    rmSync(folder, { recursive: true });
  });

  function truthOf({ name }: Pick<Wish, 'name'>): Truth {
    const truth = truths.get(name);
    if (truth === undefined) throw new Error(`the lab has no instance for ${name}`);
    return truth;
  }

  function linesNow(): Promise<MeterLine[]> {
    lab.flushMeter();
    return readMeter(meterFile);
  }

  async function hearAll(wishes: readonly Wish[]): Promise<Map<string, Heard>> {
    const sources = { db: crawled.db, url: api.url, lines: await linesNow() };
    const heard = wishes.map(async (wish) => [wish.name, await hear(truthOf(wish).domain, sources)] as const);
    return new Map(await Promise.all(heard));
  }

  async function contactAll(wishes: readonly Wish[]): Promise<void> {
    const fetcher = fetcherFor(lab);
    try {
      for (const wish of wishes) {
        await contactFor(crawled.db, lab, fetcher, await findInstance(crawled.db, truthOf(wish).domain));
      }
    } finally {
      await fetcher.destroy();
    }
  }

  it.each(STEADY)('$name', ({ name }) => {
    expect(first.get(name)).toEqual(EXPECTED[name]);
  });

  it.each(WITHDRAWN)('$name: stands until the next visit for details, and is lifted by it', (wish) => {
    const { name, software, withdraws = '' } = wish;
    const { signals } = first.get(name) ?? {};
    const calm = AFTERWARDS[software];

    expect(first.get(name)).toEqual(EXPECTED[withdraws]);
    expect(between.get(name)).toMatchObject({ signals, lifted: [] });
    expect(second.get(name)).toMatchObject({
      signals: [],
      lifted: signals,
      health: 'alive up ok',
      words: calm?.words,
      marks: calm?.marks,
      lists: calm?.lists,
    });
  });

  it.each(WALLS)('$name: is left alone day after day, and never called down', async (wish) => {
    const { domain } = truthOf(wish);
    const visits: { verdict: string; cause: string; count: string }[] = await crawled.db.query(
      `select v.verdict, v.cause, count(*) from visit v join instance i on i.id = v.instance_id
        where i.domain = $1 group by 1, 2`,
      [domain],
    );

    const count = String(1 + (FRONT.includes(wish) ? 2 * DAYS : DAYS));
    expect(visits).toEqual([{ verdict: 'up', cause: 'http_challenge', count }]);
    const { health, signals, asked } = EXPECTED[wish.name] ?? {};
    expect(second.get(wish.name)).toMatchObject({ health, signals, asked });
  });

  it('sees within ten days that numbers are thrown, and counts them no more', () => {
    expect(second.get(RANDOM)?.marks).toBe('random random - random');
  });

  it('adds up what is told in earnest, and nothing else', async () => {
    const reply = await fetch(`${api.url}/api/v1/networks`);
    const { data } = NetworksAnswer.parse(await reply.json());
    const counted = WISHES.filter(
      ({ name, withdraws }) =>
        withdraws !== undefined || (name !== RANDOM && EXPECTED[name]?.marks.startsWith('declared')),
    );
    const sum = counted.reduce((total, wish) => total + (truthOf(wish).usage.usersTotal ?? 0), 0);

    const fediverse = data.find(({ network }) => network === 'fediverse');
    expect(fediverse?.totals.users_total).toEqual({ value: sum, instances: counted.length });
  });

  it('waits as long as robots.txt asks between two questions', () => {
    const { domain } = truthOf({ name: 'robots with a pause' });
    const times = firstLines.flatMap((line) =>
      line.kind === 'request' && line.host === domain ? [line.at] : [],
    );
    const pauses = times.slice(1).map((at, index) => at - (times[index] ?? at));

    expect(pauses).toHaveLength(EXPECTED['robots with a pause']!.asked.length - 1);
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(2000 - LATE_MS);
  });

  it.each(['rules.robots-on-a-host-beside.example', 'robots-keeper.example'])(
    'asks %s for the robots.txt that it keeps, and for nothing more',
    (keeper) => {
      expect(pathsAskedOf(keeper, firstLines)).toEqual(['/robots.txt']);
    },
  );

  it('asks for nothing that robots.txt forbids, and for nothing before it has been read', async () => {
    expect(judgePace(firstLines, { robots: lab.robots, toleranceMs: LATE_MS })).toEqual([]);

    // The days after go by in seconds, so their pace says nothing; who has withdrawn a file forbids nothing.
    const robots = new Map(lab.robots);
    for (const wish of WITHDRAWN) robots.set(truthOf(wish).domain, null);
    const breaches = judgePace(await linesNow(), { robots }).filter(({ rule }) => rule.startsWith('robots-'));
    expect(breaches).toEqual([]);
  });
});
