// The page of one instance: what it is and how to join first, what it did not publish and where all comes from last;
// and one that is no more says so before all else.
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { Truth } from '../lab/truth.ts';
import { DESK, type View } from './browser.ts';

interface Site {
  at: (path: string) => string;
  look: (view: View, visit: (page: Page) => Promise<void>) => Promise<void>;
  /** Asked for once the demo runs. */
  truths: () => readonly Truth[];
  apiUrl: () => string;
}

const PARTS = ['what', 'join', 'uptime', 'reach', 'rules', 'software', 'numbers', 'unpublished', 'sources'];

const plain: View = { ...DESK, javaScript: false };

/** The cases, for a describe that has a demo running. */
export function tellsOfInstances(site: Site): void {
  tellsOfThoseThatAreUp(site);
  tellsOfTheOthers(site);
}

function tellsOfThoseThatAreUp({ at, look, truths, apiUrl }: Site): void {
  it('tells of an instance in the order in which a newcomer asks', () =>
    look(plain, async (page) => {
      await page.goto(
        at(pathOf(first(truths(), ({ condition, withheld }) => condition === 'well' && withheld === null))),
      );
      const ids = await page
        .locator('main [id]')
        .evaluateAll((found, parts) => found.map(({ id }) => id).filter((id) => parts.includes(id)), PARTS);
      expect(ids).toEqual(PARTS);
    }));

  it('leads straight to the own page of an instance', () =>
    look(plain, async (page) => {
      const { domain } = first(
        truths(),
        ({ condition, withheld }) => condition === 'well' && withheld === null,
      );
      await page.goto(at(`/instances/${domain}`));
      const join = page.getByTestId('join');
      expect(new URL((await join.getAttribute('href')) ?? '').hostname).toBe(domain);
      expect(await join.getAttribute('rel')).toBe('nofollow noopener external');
    }));

  it('leaves no hole between one rule and the next', () =>
    look(plain, async (page) => {
      const reply = await fetch(`${apiUrl()}/api/v1/instances?topic=harassment,nudity&limit=1`);
      const { data } = (await reply.json()) as { data: { domain: string }[] };
      await page.goto(at(`/instances/${data[0]?.domain ?? ''}`));
      const holes = await holesAmongRules(page);
      expect(holes.length).toBeGreaterThan(1);
      expect(Math.max(...holes)).toBeLessThan(40);
    }));

  it('tells in words what the red days show', () =>
    look(plain, async (page) => {
      const isLong = ({ kind, from, to }: Truth['timeline']['outages'][number]) =>
        kind !== 'dns' && to - from > 8 * 3_600_000;
      const { domain } = first(
        truths(),
        ({ condition, withheld, timeline }) =>
          condition === 'well' && withheld === null && timeline.outages.some(isLong),
      );
      await page.goto(at(`/instances/${domain}`));
      expect(await page.locator('.happened .incidents li').count()).toBeGreaterThan(0);
    }));
}

/** From the last rule of each topic to the end of its place, in pixels. */
function holesAmongRules(page: Page): Promise<number[]> {
  return page.locator('.rule-topics > div').evaluateAll((found) =>
    found.map((topic) => {
      const rules = [...topic.querySelectorAll('dd')].map((rule) => rule.getBoundingClientRect().bottom);
      return topic.getBoundingClientRect().bottom - Math.max(...rules);
    }),
  );
}

function tellsOfTheOthers({ at, look, truths, apiUrl }: Site): void {
  it('says first that one has moved, and offers others that are up', () =>
    look(plain, async (page) => {
      const moved = first(truths(), ({ condition }) => condition === 'moved');
      await page.goto(at(pathOf(moved)));
      expect(await page.locator('main h2').first().innerText()).toBe('This instance has moved');
      expect(await page.getByTestId('join').count()).toBe(0);
      const others = await page.locator('.alternatives a').allInnerTexts();
      expect(others.length).toBeGreaterThan(0);
      for (const domain of others) {
        const answer = await fetch(`${apiUrl()}/api/v1/instances/${domain}`);
        expect(await answer.json(), domain).toMatchObject({ state: 'alive', health: { verdict: 'up' } });
      }
    }));

  it('says of one that keeps us out that it is not measured, and that this was not asked', () =>
    look(plain, async (page) => {
      const { domain } = first(
        truths(),
        ({ withheld, condition }) => withheld === 'opted-out' && condition === 'well',
      );
      await page.goto(at(`/instances/${domain}`));
      const text = await page.locator('main').innerText();
      expect(text).toMatch(/This instance is not measured, by its own choice/);
      expect(text).toMatch(/It asks us to keep away, so nothing was asked/);
    }));
}

function first(truths: readonly Truth[], isIt: (truth: Truth) => boolean): Truth {
  const found = truths.find(isIt);
  if (!found) throw new Error('No instance of the demo is like that.');
  return found;
}

function pathOf({ domain }: Truth): string {
  return `/instances/${domain}`;
}
