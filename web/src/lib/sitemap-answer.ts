/** A file of the sitemap as it is sent; what can't be read now is asked for again later. */
export function sitemapAnswer(body: string | undefined): Response {
  if (body === undefined) {
    return new Response('The API does not answer.\n', {
      status: 503,
      headers: { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '300' },
    });
  }
  return new Response(body, {
    headers: { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'public, max-age=21600' },
  });
}
