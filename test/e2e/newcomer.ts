import { ChooseAnswer } from '@homeport/api/contract';
import type { Browser, Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { en } from '../../web/src/words/en.ts';
import { DESK, withPage, type View } from './browser.ts';

const { choose, common, lists } = en;
const ACTIONS_MAX = 8;
// More presses of the tab key than any of these pages has places for it.
const TABS_MAX = 120;

interface Stage {
  browser: Browser;
  siteUrl: string;
  apiUrl: string;
}

interface Visitor {
  actions: number;
  press(target: Locator): Promise<void>;
  tick(target: Locator): Promise<void>;
}

function withPointer(): Visitor {
  return {
    actions: 0,
    async press(target) {
      this.actions += 1;
      await target.click();
    },
    async tick(target) {
      this.actions += 1;
      await target.check();
    },
  };
}

/** Reaches everything by the tab key alone; an action is what it does there. */
function withKeyboard(page: Page): Visitor {
  const goTo = async (target: Locator) => {
    for (let pressed = 0; pressed < TABS_MAX; pressed += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`The keyboard does not get to ${target.toString()}.`);
  };
  return {
    actions: 0,
    async press(target) {
      this.actions += 1;
      await goTo(target);
      await page.keyboard.press('Enter');
    },
    async tick(target) {
      this.actions += 1;
      await goTo(target);
      await page.keyboard.press('Space');
    },
  };
}

const link = (page: Page, name: string | RegExp) => page.locator('main').getByRole('link', { name }).first();
const button = (page: Page, name: string | RegExp) =>
  page.locator('main').getByRole('button', { name }).first();

/** The addresses of the servers' own pages, in the order in which they are shown. */
function joinAddresses(page: Page): Promise<string[]> {
  return page.locator('a.join').evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href));
}

/** From home to a server's own page; returns the address of the results. */
async function findHome(page: Page, visitor: Visitor, siteUrl: string): Promise<string> {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(siteUrl)) asked.push(request.url());
  });
  await page.goto(siteUrl);
  await visitor.press(link(page, common.findServer));
  await page.waitForURL(/\/choose$/);
  await visitor.press(button(page, new RegExp(`^${lists.purposes.posts}`)));
  await page.waitForURL(/purpose=posts/);
  await visitor.tick(page.getByRole('checkbox', { name: /^German/ }));
  await visitor.press(button(page, choose.showNow));
  await page.waitForURL(/\/choose\/results\?purpose=posts&language=de&seed=/);
  const results = page.url();
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow, 'the results are wider than the window').toBeLessThanOrEqual(0);

  const [first = ''] = await joinAddresses(page);
  expect(first).toMatch(/^https:\/\/[a-z0-9.-]+\.example\//);
  expect(await page.locator('a.join').first().getAttribute('rel')).toMatch(/nofollow.*noopener.*external/);
  expect(asked).toEqual([]);
  await visitor.press(page.locator('a.join').first());
  await expect.poll(() => asked).toContain(first);
  return results;
}

const JOURNEYS: { view: View; means: 'pointer' | 'keyboard' }[] = [
  { view: DESK, means: 'pointer' },
  { view: DESK, means: 'keyboard' },
  { view: { ...DESK, javaScript: false }, means: 'pointer' },
  { view: { ...DESK, javaScript: false }, means: 'keyboard' },
  { view: { ...DESK, width: 360 }, means: 'pointer' },
  { view: { ...DESK, width: 360, javaScript: false }, means: 'keyboard' },
];

/** The promises to a newcomer; to be called within the `describe` of a running demo. */
export function promiseNewcomers(stage: () => Stage): void {
  for (const { view, means } of JOURNEYS) {
    const how = `${view.javaScript ? 'with' : 'without'} script, by ${means}, at ${view.width} px`;
    it(`leads a newcomer home in at most ${ACTIONS_MAX} actions ${how}`, async () => {
      const { browser, siteUrl } = stage();
      let results = '';
      await withPage(browser, view, async (page) => {
        const visitor = means === 'pointer' ? withPointer() : withKeyboard(page);
        results = await findHome(page, visitor, siteUrl);
        expect(visitor.actions).toBeLessThanOrEqual(ACTIONS_MAX);
      });
      expect(results).toContain('/choose/results');
    });
  }

  promiseToKeepAnswers(stage);
  promiseToHelp(stage);
}

