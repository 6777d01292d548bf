import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { withPage, type View } from '../e2e/browser.ts';

/** What axe finds on a page as it stands in the window, each finding with the first place that has it. */
export async function axeFindings(browser: Browser, url: string, view: View): Promise<string[]> {
  const found: string[] = [];
  await withPage(browser, view, async (page) => {
    await page.goto(url, { waitUntil: 'load' });
    const { violations } = await new AxeBuilder({ page }).analyze();
    const at = `${new URL(url).pathname}${new URL(url).search} (${String(view.width)} px, ${view.scheme})`;
    for (const { id, nodes } of violations) {
      const where = nodes.map(({ target }) => target.join(' '));
      found.push(
        `${at}: ${id} at ${where.slice(0, 2).join(', ')}${where.length > 2 ? ` and ${String(where.length - 2)} more` : ''}`,
      );
    }
  });
  return found;
}
