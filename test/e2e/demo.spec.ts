// One demo for the whole file: started as a person starts it, looked at with a real browser, ended by Ctrl-C.
import { AxeBuilder } from '@axe-core/playwright';
import { InstancesPage } from '@homeport/api/contract';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatUptime } from '../../web/src/lib/format.ts';
import { isAnswering, type Truth } from '../lab/truth.ts';
import { DESK, openBrowser, withPage, type View } from './browser.ts';
import { compareSideBySide } from './compare.ts';
import { Demo } from './demo.ts';
import { promiseDirectory } from './directory.ts';
import { keepEveryPageOpen } from './every-page.ts';
import { tellsOfInstances } from './instance.ts';
import { promiseNewcomers } from './newcomer.ts';
import { speaksOnlyFromDictionaries } from './pseudo.ts';
import { demoTruths, trueUptime, uptime90d, type TrueUptime } from './truth.ts';

// What the promise of ten seconds leaves to a slow machine, with the history of 90 days and a build of the API.
const ANSWERS_WITHIN_MS = 90_000;
// The first build of the site.
const BUILT_WITHIN_MS = 300_000;
const ENDS_WITHIN_MS = 15_000;

let demo: Demo;
let browser: Browser;
let truths: readonly Truth[];
const seconds = { api: NaN, site: NaN };

beforeAll(async () => {
  demo = await Demo.start();
  const ready = (async () => {
    seconds.api = await demo.until(
      'The API',
      `${demo.apiUrl}/readyz`,
      ({ status }) => status === 200,
      ANSWERS_WITHIN_MS,
    );
    seconds.site = await demo.until(
      'An answer of the site',
      demo.siteUrl,
      ({ status }) => status > 0,
      ANSWERS_WITHIN_MS,
    );
    await demo.until('The built site', `${demo.siteUrl}/healthz`, ({ ok }) => ok, BUILT_WITHIN_MS);
  })();
  [browser] = await Promise.all([openBrowser(demo.dir), ready]);
  truths = demoTruths(demo.startedAt);
}, 400_000);

afterAll(async () => {
  await (browser as Browser | undefined)?.close();
  await (demo as Demo | undefined)?.remove();
}, 60_000);

const look = (view: View, visit: (page: Page) => Promise<void>) => withPage(browser, view, visit);
const at = (path: string) => `${demo.siteUrl}${path}`;
const lead = (page: Page) => page.locator('main .lead').first().innerText();

async function search(page: Page, text: string): Promise<void> {
  await page.getByLabel('Search by domain or title').fill(text);
  await page.getByRole('button', { name: 'Search' }).click();
  await page.waitForURL(/\/instances\?q=/);
}

async function openFilters(page: Page): Promise<void> {
  const panel = page.locator('details.filter-panel');
  // On a wide window the panel stands open by style alone.
  if (!(await panel.getByRole('button', { name: 'Apply filters' }).isVisible())) {
    await panel.locator('> summary').click();
  }
}

/** The instances that had the most outages, the longest one, and none; all of them measured and listed. */
function chosen(): Truth[] {
  const measured = truths.filter(({ condition, withheld }) => isAnswering(condition) && withheld === null);
  const past = ({ timeline, anchorAt }: Truth) => timeline.outages.filter(({ to }) => to < anchorAt);
  const longest = (truth: Truth) => Math.max(0, ...past(truth).map(({ from, to }) => to - from));
  const most = measured.toSorted((a, b) => past(b).length - past(a).length)[0]!;
  const long = measured.toSorted((a, b) => longest(b) - longest(a)).find((truth) => truth !== most)!;
  const unbroken = measured.find(({ timeline }) => timeline.outages.length === 0)!;
  return [most, long, unbroken];
}

