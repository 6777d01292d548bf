// What no dictionary holds can't be translated: in the pseudo-locale every text of ours stands between marks, and what
// stands outside of them was written into a page. And whoever reads in one language is led on in it.
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { LOCALES, PSEUDO_LOCALE } from '../../web/src/lib/locales.ts';
import { MARKS } from '../../web/src/words/pseudo.ts';
import { DESK, type View } from './browser.ts';

interface Site {
  at: (path: string) => string;
  look: (view: View, visit: (page: Page) => Promise<void>) => Promise<void>;
  /** Pages of the demo beyond those that every site has, each with its path; asked for once the demo runs. */
  paths: () => readonly string[];
}

const EVERYWHERE = [
  '/',
  '/instances',
  '/instances?view=table',
  '/instances?q=nothing-has-this-name',
  '/instances?colour=red',
  '/instances/not%20a%20domain',
  '/instances/unheard-of.example',
  '/choose',
  '/choose?ask=language',
  '/choose?ask=country',
  '/choose?ask=joining&purpose=posts',
  '/choose?ask=tastes',
  '/choose?ask=reach',
  '/choose/results?purpose=posts,photos&language=en,de',
  '/choose/results?purpose=chat&joining=soon&topic=spam,ai&blocks=nobody.example&reach=@me@nobody.example,bad_name',
  '/incidents',
  '/incidents?show=past',
  '/status',
  '/about',
  '/recommended',
  '/topics',
  '/compare',
  '/bot',
  '/nowhere',
];

/** The cases, for a describe that has a demo running. */
export function speaksOnlyFromDictionaries({ at, look, paths }: Site): void {
  it('takes every text from a dictionary', () =>
    look(DESK, async (page) => {
      for (const path of [...EVERYWHERE, ...paths()]) {
        await page.goto(at(`/${PSEUDO_LOCALE}${path}`), { waitUntil: 'load' });
        expect(await page.evaluate(untold, MARKS), path).toEqual([]);
      }
    }));

  it.each(LOCALES.filter((locale) => locale !== 'en'))('leads on in the language of the page: %s', (locale) =>
    look({ ...DESK, javaScript: false }, async (page) => {
      for (const path of [...EVERYWHERE, ...paths()]) {
        await page.goto(at(`/${locale}${path}`));
        expect(await page.locator('html').getAttribute('lang'), path).toBe(locale);
        expect(await page.evaluate(astray, locale), path).toEqual([]);
      }
    }),
  );

  it('keeps the language where an address ends with a slash', async () => {
    const response = await fetch(at('/de/about/?from=here'), { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([308, '/de/about?from=here']);
  });

  it('tells a reader of another language, in that language, where the page is in it', () =>
    look(DESK, async (page) => {
      await page.setExtraHTTPHeaders({ 'accept-language': 'pt-BR, ja;q=0.9, en;q=0.8' });
      await page.goto(at('/about?from=here'));
      await page.getByRole('link', { name: 'このページは日本語でもご覧になれます。' }).click();
      await page.waitForURL(at('/ja/about?from=here'));
      expect(await page.locator('html').getAttribute('lang')).toBe('ja');
      expect(await page.locator('.also-here').count()).toBe(0);
    }));
}

/** In the browser: every text with letters that is neither between the marks nor somebody's name or word. */
function untold([open, close]: readonly [string, string]): string[] {
  const ATTRIBUTES = ['title', 'aria-label', 'aria-description', 'alt', 'placeholder', 'label', 'data-label'];
  const innermost = new RegExp(`${open}[^${open}${close}]*${close}`, 'g');
  const outside = (text: string): string => {
    const rest = text.replaceAll(innermost, '');
    return rest === text ? rest : outside(rest);
  };
  const isUntold = (text: string | null) => text !== null && /\p{L}/u.test(outside(text));
  // Where a column stands for a server, its cells are labelled by its name.
  const isName = (text: string | null) => text !== null && /^[\p{L}\d-]+(\.[\p{L}\d-]+)+$/u.test(text);
  const isOthers = (element: Element | null) =>
    element !== null && element.closest('[translate="no"], script, style, noscript, template') !== null;

  const found: string[] = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { nodeValue, parentElement } = texts.currentNode;
    if (isUntold(nodeValue) && !isOthers(parentElement)) found.push((nodeValue ?? '').trim().slice(0, 80));
  }
  for (const element of document.body.querySelectorAll('*')) {
    if (isOthers(element)) continue;
    for (const name of ATTRIBUTES) {
      const value = element.getAttribute(name);
      if (!isUntold(value) || isName(value)) continue;
      found.push(`${element.localName} ${name}: ${(value ?? '').slice(0, 80)}`);
    }
  }
  // The name of the site ends every title; that of an instance is its own.
  const title = document.title.replace(/ · Homeport$/, '');
  if (isUntold(title) && !location.pathname.includes('/instances/')) found.push(`title: ${title}`);
  return found;
}

/** In the browser: links and forms to pages of ours in another language than the page's own. */
function astray(locale: string): string[] {
  const isFile = /\.(xml|txt|svg|png|ico|webmanifest|json|atom)$/;
  const targets = [
    ...[...document.querySelectorAll('a[href]:not([hreflang])')].map(
      (link) => link.getAttribute('href') ?? '',
    ),
    ...[...document.querySelectorAll('form')].map((form) => form.getAttribute('action') ?? ''),
  ];
  return targets.filter((target) => {
    const { origin, pathname } = new URL(target, location.href);
    const isHere = pathname === `/${locale}` || pathname.startsWith(`/${locale}/`);
    return origin === location.origin && !isHere && !isFile.test(pathname);
  });
}
