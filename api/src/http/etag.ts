import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';

/** Below this, gzip costs more than it saves. */
export const COMPRESS_FROM_BYTES = 1024;

export function hashOf(body: Buffer): string {
  return createHash('sha256').update(body).digest('base64url').slice(0, 27);
}

/** A strong ETag from the hash of the bytes, one for each encoding. */
export function etagOf(hash: string, zipped: boolean): string {
  return `"${hash}${zipped ? '-gzip' : ''}"`;
}

/** Whether an answer of so many bytes goes out as gzip. */
export function isZipped(request: FastifyRequest, bytes: number): boolean {
  if (bytes < COMPRESS_FROM_BYTES) return false;
  return /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(request.headers['accept-encoding'] ?? '');
}

/** RFC 9110 §13.1.2: the comparison is weak, and `*` stands for any. */
export function isKnown(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  const tags = ifNoneMatch.split(',').map((text) => text.trim().replace(/^W\//, ''));
  return tags.includes('*') || tags.includes(etag);
}
