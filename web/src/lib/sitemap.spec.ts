import { describe, expect, it } from 'vitest';
import { INSTANCES_A_FILE, sitemapIndex, sitemapOfInstances, sitemapOfPages } from './sitemap.ts';

const SITE = 'https://site.example';
const names = Array.from({ length: INSTANCES_A_FILE + 1 }, (_, at) => ({
  network: at % 2 === 0 ? ('fediverse' as const) : ('matrix' as const),
  domain: `n${String(at)}.example`,
}));
const addresses = (xml = '') => [...xml.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address]) => address);

describe('web/lib/sitemap', () => {
  it('names each file that its instances need, and no more', () => {
    expect(addresses(sitemapIndex(SITE, 0))).toEqual([`${SITE}/sitemaps/pages.xml`]);
    expect(addresses(sitemapIndex(SITE, names.length))).toEqual([
      `${SITE}/sitemaps/pages.xml`,
      `${SITE}/sitemaps/1.xml`,
      `${SITE}/sitemaps/2.xml`,
    ]);
  });

  it('has each instance once in each language, within what a file may hold', () => {
    const [one, two] = [1, 2].map((file) => addresses(sitemapOfInstances(SITE, names, file)));

    expect(one).toHaveLength(50_000);
    expect(new Set([...one!, ...two!]).size).toBe(names.length * 5);
    expect(one).toContain(`${SITE}/instances/n0.example`);
    expect(one).toContain(`${SITE}/ja/instances/n1.example?network=matrix`);
    expect(sitemapOfInstances(SITE, names, 3)).toBeUndefined();
  });

  it('has the pages of the site in each language', () => {
    expect(addresses(sitemapOfPages(SITE))).toEqual(expect.arrayContaining([`${SITE}/`, `${SITE}/de`]));
  });
});
