import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { crawlAll } from '../bench/crawl-run.ts';
import { startFederation, type Federation } from '../bench/federation.ts';
import { freshDatabase } from './postgres.ts';

describe('integration/crash', () => {
  let federation: Federation;
  beforeAll(async () => {
    federation = await startFederation(['--instances', '200', '--seed', '11']);
  });
  afterAll(() => federation.stop());

  it('loses nothing, repeats nothing and hurries nobody when the crawler is killed twice', async () => {
    const { url } = await freshDatabase();

    const result = await crawlAll({
      databaseUrl: url,
      federation,
      concurrency: 60,
      kills: 2,
      secondsMax: 240,
    });

    expect(result.visited).toBe(result.instances);
    expect(result.repeated).toBe(0);
    expect(result.violations).toEqual([]);
    expect(result.requests).toBeGreaterThan(result.instances);
  }, 300_000);
});
