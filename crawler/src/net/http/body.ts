import { pipeline, Transform, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
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
  // The deadline ends the meter, which ends everything before and after it.
  const timer = setTimeout(() => {
    meter.destroy(netError('body_timeout', `not complete after ${String(limits.deadlineMs)} ms`));
  }, limits.deadlineMs);
  try {
    return ok({ bytes: await collect(stream, meter, isGzip, limits), wireBytes: meter.bytes });
  } catch (error) {
    stream.destroy();
    const { cause, ...more } = failureOf(rootOf(error), 'body');
    // zlib says "unexpected end of file" of a stream that was cut, and of one that never began: some fronts call also
    // nothing packed.
    if (more.detail === 'Z_BUF_ERROR') {
      return meter.bytes === 0 ? ok({ bytes: Buffer.alloc(0), wireBytes: 0 }) : fail('body_truncated', more);
    }
    return fail(cause, more);
  } finally {
    clearTimeout(timer);
  }
}

async function collect(stream: Readable, meter: Meter, isGzip: boolean, limits: BodyLimits): Promise<Buffer> {
  const gunzip = isGzip ? createGunzip({ chunkSize: 16 * 1024 }) : null;
  // The pipeline hands an error to every part; the loop below is where it surfaces.
  if (gunzip) pipeline(stream, meter, gunzip, ignore);
  else pipeline(stream, meter, ignore);
  const chunks: Buffer[] = [];
  let decoded = 0;
  for await (const chunk of gunzip ?? meter) {
    if (!Buffer.isBuffer(chunk)) continue;
    decoded += chunk.length;
    // By what has been unpacked, not by what has arrived: a bomb may send its own weight ahead. Where the beginning is
    // enough, there is an end anyway.
    const isBomb = gunzip && decoded > RATIO_FROM_BYTES && decoded > gunzip.bytesWritten * RATIO_MAX;
    if (isBomb && limits.isCut !== true) {
      throw netError('body_too_large', `unpacks to more than ${String(RATIO_MAX)} times its size`);
    }
    chunks.push(chunk);
    if (decoded <= limits.bytesMax) continue;
    if (limits.isCut !== true) throw netError('body_too_large', `more than ${String(limits.bytesMax)} bytes`);
    // The rest is not wanted: the connection goes with it.
    stream.destroy();
    break;
  }
  return Buffer.concat(chunks, decoded).subarray(0, limits.bytesMax);
}

function ignore(): void {
  // See collect: the reader of the last part learns of the error.
}

/** Counts and bounds what comes over the wire. */
class Meter extends Transform {
  bytes = 0;
  private pieces = 0;

  constructor(private readonly bytesMax: number) {
    super();
  }

  override _transform(
    chunk: Buffer,
    _encoding: string,
    done: (error?: Error | null, chunk?: Buffer) => void,
  ): void {
    this.bytes += chunk.length;
    this.pieces += 1;
    if (this.pieces > PIECES_MAX && this.bytes < this.pieces * PIECE_BYTES_MIN) {
      done(netError('body_too_large', `more than ${String(PIECES_MAX)} pieces of next to nothing`));
    } else if (this.bytes > this.bytesMax) {
      done(netError('body_too_large', `more than ${String(this.bytesMax)} bytes`));
    } else done(null, chunk);
  }
}