function promiseToKeepAnswers(stage: () => Stage): void {
  it('shows the same servers to whom the address is sent', async () => {
    const { browser, siteUrl } = stage();
    const at = `${siteUrl}/choose/results?purpose=posts&language=de,en&joining=soon`;
    const shown: string[][] = [];
    let address = at;
    for (const javaScript of [true, false, true]) {
      await withPage(browser, { ...DESK, javaScript }, async (page) => {
        await page.goto(address);
        shown.push(await joinAddresses(page));
        // The first visit is given the day's seed; the others bring it along.
        address = page.url();
      });
    }
    expect(address).toMatch(/seed=\d{4}-\d\d-\d\d$/);
    expect(shown[0]).toHaveLength(5);
    expect(shown[1]).toEqual(shown[0]);
    expect(shown[2]).toEqual(shown[0]);
  });

  it('leads on when everything is skipped, and back with all answers kept', async () => {
    const { browser, siteUrl } = stage();
    await withPage(browser, { ...DESK, javaScript: false }, async (page) => {
      await page.goto(`${siteUrl}/choose`);
      for (let question = 1; question < 6; question += 1) await link(page, choose.skip).click();
      await button(page, choose.showResults).click();
      await page.waitForURL(/\/choose\/results\?seed=/);
      expect(await page.locator('a.join').count()).toBe(5);
      await link(page, choose.steps.purpose.name).click();
      await button(page, new RegExp(`^${lists.purposes.video}`)).click();
      await page.waitForURL(/purpose=video/);
      await page.goBack();
      await page.goForward();
      await link(page, choose.back).click();
      expect(await page.locator('[data-chosen="true"]').innerText()).toContain(lists.purposes.video);
    });
  });
}

function promiseToHelp(stage: () => Stage): void {
  it('tells at each tick how many servers fit, and each screen agrees', async () => {
    const { browser, siteUrl } = stage();
    await withPage(browser, DESK, async (page) => {
      await page.goto(`${siteUrl}/choose?purpose=posts&ask=language`);
      const remaining = page.locator('.remaining');
      const before = await remaining.innerText();
      await page.getByRole('checkbox', { name: /^German/ }).check();
      await expect.poll(() => remaining.innerText()).not.toBe(before);
      const told = await remaining.innerText();
      await button(page, choose.next).click();
      await page.waitForURL(/language=de/);
      expect(await page.locator('.remaining').innerText()).toBe(told);
    });
  });

  it('turns friends into servers, and shows none that a rule keeps from them', async () => {
    const { browser, siteUrl, apiUrl } = stage();
    const reply = await fetch(`${apiUrl}/api/v1/choose?purpose=posts`);
    const friend = ChooseAnswer.parse(await reply.json()).data[0]?.instance.domain ?? '';
    await withPage(browser, { ...DESK, javaScript: false }, async (page) => {
      await page.goto(`${siteUrl}/choose?purpose=posts&ask=reach`);
      await page.getByLabel(choose.reachLabel).fill(`@friend@${friend} not_a_name`);
      await button(page, choose.showResults).click();
      await page.waitForURL(/\/choose\/results\?purpose=posts&reach=@friend@/);
      const text = await page.locator('main').innerText();
      expect(text).toContain('not_a_name');
      expect(await page.locator('a.join').count()).toBeGreaterThan(0);
    });
  });

  it('helps where nothing fits', async () => {
    const { browser, siteUrl } = stage();
    await withPage(browser, { ...DESK, javaScript: false }, async (page) => {
      await page.goto(`${siteUrl}/choose/results?purpose=chat&blocks=nobody-blocks-this.example&seed=a`);
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(choose.nothingFits);
      await link(page, /^Without “Blocks/).click();
      expect(await page.locator('a.join').count()).toBeGreaterThan(0);
      expect(page.url()).toBe(`${siteUrl}/choose/results?purpose=chat&seed=a`);
    });
  });
}
