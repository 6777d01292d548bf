const REFRESH_SECONDS = 3;

export const BUILDING_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'retry-after': String(REFRESH_SECONDS),
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
} as const;

/** What every address answers while the first build runs; it comes back by itself. */
export function buildingPage(apiPublicUrl: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="${String(REFRESH_SECONDS)}">
<meta name="robots" content="noindex">
<title>Homeport is being built</title>
<style>
:root { color-scheme: light dark; --paper: #faf8f4; --ink: #1c2428; --quiet: #56646a; --accent: #0b6170; }
@media (prefers-color-scheme: dark) { :root { --paper: #101719; --ink: #e7ebe9; --quiet: #a3b0b3; --accent: #79c7d3; } }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: var(--paper); color: var(--ink);
  font: 1rem/1.6 system-ui, sans-serif; }
main { max-width: 34rem; padding: 2rem 1.5rem; }
h1 { font: 600 2rem/1.2 'Iowan Old Style', Palatino, Georgia, serif; margin: 1.5rem 0 1rem; }
p { margin: 0 0 1rem; } .quiet { color: var(--quiet); } a { color: var(--accent); } svg { color: var(--accent); display: block; }
</style>
</head>
<body>
<main>
<svg width="48" height="48" viewBox="0 0 32 32" fill="none" stroke="currentColor" stroke-width="3" stroke-linecap="round" aria-hidden="true"><path d="M20.5 4.8A12 12 0 1 0 27.2 11.5"/><circle cx="16" cy="19" r="3.5" fill="currentColor" stroke="none"/></svg>
<h1>The site is being built</h1>
<p>This happens once, at the first start or after a change, and takes about a minute. The page opens by itself as soon as it is ready.</p>
<p class="quiet">The crawler and the <a href="${escapeHtml(apiPublicUrl)}">API</a> do not wait for it.</p>
</main>
</body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${String(sign.charCodeAt(0))};`);
}
