import { listedNames } from '../../lib/api/listed.ts';
import { config } from '../../lib/config.ts';
import { sitemapAnswer } from '../../lib/sitemap-answer.ts';
import { sitemapIndex } from '../../lib/sitemap.ts';

export const dynamic = 'force-dynamic';

export async function GET(): Promise<Response> {
  const names = await listedNames(Date.now());
  return sitemapAnswer(names && sitemapIndex(config().publicUrl, names.length));
}
