import { InstancesPage } from '@homeport/api/contract';
import type { Browser, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { DESK, withPage } from './browser.ts';

interface Stage {
  browser: Browser;
  siteUrl: string;
  apiUrl: string;
}

const PNG = [0x89, 0x50, 0x4e, 0x47];

/** What the directory promises beyond its filters, and how the site is found by those that never open it. */
export function promiseDirectory(stage: () => Stage): void {
  promiseLists(stage);
  promiseFinding(stage);
}

function promiseLists(stage: () => Stage): void {
  const still = (visit: (page: Page) => Promise<void>) =>
    withPage(stage().browser, { ...DESK, javaScript: false }, visit);
  const at = (path: string) => `${stage().siteUrl}${path}`;
  const first = (search?: string) => firstOf(stage(), search);

  it('draws the same rows as a list and as a table, each at its address', () =>
    still(async (page) => {
      await page.goto(at('/instances?sort=domain'));
      const listed = await page.locator('li.entry h2 a').allInnerTexts();
      await page.getByRole('link', { name: 'Table', exact: true }).click();
      await page.waitForURL(at('/instances?sort=domain&view=table'));
      expect(await page.locator('table.instances tbody th a').allInnerTexts()).toEqual(listed);
    }));

  it('offers each value with the count that choosing it gives, and none that gives nothing', () =>
    still(async (page) => {
      const { facets } = await first();
      await page.goto(at('/instances'));
      for (const { value, count } of facets?.purpose ?? []) {
        const choice = page.locator(`label.choice:has(input[name="purpose"][value="${value}"])`);
        expect(await choice.locator('.choice-count').textContent()).toBe(String(count));
        expect((await first(`&purpose=${value}`)).meta.total).toBe(count);
      }
      await page.goto(at('/instances?network=lbry'));
      const events = page.locator('input[name="purpose"][value="events"]');
      expect(await events.count()).toBe(1);
      expect(await events.isDisabled()).toBe(true);
    }));

  it('reads blocks: and reaches: in the search box as filters that can be taken away', () =>
    still(async (page) => {
      const { data } = await first();
      const domain = data[0]?.domain ?? '';
      await page.goto(at(`/instances?q=${encodeURIComponent(`reaches:${domain}`)}`));
      expect(page.url()).toBe(at(`/instances?reaches=${domain}`));
      await page.getByRole('link', { name: `Remove the filter reaches ${domain}` }).click();
      await page.waitForURL(at('/instances'));
    }));

  it('shows names that are like a misspelt one, and says so', () =>
    still(async (page) => {
      await page.goto(at('/instances?q=harbor'));
      expect(await page.locator('main .note').innerText()).toMatch(/Nothing has exactly “harbor”/);
      expect((await page.locator('li.entry h2').allInnerTexts()).join(' ')).toContain('harbour');
    }));
}

function promiseFinding(stage: () => Stage): void {
  const at = (path: string) => `${stage().siteUrl}${path}`;

  it('lists itself for search engines, and gives each instance a picture and its facts', async () => {
    const { data } = await firstOf(stage(), '&sort=uptime');
    const domain = data[0]?.domain ?? '';
    const read = async (path: string) => (await fetch(at(path))).text();
    expect(await read('/robots.txt')).toMatch(/Sitemap: \S+\/sitemap\.xml/);
    expect(await read('/sitemap.xml')).toMatch(/\/sitemaps\/1\.xml/);
    expect(await read('/sitemaps/1.xml')).toMatch(new RegExp(`/de/instances/${domain}<`));
    expect(await read('/de/opensearch.xml')).toMatch(/\/de\/instances\?q=\{searchTerms\}/);

    const html = await read(`/instances/${domain}`);
    expect(html).toMatch(/<script type="application\/ld\+json"[^>]*>\{"@context"/);
    expect(html).toMatch(new RegExp(`property="og:image" content="[^"]*/og/${domain}\\.png"`));
    const picture = await fetch(at(`/og/${domain}.png`));
    // A machine without any font gives none rather than an empty one.
    expect([200, 404]).toContain(picture.status);
    if (picture.ok) expect([...new Uint8Array(await picture.arrayBuffer()).slice(0, 4)]).toEqual(PNG);
    expect((await fetch(at('/og/unheard-of.example.png'))).status).toBe(404);
  });

  it('says that there is no connection in the language of the page, and keeps nothing else', () =>
    withPage(stage().browser, DESK, async (page) => {
      await page.goto(at('/de'));
      await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
      await page.context().setOffline(true);
      await page.goto(at('/de/instances'));
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Keine Verbindung');
      const kept = await page.evaluate(async () => {
        const caches = await Promise.all(
          (await window.caches.keys()).map((name) => window.caches.open(name)),
        );
        const requests = await Promise.all(caches.map((cache) => cache.keys()));
        return requests.flat().map(({ url }) => new URL(url).pathname);
      });
      expect(kept.every((path) => path.endsWith('/offline'))).toBe(true);
    }));
}

/** The first row of a list, with the facets. */
async function firstOf({ apiUrl }: Stage, search = ''): Promise<InstancesPage> {
  const response = await fetch(`${apiUrl}/api/v1/instances?limit=1&facets=true${search}`);
  return InstancesPage.parse(await response.json());
}
