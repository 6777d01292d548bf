import { randomBytes } from 'node:crypto';

export interface PagePolicy {
  /** Of this answer alone: what a script of ours is known by. */
  nonce: string;
  /** As the header has it. */
  policy: string;
}

/** Everything comes from this very site, and no script runs but those that carry this answer's nonce. */
export function newPolicy(): PagePolicy {
  const nonce = randomBytes(16).toString('base64');
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
  return { nonce, policy };
}
