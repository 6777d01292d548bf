import { pipeline, Transform, type Readable } from 'node:stream';
import { createGunzip, type Gunzip } from 'node:zlib';
import { scrub } from '../../decode.ts';
import { ok, fail, type Outcome } from '../../outcome.ts';
import { failureOf, netError, rootOf } from '../failure.ts';

export interface BodyLimits {
  /** Decoded bytes that are read at most; the wire may carry no more either. */
  bytesMax: number;
  deadlineMs: number;
  /** Keep the first `bytesMax` bytes of a longer body instead of failing. */
  isCut?: boolean;
}

export interface Body {
  bytes: Buffer;
  wireBytes: number;
}

// gzip reaches 1029:1 on nothing at all. Honest JSON stays far below 100:1; below 64 KiB the ratio of a
// small, repetitive answer says nothing.
const RATIO_MAX = 100;
const RATIO_FROM_BYTES = 64 * 1024;
// A megabyte in chunks of a byte costs two seconds of everybody's time, in chunks of a page eight milliseconds.
const PIECES_MAX = 10_000;
const PIECE_BYTES_MIN = 16;

/**
 * Reads a body within its bounds and stops reading at the first breach: bytes on the wire, decoded bytes,
 * ratio and time. Backpressure keeps at most a chunk of decoded data beyond what was counted.
 */
export async function readBody(
  stream: Readable,
  contentEncoding: string | undefined,
  limits: BodyLimits,
): Promise<Outcome<Body>> {
  const encoding = (contentEncoding ?? '').trim().toLowerCase();
  const isGzip = encoding === 'gzip' || encoding === 'x-gzip';
  if (!isGzip && encoding !== '' && encoding !== 'identity') {
    stream.destroy();
    return fail('body_encoding', { detail: `Content-Encoding: ${scrub(encoding, 100)}` });
  }
  const meter = new Meter(limits.isCut === true ? Infinity : limits.bytesMax);
  const collect = isGzip ? collectPacked : collectPlain;
  try {
    return ok({ bytes: await collect(stream, meter, limits), wireBytes: meter.bytes });
  } catch (error) {
    stream.destroy();
    const { cause, ...more } = failureOf(rootOf(error), 'body');
    // zlib says "unexpected end of file" of a stream that was cut, and of one that never began: some fronts call also
    // nothing packed.
    if (more.detail === 'Z_BUF_ERROR') {
      return meter.bytes === 0 ? ok({ bytes: Buffer.alloc(0), wireBytes: 0 }) : fail('body_truncated', more);
    }
    return fail(cause, more);
  }
}

/** What isn't packed needs no machinery: each piece is counted as it comes, and kept. */
function collectPlain(stream: Readable, meter: Meter, limits: BodyLimits): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const timer = setTimeout(() => {
      settle(lateAfter(limits));
    }, limits.deadlineMs);
    const settle = (failed?: Error): void => {
      clearTimeout(timer);
      stream.off('data', take);
      if (failed) reject(failed);
      else resolve(Buffer.concat(chunks).subarray(0, limits.bytesMax));
    };
    const take = (chunk: Buffer): void => {
      const breach = meter.take(chunk.length);
      if (breach) {
        settle(breach);
        return;
      }
      chunks.push(chunk);
      if (meter.bytes <= limits.bytesMax) return;
      // The rest is not wanted: the connection goes with it.
      settle();
      stream.destroy();
    };
    stream.on('data', take);
    stream.once('end', settle);
    // Stays for the life of the stream: what breaks after the end is nobody's affair.
    stream.on('error', settle);
    const close = (): void => {
      if (!stream.readableEnded) {
        settle(stream.errored ?? netError('body_truncated', 'closed before its end'));
      }
    };
    stream.once('close', close);
    // What broke together with the head has said so already.
    if (stream.destroyed) close();
  });
}

async function collectPacked(stream: Readable, meter: Meter, limits: BodyLimits): Promise<Buffer> {
  const gunzip = createGunzip({ chunkSize: 16 * 1024 });
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const breach = meter.take(chunk.length);
      if (breach) done(breach);
      else done(null, chunk);
    },
  });
  // The deadline ends the count, which ends everything before and after it.
  const timer = setTimeout(() => count.destroy(lateAfter(limits)), limits.deadlineMs);
  // The pipeline hands an error to every part; the loop below is where it surfaces.
  pipeline(stream, count, gunzip, ignore);
  try {
    return await unpack(gunzip, limits, () => stream.destroy());
  } finally {
    clearTimeout(timer);
  }
}

async function unpack(gunzip: Gunzip, limits: BodyLimits, leave: () => void): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let decoded = 0;
  for await (const chunk of gunzip) {
    if (!Buffer.isBuffer(chunk)) continue;
    decoded += chunk.length;
    // By what has been unpacked, not by what has arrived: a bomb may send its own weight ahead. Where the beginning is
    // enough, there is an end anyway.
    const isBomb = decoded > RATIO_FROM_BYTES && decoded > gunzip.bytesWritten * RATIO_MAX;
    if (isBomb && limits.isCut !== true) {
      throw netError('body_too_large', `unpacks to more than ${String(RATIO_MAX)} times its size`);
    }
    chunks.push(chunk);
    if (decoded <= limits.bytesMax) continue;
    if (limits.isCut !== true) throw netError('body_too_large', `more than ${String(limits.bytesMax)} bytes`);
    leave();
    break;
  }
  return Buffer.concat(chunks, decoded).subarray(0, limits.bytesMax);
}

function lateAfter({ deadlineMs }: BodyLimits): Error {
  return netError('body_timeout', `not complete after ${String(deadlineMs)} ms`);
}

function ignore(): void {
  // See collectPacked: the reader of the last part learns of the error.
}

/** Counts and bounds what comes over the wire. */
class Meter {
  bytes = 0;
  private pieces = 0;

  constructor(private readonly bytesMax: number) {}

  /** Why no more is taken, or null. */
  take(bytes: number): Error | null {
    this.bytes += bytes;
    this.pieces += 1;
    if (this.pieces > PIECES_MAX && this.bytes < this.pieces * PIECE_BYTES_MIN) {
      return netError('body_too_large', `more than ${String(PIECES_MAX)} pieces of next to nothing`);
    }
    if (this.bytes > this.bytesMax) {
      return netError('body_too_large', `more than ${String(this.bytesMax)} bytes`);
    }
    return null;
  }
}
