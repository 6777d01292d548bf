// A bot wall answers in the server's place. It is no failure of the server, and no door to push against.
const HTML_HEAD_BYTES = 16 * 1024;

export type Wall =
  | 'Anubis'
  | 'AWS WAF'
  | 'Cloudflare'
  | 'DDoS-Guard'
  | 'go-away'
  | 'Imperva'
  | 'SiteGround'
  | 'Sucuri'
  | 'Vercel';

// https://developers.cloudflare.com/cloudflare-challenges/challenge-types/challenge-pages/detect-response/
// https://docs.aws.amazon.com/waf/latest/developerguide/waf-captcha-and-challenge-actions.html
// A block is the server's own no, and stays one.
const HEADERS: readonly [name: string, value: RegExp, wall: Wall][] = [
  ['cf-mitigated', /^challenge$/, 'Cloudflare'],
  ['x-amzn-waf-action', /^(?:challenge|captcha)$/, 'AWS WAF'],
  ['x-vercel-mitigated', /^challenge$/, 'Vercel'],
  ['sg-captcha', /^challenge$/, 'SiteGround'],
];

// What stands in the tags and scripts of the page that a wall shows, and in no page behind it: Cloudflare adds
// `/cdn-cgi/challenge-platform/` and Turnstile to ordinary pages, Imperva `_Incapsula_Resource?SWJIYLWA`, and sites
// set `awsWafCookieDomainList` themselves.
const MARKUP: readonly [marker: RegExp, wall: Wall][] = [
  [/\/\.within\.website\/x\/(?:cmd\/anubis|xess)\/|id="anubis_challenge"/, 'Anubis'],
  [/window\._cf_chl_opt|\/orchestrate\/chl_page\/|id="challenge-form"[^>]*__cf_chl_/, 'Cloudflare'],
  [/\/git\/go-away\/cmd\/go-away\/|__goaway_token=/, 'go-away'],
  [/window\.gokuprops/, 'AWS WAF'],
  [/\/\.well-known\/ddos-guard\/(?:js-challenge|ddg-captcha-page)\//, 'DDoS-Guard'],
  [/_incapsula_resource\?swudnsai/, 'Imperva'],
  [/http-equiv="?refresh[^>]*\/\.well-known\/sgcaptcha\//, 'SiteGround'],
  [/sucuri_cloudproxy_js/, 'Sucuri'],
];

const TITLES: ReadonlyMap<string, Wall> = new Map([
  ['just a moment...', 'Cloudflare'],
  ['ddos-guard', 'DDoS-Guard'],
  ['sucuri website firewall - access denied', 'Sucuri'],
]);

/** Which wall answered, if any; header names are lower case. An ordinary page behind one of them is none. */
export function wallOf(headers: Readonly<Record<string, string>>, body: Buffer): Wall | null {
  for (const [name, value, wall] of HEADERS) {
    if (value.test((headers[name] ?? '').trim().toLowerCase())) return wall;
  }
  if (!(headers['content-type'] ?? '').toLowerCase().includes('html')) return null;
  const head = body.toString('latin1', 0, HTML_HEAD_BYTES).toLowerCase();
  const markup = markupOf(head);
  const marked = MARKUP.find(([marker]) => marker.test(markup));
  return marked?.[1] ?? TITLES.get(titleOf(head)) ?? null;
}

export function isChallenge(headers: Readonly<Record<string, string>>, body: Buffer): boolean {
  return wallOf(headers, body) !== null;
}

// Text is left out: a page may well write about walls.
function markupOf(head: string): string {
  return (head.match(/<script\b[^]*?(?:<\/script>|$)|<[^<>]*>/g) ?? []).join('\n');
}

function titleOf(head: string): string {
  return /<title[^<>]*>([^<]*)</.exec(head)?.[1]?.trim() ?? '';
}
