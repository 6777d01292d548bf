import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { answersAt } from '../timeline.ts';
import { planCensus } from './census.ts';
import { makeWorld } from './world.ts';

const CENSUS = new URL(
  '../../../../shared/captures/lists/census/pipeline_sources_nodes.json',
  import.meta.url,
).pathname;

// The list is not part of the project.
describe.skipIf(!existsSync(CENSUS))('test/lab/world/census', () => {
  it('puts every host into the lists of two hubs that can be found from ten seeds', async () => {
    const world = makeWorld(await planCensus(CENSUS, 3000), { seed: '1', anchorAt: 0, isLively: false });
    const byDomain = new Map(world.instances.map((truth) => [truth.domain, truth]));

    const found = new Set(world.seeds);
    const lists = new Map<string, number>();
    for (const domain of found) {
      const truth = byDomain.get(domain)!;
      if (!['mastodon', 'pleroma', 'akkoma', 'lemmy'].includes(truth.software)) continue;
      for (const peer of answersAt(truth, 0).peers ?? []) {
        found.add(peer);
        lists.set(peer, (lists.get(peer) ?? 0) + 1);
      }
    }

    expect(world.seeds).toHaveLength(10);
    expect(found.size).toBe(3000);
    expect(Math.min(...world.instances.map(({ domain }) => lists.get(domain) ?? 0))).toBeGreaterThanOrEqual(
      2,
    );
  });

  it('takes hosts without ports, each once, and its countries and softwares', async () => {
    const profiles = await planCensus(CENSUS);
    expect(profiles.every(({ domain }) => /^[a-z\d.-]+$/.test(domain))).toBe(true);
    expect(new Set(profiles.map(({ domain }) => domain)).size).toBe(profiles.length);
    expect(profiles[0]).toMatchObject({ domain: 'pawoo.net', software: 'mastodon', country: 'JP' });
    expect(profiles.find(({ network }) => network === 'matrix')?.software).toBe('synapse');
  });
});
