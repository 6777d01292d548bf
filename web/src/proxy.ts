import { NextResponse, type NextRequest } from 'next/server';

// Everything comes from this very site, and no script runs but those that carry this answer's nonce.
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64');
  const policy = [
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

  // Next reads the nonce from the policy in the request and puts it on the scripts it writes.
  const headers = new Headers(request.headers);
  headers.set('content-security-policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  return response;
}

// What is no page has a policy of its own, or needs none.
export const config = {
  matcher: ['/((?!_next/static|icon\\.svg$|icons/|sw\\.js$|offline$|og/|sitemaps?[./]|robots\\.txt$).*)'],
};
