// Keeps the page that says that there is no connection, once in each language, and nothing else: what the site knows
// changes by the hour, and an old answer would look like a new one. A page that fails is never replaced: only one
// that could not be reached at all.
const KEPT = 'homeport-offline-1';
const LANGUAGES = ['', '/de', '/fr', '/es', '/ja'];

self.addEventListener('install', (event) => {
  event.waitUntil(keepPages());
});

self.addEventListener('activate', (event) => {
  event.waitUntil(takeOver());
});

self.addEventListener('fetch', (event) => {
  if (event.request.mode === 'navigate') event.respondWith(answer(event));
});

async function keepPages() {
  const cache = await caches.open(KEPT);
  await cache.addAll(LANGUAGES.map((language) => new Request(`${language}/offline`, { cache: 'reload' })));
  await self.skipWaiting();
}

async function takeOver() {
  const others = (await caches.keys()).filter((name) => name !== KEPT);
  await Promise.all(others.map((name) => caches.delete(name)));
  // The page is asked for while this program is still being woken.
  await self.registration.navigationPreload?.enable();
  await self.clients.claim();
}

async function answer({ request, preloadResponse }) {
  try {
    return (await preloadResponse) ?? (await fetch(request));
  } catch {
    const cache = await caches.open(KEPT);
    return (await cache.match(offlinePathOf(request.url))) ?? Response.error();
  }
}

function offlinePathOf(url) {
  const [, first] = new URL(url).pathname.split('/');
  const language = LANGUAGES.includes(`/${first}`) && first ? `/${first}` : '';
  return `${language}/offline`;
}
