import { config } from '../../lib/config.ts';

export const dynamic = 'force-dynamic';

// Filters multiply without end, and a page of a shuffled list is another one tomorrow: nobody should walk them all.
const RULES = `User-agent: *
Disallow: /*cursor=
Disallow: /*seed=
Disallow: /*instances?*&
Allow: /
`;

export function GET(): Response {
  return new Response(`${RULES}\nSitemap: ${config().publicUrl}/sitemap.xml\n`, {
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=3600' },
  });
}
