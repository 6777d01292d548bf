import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLab, type Lab, type Truth } from '../lab/index.ts';
import { crawlLab, type Crawled } from './crawl.ts';

// The lags are judged every ten seconds.
const JUDGED_WITHIN_MS = 25_000;

describe('a crawl of the hubs of LBRY', () => {
  let lab: Lab;
  let crawled: Crawled;
  let hubs: Truth[];

  beforeAll(async () => {
    lab = await startLab({ showcase: true });
    hubs = [...lab.truth.values()].filter(({ network }) => network === 'lbry');
    // From two of them, all others are found.
    const SEEDS = hubs.slice(0, 2).map(({ domain }) => `lbry:${domain}`);
    const environment = { ...lab.environment, SEEDS: SEEDS.join(' ') };
    crawled = await crawlLab({ ...lab, environment }, isJudged);
  });
  afterAll(async () => {
    await crawled.close();
    await lab.stop();
  });

  /** Waits until every hub was visited and compared with the others. */
  async function isJudged(db: Crawled['db']): Promise<void> {
    const until = Date.now() + JUDGED_WITHIN_MS;
    while (Date.now() < until) {
      const [row] = await db.query<{ judged: number }[]>(
        `select count(*)::integer as judged from instance where chain_lag is not null`,
      );
      if (row?.judged === hubs.length) return;
      await sleep(200);
    }
    throw new Error('Some hubs were never compared with the others.');
  }

  it('finds them all, and knows how each is', async () => {
    const rows: unknown[] = await crawled.db.query(
      `select domain, software, version, state, cause, description, chain_lag as lag,
              network_facts ->> 'country' as country, network_facts ->> 'dailyFee' as fee,
              policy_publication as policy, peers_publication as peers
         from instance where network = 'lbry' order by domain`,
    );
    const expected = hubs.map(({ domain, software, version, description, ofNetwork }) => {
      if (ofNetwork?.network !== 'lbry') throw new Error(`${domain} is no hub`);
      return {
        domain,
        software,
        version,
        state: 'alive',
        cause: ofNetwork.isAccepting ? 'ok' : 'not_accepting',
        description,
        lag: ofNetwork.lag,
        country: ofNetwork.hasUdp ? ofNetwork.country : null,
        fee: ofNetwork.dailyFee,
        policy: 'unsupported',
        peers: 'published',
      };
    });
    expect(rows).toEqual(expected.toSorted((one, other) => (one.domain < other.domain ? -1 : 1)));
  });
});
