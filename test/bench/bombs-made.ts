import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { constants, createBrotliCompress, deflateRawSync, gzipSync, zstdCompressSync } from 'node:zlib';

const MIB = 1024 * 1024;
const GIB = 1024 * MIB;

/** An answer that is small on the wire and large, or without an end, for whoever unpacks it. */
export interface Bomb {
  name: string;
  /** As `Content-Encoding` says it; null: none. */
  encoding: string | null;
  status?: number;
  headers?: Readonly<Record<string, string>>;
  /** The path at which it lies; default its name's. */
  path?: string;
  /** Made while it is being read: nothing of it is ever stored. */
  body: () => Readable;
}

// RFC 1952 §2.3: magic, deflate, no flags, no time. With FNAME, a name follows that ends with a zero.
const GZIP_HEAD = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);
const GZIP_HEAD_NAMED = Buffer.from([0x1f, 0x8b, 8, 0x08, 0, 0, 0, 0, 0, 255]);
const ZLIB_HEAD = Buffer.from([0x78, 0x9c]);
// RFC 1951 §3.2.4: a stored block of no bytes.
const EMPTY_BLOCK = Buffer.from([0, 0, 0, 0xff, 0xff]);

const NOTHING = Buffer.alloc(MIB);
// A block that can be followed by itself for ever: it ends on a whole byte and looks back at nothing.
const zeros = packed(NOTHING);
// 1 MiB from 12 KiB: below the ratio at which a body is taken for a bomb.
const thin = packed(Buffer.concat([randomBytes(12 * 1024), NOTHING.subarray(12 * 1024)]));
const member = gzipSync(Buffer.alloc(60_000));
const frame = zstdCompressSync(NOTHING);
// A thousand packed blocks of zeros, packed again.
const twice = packed(Buffer.concat(Array.from({ length: 1024 }, () => zeros)));

export const BOMBS: readonly Bomb[] = [
  { name: 'gzip_10mib', encoding: 'gzip', body: () => blocks(GZIP_HEAD, zeros, 10) },
  { name: 'gzip_10gib', encoding: 'gzip', body: () => blocks(GZIP_HEAD, zeros, 10_240) },
  { name: 'gzip_thin_10gib', encoding: 'gzip', body: () => blocks(GZIP_HEAD, thin, 10_240) },
  { name: 'gzip_members_10gib', encoding: 'gzip', body: () => blocks(member, member, (10 * GIB) / 60_000) },
  { name: 'gzip_endless_name', encoding: 'gzip', body: () => blocks(GZIP_HEAD_NAMED, letters(), 10_240) },
  { name: 'gzip_empty_blocks', encoding: 'gzip', body: () => blocks(GZIP_HEAD, empties(), 10_240) },
  { name: 'gzip_in_gzip_10gib', encoding: 'gzip, gzip', body: () => blocks(GZIP_HEAD, twice, 10) },
  { name: 'gzip_in_gzip_said_once', encoding: 'gzip', body: () => blocks(GZIP_HEAD, twice, 10) },
  { name: 'deflate_10gib', encoding: 'deflate', body: () => blocks(ZLIB_HEAD, zeros, 10_240) },
  { name: 'raw_deflate_10gib', encoding: 'deflate', body: () => blocks(Buffer.alloc(0), zeros, 10_240) },
  { name: 'brotli_10gib', encoding: 'br', body: brotli },
  { name: 'zstd_10gib', encoding: 'zstd', body: () => blocks(frame, frame, 10_240) },
  { name: 'brotli_called_gzip', encoding: 'gzip', body: brotli },
  { name: 'zstd_called_gzip', encoding: 'gzip', body: () => blocks(frame, frame, 10_240) },
  { name: 'deflate_called_gzip', encoding: 'gzip', body: () => blocks(ZLIB_HEAD, zeros, 10_240) },
  { name: 'plain_10gib', encoding: null, body: () => blocks(Buffer.from('{"a":"'), letters(), 10_240) },
  { name: 'gzip_404', encoding: 'gzip', status: 404, body: () => blocks(GZIP_HEAD, zeros, 10_240) },
  {
    name: 'gzip_redirect',
    encoding: 'gzip',
    status: 302,
    headers: { location: '/elsewhere' },
    body: () => blocks(GZIP_HEAD, zeros, 10_240),
  },
  { name: 'robots', encoding: 'gzip', path: '/robots.txt', body: () => blocks(GZIP_HEAD, zeros, 10_240) },
];

function packed(bytes: Buffer): Buffer {
  return deflateRawSync(bytes, { level: 9, finishFlush: constants.Z_FULL_FLUSH });
}

function letters(): Buffer {
  return Buffer.alloc(MIB, 'a');
}

function empties(): Buffer {
  return Buffer.concat(Array.from({ length: 10_000 }, () => EMPTY_BLOCK));
}

function blocks(head: Buffer, block: Buffer, times: number): Readable {
  return Readable.from(repeat(head, block, times), { objectMode: false, highWaterMark: 16 * 1024 });
}

function* repeat(head: Buffer, block: Buffer, times: number): Generator<Buffer> {
  if (head.length > 0) yield head;
  for (let at = 0; at < times; at++) yield block;
}

function brotli(): Readable {
  const compress = createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 1 } });
  return Readable.from(repeat(Buffer.alloc(0), NOTHING, 10_240), { objectMode: false }).pipe(compress);
}
