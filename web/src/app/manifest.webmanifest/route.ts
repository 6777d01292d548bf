import { here, locale } from '../../lib/exchange.ts';
import { words } from '../../words/words.ts';

export const dynamic = 'force-dynamic';

/** What a phone needs to know to put the site among its programs, in the language of the page that was open. */
export function GET(): Response {
  const { title, description } = words().frame;
  const manifest = {
    id: '/',
    name: title,
    short_name: 'Homeport',
    description,
    lang: locale(),
    start_url: here('/'),
    scope: '/',
    display: 'minimal-ui',
    background_color: '#faf8f4',
    theme_color: '#faf8f4',
    icons: [
      { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
      { src: '/icons/192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icons/512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icons/maskable.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  };
  return new Response(JSON.stringify(manifest), {
    headers: {
      'content-type': 'application/manifest+json; charset=utf-8',
      'cache-control': 'public, max-age=86400',
    },
  });
}
