// A bot wall answers in the server's place. It is no failure of the server, and no door to push against.
const HTML_HEAD_BYTES = 16 * 1024;

// Cloudflare: https://developers.cloudflare.com/cloudflare-challenges/challenge-types/challenge-pages/detect-response/
// Anubis puts its script, its style and its JSON island under /.within.website/.
const MARKERS = [
  '/.within.website/x/cmd/anubis/',
  'id="anubis_challenge"',
  // Not `/cdn-cgi/challenge-platform/` alone: Cloudflare adds that to ordinary pages as well.
  '/orchestrate/chl_page/',
  'window._cf_chl_opt',
  'id="challenge-form"',
  '<title>just a moment...</title>',
  'go-away-challenge',
];

export function isChallenge(headers: Readonly<Record<string, string>>, body: Buffer): boolean {
  if (headers['cf-mitigated'] === 'challenge') return true;
  if (!(headers['content-type'] ?? '').toLowerCase().includes('html')) return false;
  const head = body.toString('latin1', 0, HTML_HEAD_BYTES).toLowerCase();
  return MARKERS.some((marker) => head.includes(marker.toLowerCase()));
}
