import { createHash } from 'node:crypto';

interface Texts {
  title: string;
  line: string;
  again: string;
}

const STYLE = `:root { color-scheme: light dark; --paper: #faf8f4; --ink: #1c2428; --accent: #0b6170; --accent-ink: #fff; }
@media (prefers-color-scheme: dark) { :root { --paper: #101719; --ink: #e7ebe9; --accent: #79c7d3; --accent-ink: #08242a; } }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: var(--paper); color: var(--ink);
  font: 1rem/1.6 system-ui, sans-serif; }
main { max-width: 34rem; padding: 2rem 1.5rem; }
h1 { font: 600 2rem/1.2 'Iowan Old Style', Palatino, Georgia, serif; margin: 1.5rem 0 1rem; }
p { margin: 0 0 1.5rem; } svg { color: var(--accent); display: block; }
a { display: inline-block; padding: 10px 16px; border-radius: 8px; background: var(--accent); color: var(--accent-ink);
  font-weight: 600; text-decoration: none; }`;

/** It is kept by the browser and shown without us: it may need nothing but itself. */
export const OFFLINE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'public, max-age=3600',
  'x-robots-tag': 'noindex',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
} as const;

/** What a reader sees where the site can't be reached; the link asks again for whatever was asked for. */
export function offlinePage(language: string, { title, line, again }: Texts): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<svg width="48" height="48" viewBox="0 0 32 32" fill="none" stroke="currentColor" stroke-width="3" stroke-linecap="round" aria-hidden="true"><path d="M20.5 4.8A12 12 0 1 0 27.2 11.5"/><circle cx="16" cy="19" r="3.5" fill="currentColor" stroke="none"/></svg>
<h1>${title}</h1>
<p>${line}</p>
<p><a href="">${again}</a></p>
</main>
</body>
</html>
`;
}
