import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

// What is no page has a policy of its own, or needs none.
const NO_PAGE =
  /^\/(?:_next\/static\/|icon\.svg$|icons\/|sw\.js$|offline$|og\/|sitemap\.xml$|sitemaps\/|robots\.txt$)/;

/** Everything comes from this very site, and no script runs but those that carry this answer's nonce. */
export function setPagePolicy(path: string, request: IncomingMessage, response: ServerResponse): void {
  // Next reads the nonce from the request and puts it on the scripts it writes: nobody else may say it.
  delete request.headers['content-security-policy'];
  delete request.headers['content-security-policy-report-only'];
  if (NO_PAGE.test(path)) return;
  const policy = policyWith(randomBytes(16).toString('base64'));
  request.headers['content-security-policy'] = policy;
  response.setHeader('content-security-policy', policy);
}

function policyWith(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
