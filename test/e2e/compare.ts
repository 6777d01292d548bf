// The comparison over the demo: it works without script, its address is all that it is, and it says what it leaves out.
import { InstancesPage, OverlapAnswer, ReachAnswer } from '@homeport/api/contract';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { DESK, type View } from './browser.ts';

interface Site {
  at: (path: string) => string;
  look: (view: View, visit: (page: Page) => Promise<void>) => Promise<void>;
  apiUrl: () => string;
}

/** The cases, for a describe that has a demo running. */
export function compareSideBySide(site: Site): void {
  comparesWhatIsAsked(site);
  staysCalm(site);
}

type Read = (path: string) => Promise<unknown>;

function reader({ apiUrl }: Site): Read {
  return async (path) => {
    const answer: unknown = await (await fetch(`${apiUrl()}/api/v1${path}`)).json();
    return answer;
  };
}

/** The largest servers of the demo, by name. */
async function listed(read: Read, count: number): Promise<string[]> {
  const page = InstancesPage.parse(
    await read(`/instances?network=fediverse&sort=users&limit=${String(count)}`),
  );
  return page.data.map(({ domain }) => domain);
}

function comparesWhatIsAsked(site: Site): void {
  const { at, look } = site;
  const read = reader(site);
  it('compares what is typed, without script and at 360 px', async () => {
    const [one = '', other = '', third = ''] = await listed(read, 3);
    await look({ ...DESK, width: 360, javaScript: false }, async (page) => {
      await page.goto(at('/compare'));
      await page.getByLabel('First server').fill(`https://${one}/about`);
      await page.getByLabel('Second server').fill(`@friend@${other}`);
      await page.getByRole('button', { name: 'Compare' }).click();
      await page.waitForURL(at(`/compare?i=${one}&i=${other}`));

      await page.getByLabel('Add a server').fill(third);
      await page.getByRole('button', { name: 'Add' }).click();
      await page.waitForURL(at(`/compare?i=${one}&i=${other}&i=${third}`));
      const heads = await page.locator('table.compared thead th').allTextContents();
      expect(heads.slice(1)).toEqual([one, other, third]);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0);

      await page.getByRole('link', { name: `Remove ${one}` }).click();
      await page.waitForURL(at(`/compare?i=${other}&i=${third}`));
    });
  });

  it('says of each two what the API says of them', async () => {
    const names = await listed(read, 3);
    const several = (name: string) => names.map((domain) => `${name}=${domain}`).join('&');
    const reach = ReachAnswer.parse(await read(`/reach?${several('from')}&${several('to')}`)).data.filter(
      ({ from, to }) => names.indexOf(from) < names.indexOf(to),
    );
    const overlap = OverlapAnswer.parse(await read(`/overlap?${several('of')}`)).data;
    const said = { yes: 'yes', no: 'no', unknown: 'unknown' } as const;
    await look({ ...DESK, javaScript: false }, async (page) => {
      await page.goto(at(`/compare?${several('i')}`));
      const verdicts = page.locator('.answers .verdict');
      const shown = await verdicts.evaluateAll((marks) =>
        marks.map((mark) => mark.getAttribute('data-verdict')),
      );
      expect(shown).toEqual(
        reach.map(({ reaches, is_limited }) => (reaches === 'yes' && is_limited ? 'limited' : said[reaches])),
      );
      const shared = await page.locator('table.overlaps tbody tr td:first-of-type').allInnerTexts();
      expect(shared).toEqual(overlap.map((pair) => (pair.shared === null ? '–' : String(pair.shared))));
    });
  });
}

function staysCalm(site: Site): void {
  const { at, look } = site;
  const read = reader(site);
  it('names whom it cannot compare', async () => {
    const [one = ''] = await listed(read, 1);
    await look({ ...DESK, javaScript: false }, async (page) => {
      expect((await page.goto(at(`/compare?i=${one}&i=unheard-of.example&i=nonsense`)))?.status()).toBe(200);
      const text = await page.locator('main').innerText();
      expect(text).toMatch(/Not known here: unheard-of\.example/);
      expect(text).toMatch(/no name of a server or one too many: nonsense/);
      expect(text).toMatch(/Add at least one more server/);
      expect((await page.goto(at('/compare?i=unheard-of.example')))?.status()).toBe(404);
    });
  });

  it('draws a chart only once it comes near, in the theme of the page', async () => {
    const [one = '', other = ''] = await listed(read, 2);
    await look({ ...DESK, scheme: 'dark' }, async (page) => {
      const scripts: string[] = [];
      await page.goto(at(`/compare?i=${one}&i=${other}`), { waitUntil: 'networkidle' });
      page.on('request', (request) => {
        if (request.resourceType() === 'script') scripts.push(request.url());
      });
      const chart = page.locator('.chart canvas');
      await chart.scrollIntoViewIfNeeded();
      await expect.poll(() => chart.evaluate((canvas) => canvas.getAttribute('height'))).not.toBeNull();
      await expect.poll(() => scripts.length).toBeGreaterThan(0);
    });
  });
}
