import { instancePath } from './instance-path.ts';
import { LOCALES, pathIn } from './locales.ts';
import type { ListedName } from './api/listed.ts';
import { xmlText } from './xml.ts';

// https://www.sitemaps.org/protocol.html: a file has 50,000 addresses at most. Five languages leave 10,000 instances.
export const INSTANCES_A_FILE = 50_000 / LOCALES.length;

/** The pages that are there whatever is listed. */
const PAGES = [
  '/',
  '/choose',
  '/instances',
  '/recommended',
  '/topics',
  '/incidents',
  '/status',
  '/about',
  '/bot',
];

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';
const XMLNS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

/** The list of the sitemap's files. */
export function sitemapIndex(site: string, instances: number): string {
  const parts = Array.from({ length: Math.ceil(instances / INSTANCES_A_FILE) }, (_, at) => String(at + 1));
  const files = ['pages', ...parts].map(
    (name) => `<sitemap><loc>${xmlText(`${site}/sitemaps/${name}.xml`)}</loc></sitemap>`,
  );
  return `${HEAD}\n<sitemapindex ${XMLNS}>\n${files.join('\n')}\n</sitemapindex>\n`;
}

/** The pages of our own, in each language; which of them are one page is said in their heads. */
export function sitemapOfPages(site: string): string {
  return urls(site, PAGES);
}

/** One file of instances, from 1; undefined where there is none of that number. */
export function sitemapOfInstances(
  site: string,
  names: readonly ListedName[],
  file: number,
): string | undefined {
  const part = names.slice((file - 1) * INSTANCES_A_FILE, file * INSTANCES_A_FILE);
  return part.length === 0 ? undefined : urls(site, part.map(instancePath));
}

function urls(site: string, paths: readonly string[]): string {
  const lines = paths.flatMap((path) =>
    LOCALES.map((locale) => `<url><loc>${xmlText(site + pathIn(locale, path))}</loc></url>`),
  );
  return `${HEAD}\n<urlset ${XMLNS}>\n${lines.join('\n')}\n</urlset>\n`;
}
