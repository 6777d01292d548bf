import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { DOCUMENT, head, says, utters } from '../answers.ts';
import { drips, hostsOf, type Rows, type Say } from '../behaviour.ts';

const MIB = 1024 * 1024;
const packed = gzipSync(DOCUMENT);

function encoded(encoding: string, body: Buffer): Say {
  return says(200, body, { 'Content-Encoding': encoding });
}

function changed(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  const place = at < 0 ? copy.length + at : at;
  copy[place] = (copy[place] ?? 0) ^ 0xff;
  return copy;
}

function layers(count: number): Buffer {
  let bytes = Buffer.from(DOCUMENT);
  for (let layer = 0; layer < count; layer++) bytes = gzipSync(bytes);
  return bytes;
}

// A gzip header with 65,535 bytes of extra field to come.
const EXTRA = Buffer.from('1f8b0804000000000003ffff', 'hex');

const ROWS: Rows = {
  ok: [
    ['gzip', 'B2', 'packs its answer with gzip', encoded('gzip', packed)],
    ['gzip-upper', 'B2', 'packs its answer with GZIP', encoded('GZIP', packed)],
    ['gzip-x', 'B2', 'packs its answer with x-gzip', encoded('x-gzip', packed)],
    [
      'gzip-members',
      'B2',
      'packs its answer in two members',
      encoded('gzip', Buffer.concat([gzipSync(DOCUMENT.slice(0, 9)), gzipSync(DOCUMENT.slice(9))])),
    ],
    ['identity', 'B2', 'says that its answer is not packed', encoded('identity', Buffer.from(DOCUMENT))],
  ],
  body_encoding: [
    [
      'deflate',
      'B2',
      'packs with deflate, which nobody offered to read',
      encoded('deflate', deflateSync(DOCUMENT)),
    ],
    ['deflate-raw', 'B2', 'packs with raw deflate', encoded('deflate', deflateRawSync(DOCUMENT))],
    ['brotli', 'B2', 'packs with brotli', encoded('br', brotliCompressSync(DOCUMENT))],
    [
      'brotli-bomb',
      'B1',
      'sends 4 MiB in a few bytes of brotli',
      encoded('br', brotliCompressSync(Buffer.alloc(4 * MIB))),
    ],
    ['zstd', 'B2', 'packs with zstd', encoded('zstd', zstdCompressSync(DOCUMENT))],
    ['compress', 'B2', 'packs with compress', encoded('compress', packed)],
    ['encoding-unknown', 'B2', 'packs with what nobody knows', encoded('xxx', packed)],
    ['encoding-nested', 'B2', 'packs twice and says so', encoded('gzip, gzip', layers(2))],
    [
      'encoding-nested-10',
      'B2',
      'packs ten times and says so',
      encoded(Array(10).fill('gzip').join(', '), layers(10)),
    ],
    [
      'encoding-chain',
      'B2',
      'packs with gzip and then brotli',
      encoded('gzip, br', brotliCompressSync(packed)),
    ],
    [
      'encoding-twice',
      'B2',
      'names two encodings in two headers',
      utters(
        Buffer.concat([
          Buffer.from(
            `HTTP/1.1 200 X\r\nContent-Encoding: gzip\r\nContent-Encoding: br\r\nContent-Length: ${packed.length}\r\n\r\n`,
          ),
          packed,
        ]),
      ),
    ],
    ['encoding-5kb', 'B2', 'names an encoding of 5 KB', encoded('x'.repeat(5000), packed)],
  ],
  body_damaged: [
    ['gzip-not', 'B2', 'calls plain JSON packed', encoded('gzip', Buffer.from(DOCUMENT))],
    ['gzip-is-deflate', 'B2', 'calls deflate gzip', encoded('gzip', deflateSync(DOCUMENT))],
    ['gzip-is-brotli', 'B2', 'calls brotli gzip', encoded('gzip', brotliCompressSync(DOCUMENT))],
    ['gzip-crc', 'B2', 'packs with a wrong checksum', encoded('gzip', changed(packed, -8))],
    ['gzip-size', 'B2', 'packs with a wrong size', encoded('gzip', changed(packed, -4))],
    ['gzip-flipped', 'B2', 'packs, and one byte is wrong', encoded('gzip', changed(packed, 12))],
    [
      'gzip-trailing',
      'B2',
      'packs its answer, and sends junk behind it',
      encoded('gzip', Buffer.concat([packed, Buffer.from('junk junk junk')])),
    ],
    ['gzip-method', 'B2', 'packs by a method that gzip does not have', encoded('gzip', changed(packed, 2))],
  ],
  body_truncated: [
    ['gzip-cut', 'B2', 'packs, and cuts the end off', encoded('gzip', packed.subarray(0, -20))],
  ],
  body_too_large: [
    ['gzip-bomb-10', 'B1', 'sends a bomb of 10 MiB', encoded('gzip', gzipSync(Buffer.alloc(10 * MIB)))],
    [
      'gzip-bomb-members',
      'B1',
      'sends a bomb of ten members',
      encoded('gzip', Buffer.concat(Array.from({ length: 10 }, () => gzipSync(Buffer.alloc(MIB))))),
    ],
    [
      'gzip-bomb-ratio',
      'B1',
      'sends 500 KB that pack a thousand to one',
      encoded('gzip', gzipSync(Buffer.alloc(500_000, ' '))),
    ],
  ],
  body_timeout: [
    [
      'drip-gzip',
      'N3',
      'sends a packed body byte by byte',
      drips(Buffer.concat([Buffer.from(head(200, { 'Content-Encoding': 'gzip' })), EXTRA]), 'x'),
    ],
  ],
  parse_not_json: [
    ['gzip-unsaid', 'B2', 'packs and does not say so', says(200, packed)],
    ['gzip-double', 'B2', 'packs twice and says so once', encoded('gzip', layers(2))],
    ['gzip-empty', 'B2', 'packs nothing', encoded('gzip', gzipSync(''))],
    ['gzip-zero-bytes', 'B2', 'says that it packs, and sends nothing', encoded('gzip', Buffer.alloc(0))],
  ],
};

export const ENCODING_HOSTS = hostsOf(ROWS, 'document');
