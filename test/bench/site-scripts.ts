import type { Browser } from 'playwright-core';
import { DESK, withPage } from '../e2e/browser.ts';

/** How much script a page sends before a reader does anything, as it goes over the line: compressed, in KiB. */
export async function firstLoadKib(browser: Browser, url: string): Promise<number> {
  let bytes = 0;
  await withPage(browser, DESK, async (page) => {
    const sizes: Promise<number>[] = [];
    page.on('requestfinished', (request) => {
      if (request.resourceType() !== 'script') return;
      sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
    });
    await page.goto(url, { waitUntil: 'networkidle' });
    bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  });
  return bytes / 1024;
}
