import { listedNames } from '../../../lib/api/listed.ts';
import { config } from '../../../lib/config.ts';
import { sitemapAnswer } from '../../../lib/sitemap-answer.ts';
import { sitemapOfInstances, sitemapOfPages } from '../../../lib/sitemap.ts';

export const dynamic = 'force-dynamic';

export async function GET(
  _request: Request,
  { params }: { params: Promise<{ file: string }> },
): Promise<Response> {
  const { file } = await params;
  const site = config().publicUrl;
  if (file === 'pages.xml') return sitemapAnswer(sitemapOfPages(site));
  const number = /^([1-9]\d{0,3})\.xml$/.exec(file)?.[1];
  if (number === undefined) return notFound();
  const names = await listedNames(Date.now());
  if (!names) return sitemapAnswer(undefined);
  const body = sitemapOfInstances(site, names, Number(number));
  return body === undefined ? notFound() : sitemapAnswer(body);
}

function notFound(): Response {
  return new Response('There is no such file.\n', {
    status: 404,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
}
