import { locale } from '../../lib/exchange.ts';
import { OFFLINE_HEADERS, offlinePage } from '../../server/offline-page.ts';
import { words } from '../../words/words.ts';

export const dynamic = 'force-dynamic';

/** What the service worker keeps, in the language of its address. */
export function GET(): Response {
  return new Response(offlinePage(locale(), words().outside.offline), { headers: OFFLINE_HEADERS });
}
