// What no page may do, whatever it shows: bar a reader, be wider than the window, or make a reader wait for script.
import type { Browser } from 'playwright-core';
import { expect, it } from 'vitest';
import { axeFindings } from '../bench/axe.ts';
import { sitePages } from '../bench/site-pages.ts';
import { firstLoadKib } from '../bench/site-scripts.ts';
import type { View } from './browser.ts';

// Compressed, as it goes over the line, before a reader does anything.
const FIRST_LOAD_KIB_MAX = 120;

interface Site {
  browser: Browser;
  siteUrl: string;
  apiUrl: string;
}

/** The cases, for a describe that has a demo running; `npm run bench:site` looks at every page in every view. */
export function keepEveryPageOpen(given: () => Site): void {
  it('bars nobody on any page', async () => {
    const { browser, siteUrl, apiUrl } = given();
    const { all } = await sitePages(apiUrl);
    const found: string[] = [];
    for (const [index, path] of all.entries()) {
      found.push(...(await axeFindings(browser, `${siteUrl}${path}`, viewOf(index))));
    }
    expect(found).toEqual([]);
  });

  it('sends little script with the pages that readers come in by', async () => {
    const { browser, siteUrl, apiUrl } = given();
    const { home, directory, instance } = await sitePages(apiUrl);
    for (const path of [home, directory, instance]) {
      expect(await firstLoadKib(browser, `${siteUrl}${path}`), path).toBeLessThanOrEqual(FIRST_LOAD_KIB_MAX);
    }
  });
}

/** Both themes and both widths take turns. */
function viewOf(index: number): View {
  return {
    width: index % 2 === 0 ? 360 : 1440,
    scheme: index % 4 < 2 ? 'dark' : 'light',
    javaScript: true,
  };
}