describe('e2e/demo', () => {
  it('answers early, while the site may still be built', () => {
    expect(seconds.api).toBeLessThan(ANSWERS_WITHIN_MS / 1000);
    // The site's port must not wait for its build, which takes ten times as long as this.
    expect(seconds.site - seconds.api).toBeLessThan(15);
    expect(demo.said).toContain(`Open ${demo.siteUrl.replace('127.0.0.1', 'localhost')}`);
  });

  it('says that its data is made up, and leads from home to the directory', () =>
    look(DESK, async (page) => {
      const elsewhere: string[] = [];
      page.on('request', (request) => {
        if (!request.url().startsWith(demo.siteUrl)) elsewhere.push(request.url());
      });
      await page.goto(at('/'));
      expect(await page.getByRole('complementary', { name: 'Demo' }).innerText()).toMatch(/made up/);
      expect(await page.locator('main').innerText()).toMatch(/\bknown\s+300\b|\b300\s+known\b/);
      await page.getByRole('navigation', { name: 'Site' }).getByRole('link', { name: 'Instances' }).click();
      await page.waitForURL(at('/instances'));
      expect(await lead(page)).toMatch(/^\d+ instances$/);
      expect(await page.locator('li.entry').count()).toBe(25);
      expect(await page.getByRole('complementary', { name: 'Demo' }).count()).toBe(1);
      expect(elsewhere).toEqual([]);
    }));

  it('filters by software and registration, keeps that in the address, and opens an instance', () =>
    look(DESK, async (page) => {
      await page.goto(at('/instances'));
      await openFilters(page);
      await page.getByRole('checkbox', { name: /^Mastodon/ }).check();
      await page.getByRole('checkbox', { name: /^On request/ }).check();
      await page.getByRole('button', { name: 'Apply filters' }).click();
      await page.waitForURL(/software=/);
      expect(page.url()).toBe(at('/instances?software=mastodon&registration=approval'));

      const rows = page.locator('li.entry');
      const texts = await rows.allInnerTexts();
      expect(texts.length).toBeGreaterThan(3);
      for (const text of texts) {
        expect(text).toMatch(/Mastodon \d/);
        expect(text).toContain('On request');
      }
      const name = await rows.first().getByRole('link').innerText();
      await rows.first().getByRole('link').click();
      await page.waitForURL(/\/instances\/[^?]+$/);
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(name);
      expect(await page.locator('main').innerText()).toMatch(/On request/);
    }));

  it('shows the uptime that the API gives and that the federation truly had', () =>
    look(DESK, async (page) => {
      for (const truth of chosen()) {
        const before = await uptime90d(demo.apiUrl, truth.domain);
        await page.goto(at(`/instances/${truth.domain}`));
        const shown = await page.getByTestId('uptime-90d').innerText();
        const after = await uptime90d(demo.apiUrl, truth.domain);
        // The minute may change between the questions.
        expect([formatUptime(before), formatUptime(after)], truth.domain).toContain(shown);

        const { ratio, tolerance } = trueUptime(truth, after);
        expect(Math.abs(Number.parseFloat(shown) / 100 - ratio), truth.domain).toBeLessThanOrEqual(
          tolerance + 0.0001,
        );
      }
      expect(await page.getByTestId('uptime-90d').innerText()).toBe('100%');
    }));

  it('has measured every instance as it truly was, within a visit interval', async () => {
    const wrong: string[] = [];
    const broken: TrueUptime[] = [];
    for (const truth of truths.filter(({ condition }) => isAnswering(condition))) {
      const window = await uptime90d(demo.apiUrl, truth.domain);
      const truly = trueUptime(truth, window);
      if (truly.outages > 0) broken.push(truly);
      const off = Math.abs((window.ratio ?? NaN) - truly.ratio);
      if (!(off <= truly.tolerance)) {
        wrong.push(`${truth.domain}: ${window.ratio}, truly ${truly.ratio} ± ${truly.tolerance}`);
      }
    }
    expect(wrong).toEqual([]);
    // Many had outages far longer than what could be missed of them: the comparison says something.
    expect(broken.length).toBeGreaterThan(100);
    expect(broken.filter(({ ratio, tolerance }) => 1 - ratio > 2 * tolerance).length).toBeGreaterThan(20);
  });

  it('works without script: search, filter, next page, instance', () =>
    look({ ...DESK, javaScript: false }, async (page) => {
      await page.goto(at('/'));
      await search(page, 'harbour');
      const found = await page.locator('li.entry').allInnerTexts();
      expect(found.length).toBeGreaterThan(0);
      for (const text of found) expect(text.toLowerCase()).toContain('harbour');

      await page.goto(at('/instances'));
      await openFilters(page);
      await page.getByRole('checkbox', { name: /^Open to everybody/ }).check();
      await page.getByRole('button', { name: 'Apply filters' }).click();
      // The form's empty fields are tidied away by a redirect.
      await page.waitForURL(at('/instances?registration=open'));
      const names = () => page.locator('li.entry h2 a').allInnerTexts();
      const first = await names();
      await page.getByRole('link', { name: /^Next/ }).click();
      await page.waitForURL(/cursor=/);
      const second = await names();
      expect(second.length).toBeGreaterThan(0);
      expect(second.filter((name) => first.includes(name))).toEqual([]);

      await page.locator('li.entry h2 a').first().click();
      await page.waitForURL(/\/instances\/[^?]+$/);
      expect(await page.getByTestId('uptime-90d').innerText()).toMatch(/%|not/);
      expect(await page.getByText(/^Of the last 90 days/).isVisible()).toBe(true);
    }));

  const views: View[] = [360, 1440].flatMap((width) =>
    (['light', 'dark'] as const).map((scheme) => ({ width, scheme, javaScript: true })),
  );
  for (const view of views) {
    it(`fits ${view.width} px and bars nobody, ${view.scheme}`, () =>
      look(view, async (page) => {
        const one = `/instances/${chosen()[0]!.domain}`;
        const paths = [
          '/',
          '/instances',
          one,
          `${one}/incidents`,
          '/incidents?show=past',
          '/status',
          '/about',
        ];
        for (const path of paths) {
          expect((await page.goto(at(path), { waitUntil: 'load' }))?.status(), path).toBe(200);
          const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          expect(overflow, `${path} is wider than the window`).toBeLessThanOrEqual(0);
          const { violations } = await new AxeBuilder({ page }).analyze();
          const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
          const found = grave.map(({ id, nodes }) => `${path}: ${id} at ${nodes[0]?.target.join(' ')}`);
          expect(found).toEqual([]);
        }
      }));
  }

  speaksOnlyFromDictionaries({
    at,
    look,
    paths: () => {
      const [first, second] = chosen();
      const one = `/instances/${first!.domain}`;
      return [
        one,
        `${one}?reach=${second!.domain}`,
        ...['incidents', 'policies', 'policies?direction=incoming', 'consent'].map(
          (rest) => `${one}/${rest}`,
        ),
        `/compare?i=${first!.domain}&i=${second!.domain}`,
      ];
    },
  });

  const refused: [path: string, status: number, sentence: RegExp][] = [
    ['/instances/not a domain', 404, /no name of an instance/],
    ['/instances/unheard-of.example', 404, /don’t know unheard-of\.example/],
    ['/instances?colour=red&software=mastodon', 200, /no filters of this directory[^]*colour=red/],
    ['/instances?registration=maybe', 200, /no filters of this directory[^]*registration=maybe/],
    ['/instances?cursor=nonsense', 200, /no longer there, so this is the first one/],
    ['/nowhere', 404, /no such page/],
  ];
  for (const [path, status, sentence] of refused) {
    it(`answers ${path} with a clear page`, () =>
      look({ ...DESK, javaScript: false }, async (page) => {
        expect((await page.goto(at(path)))?.status()).toBe(status);
        expect(await page.locator('main').innerText()).toMatch(sentence);
      }));
  }

  it('shows the first page for a cursor of another list', async () => {
    const response = await fetch(`${demo.apiUrl}/api/v1/instances?sort=domain`);
    const foreign = InstancesPage.parse(await response.json()).page.next_cursor;
    expect(foreign).toBeTruthy();
    await look({ ...DESK, javaScript: false }, async (page) => {
      await page.goto(at(`/instances?sort=users&cursor=${foreign}`));
      expect(await page.locator('main .note').innerText()).toMatch(/so this is the first one/);
      expect(await page.locator('li.entry').count()).toBe(25);
    });
  });

  promiseDirectory(() => ({ browser, siteUrl: demo.siteUrl, apiUrl: demo.apiUrl }));

  tellsOfInstances({ at, look, truths: () => truths, apiUrl: () => demo.apiUrl });

  promiseNewcomers(() => ({ browser, siteUrl: demo.siteUrl, apiUrl: demo.apiUrl }));
  compareSideBySide({ at, look, apiUrl: () => demo.apiUrl });
  keepEveryPageOpen(() => ({ browser, siteUrl: demo.siteUrl, apiUrl: demo.apiUrl }));

  it('ends at Ctrl-C within 15 seconds and leaves no process behind', async () => {
    const commands = (await demo.processes()).map(({ command }) => command).join('\n');
    // What isn't found while it runs would not be missed afterwards.
    for (const part of [
      'start/main.ts',
      'api/dist/main.js',
      'crawler/dist/main.js',
      'web/serve.ts',
      'start/lab.ts',
      'postgres',
    ]) {
      expect(commands).toContain(part);
    }
    const { seconds: taken, left } = await demo.pressCtrlC(ENDS_WITHIN_MS);
    expect(left).toEqual([]);
    expect(taken).toBeLessThan(ENDS_WITHIN_MS / 1000);
    expect(demo.said).toContain('Stopping: site, crawler, API, database.');
  });
});
