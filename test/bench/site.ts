// npm run bench:site: whether the built site over the demo bars nobody, comes quickly and stays small. axe looks at every
// page in both themes, on a phone and on a desk; Lighthouse judges the three pages that readers come in by, on a phone.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { openBrowser, type View } from '../e2e/browser.ts';
import { Demo } from '../e2e/demo.ts';
import { axeFindings } from './axe.ts';
import { printFigures, round, type Figure } from './figures.ts';
import { freePort } from './free-port.ts';
import { judge, type Category, type Judged } from './site-lighthouse.ts';
import { sitePages, type SitePages } from './site-pages.ts';
import { firstLoadKib } from './site-scripts.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    /** Of Lighthouse on each page; the median counts. */
    runs: { type: 'string', default: '3' },
    /** A demo that runs already: both of these, or neither. */
    site: { type: 'string' },
    api: { type: 'string' },
  },
});

// As long as a slow machine takes for the history of 90 days and for building the site.
const READY_WITHIN_MS = 400_000;
const VIEWS: readonly View[] = [360, 1440].flatMap((width) =>
  (['light', 'dark'] as const).map((scheme) => ({ width, scheme, javaScript: true })),
);

const say = (line: string) => process.stderr.write(`${line}\n`);

interface Site {
  siteUrl: string;
  apiUrl: string;
  end: () => Promise<void>;
}

const folder = await mkdtemp(join(tmpdir(), 'homeport-site-'));
const site = await openSite();
try {
  const pages = await sitePages(site.apiUrl);
  const port = await freePort();
  const browser = await openBrowser(folder, [`--remote-debugging-port=${String(port)}`]);
  try {
    const figures = [
      ...(await lookAt(browser, pages)),
      ...(await judgeAll(port, pages)),
      ...(await weigh(browser, pages)),
    ];
    printFigures(inOrder(figures), values.json);
  } finally {
    await browser.close();
  }
} finally {
  await site.end();
  await rm(folder, { recursive: true, force: true });
}

async function openSite(): Promise<Site> {
  if (values.site !== undefined && values.api !== undefined) {
    return { siteUrl: values.site, apiUrl: values.api, end: () => Promise.resolve() };
  }
  const demo = await Demo.start();
  const end = () => demo.remove();
  try {
    say('Starting the demo.');
    await demo.until('The built site', `${demo.siteUrl}/healthz`, ({ ok }) => ok, READY_WITHIN_MS);
    await demo.until('The API', `${demo.apiUrl}/readyz`, ({ ok }) => ok, READY_WITHIN_MS);
    return { siteUrl: demo.siteUrl, apiUrl: demo.apiUrl, end };
  } catch (error) {
    await end();
    throw error;
  }
}

async function lookAt(browser: Browser, { all }: SitePages): Promise<Figure[]> {
  const found: string[] = [];
  for (const view of VIEWS) {
    for (const path of all) found.push(...(await axeFindings(browser, `${site.siteUrl}${path}`, view)));
    say(`axe, ${String(view.width)} px, ${view.scheme}: ${String(all.length)} pages`);
  }
  for (const finding of found) say(`  ${finding}`);
  return [
    ['axe_pages', all.length * VIEWS.length, 'page views'],
    ['axe_violations', found.length, ''],
  ];
}

async function judgeAll(port: number, { home, directory, instance }: SitePages): Promise<Figure[]> {
  const judged: Judged[] = [];
  for (const path of [home, directory, instance]) {
    const one = await judge(`${site.siteUrl}${path}`, port, Number(values.runs));
    say(`lighthouse ${path}: ${JSON.stringify(one.scores)}, costs: ${one.costs.join(', ') || 'none'}`);
    judged.push(one);
  }
  const least = (category: Category) => Math.min(...judged.map(({ scores }) => scores[category]));
  return [
    ['lighthouse_best_practices_min', least('best-practices'), ''],
    ['lighthouse_seo_min', least('seo'), ''],
    ['layout_shift_max', Math.max(...judged.map(({ layoutShift }) => layoutShift)), ''],
    ['lighthouse_performance_min', least('performance'), ''],
    ['lighthouse_accessibility_min', least('accessibility'), ''],
  ];
}

async function weigh(browser: Browser, { all }: SitePages): Promise<Figure[]> {
  const weights: number[] = [];
  for (const path of all) {
    const kib = await firstLoadKib(browser, `${site.siteUrl}${path}`);
    say(`script ${path}: ${kib.toFixed(1)} KiB`);
    weights.push(kib);
  }
  return [['first_load_js_kib_max', round(Math.max(...weights), 1), 'KiB']];
}

/** The four that were promised come last. */
function inOrder(figures: readonly Figure[]): Figure[] {
  const promised = [
    'axe_violations',
    'lighthouse_performance_min',
    'lighthouse_accessibility_min',
    'first_load_js_kib_max',
  ];
  const place = ([name]: Figure) => promised.indexOf(name);
  return figures.toSorted((a, b) => place(a) - place(b));
}
