import { PassThrough, Readable } from 'node:stream';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readBody } from './body.ts';

const LIMITS = { bytesMax: 100_000, deadlineMs: 1000 };
const MIB = 1024 * 1024;

const read = (body: Buffer, encoding?: string, limits = LIMITS) =>
  readBody(Readable.from([body]), encoding, limits);
const causeOf = (outcome: Awaited<ReturnType<typeof read>>): string =>
  outcome.ok ? 'ok' : outcome.failure.cause;

// Random bytes do not compress, so that only the size decides.
const noise = Buffer.from(Array.from({ length: 200_000 }, (_, at) => (at * 7919 + ((at * at) % 251)) % 256));

describe('crawler/net/body', () => {
  it.each([undefined, '', 'identity', 'Identity'])(
    'reads a body with encoding %j as it is',
    async (encoding) => {
      const outcome = await read(Buffer.from('hello'), encoding);
      expect(outcome).toEqual({ ok: true, value: { bytes: Buffer.from('hello'), wireBytes: 5 } });
    },
  );

  it.each(['gzip', 'GZIP', 'x-gzip'])('unpacks %s', async (encoding) => {
    const outcome = await read(gzipSync('hello'), encoding);
    expect(outcome.ok && outcome.value.bytes.toString()).toBe('hello');
  });

  it('reads concatenated gzip members', async () => {
    const outcome = await read(Buffer.concat([gzipSync('hel'), gzipSync('lo')]), 'gzip');
    expect(outcome.ok && outcome.value.bytes.toString()).toBe('hello');
  });

  it('reads exactly the limit, and not one byte more', async () => {
    expect(causeOf(await read(noise.subarray(0, 100_000)))).toBe('ok');
    expect(causeOf(await read(noise.subarray(0, 100_001)))).toBe('body_too_large');
    expect(causeOf(await read(gzipSync(noise.subarray(0, 90_000)), 'gzip'))).toBe('ok');
    expect(causeOf(await read(gzipSync(noise.subarray(0, 100_001)), 'gzip'))).toBe('body_too_large');
  });

  it('counts what a body unpacks to, where it unpacks to little more', async () => {
    const packed = gzipSync(noise.subarray(0, 60_000).toString('hex'));
    expect(packed.length).toBeLessThan(LIMITS.bytesMax);
    expect(causeOf(await read(packed, 'gzip'))).toBe('body_too_large');
  });

  it('leaves a body that comes in crumbs, and bears with small pieces', async () => {
    const pieces = function* (bytes: number): Generator<Buffer> {
      for (let at = 0; at < 20_000; at++) yield Buffer.alloc(bytes, 'x');
    };
    const limits = { bytesMax: MIB, deadlineMs: 30_000 };
    const inPieces = (bytes: number) => readBody(Readable.from(pieces(bytes)), undefined, limits);
    expect(causeOf(await inPieces(1))).toBe('body_too_large');
    expect(causeOf(await inPieces(16))).toBe('ok');
  });

  it('keeps the beginning of a longer body when asked to', async () => {
    const outcome = await readBody(Readable.from([noise]), undefined, { ...LIMITS, isCut: true });
    expect(outcome.ok && outcome.value.bytes.equals(noise.subarray(0, 100_000))).toBe(true);
  });

  it.each(['gzip, gzip', 'br', 'deflate', 'zstd', 'xxx', 'gzip,identity'])(
    'does not accept %j',
    async (encoding) => {
      expect(causeOf(await read(Buffer.from('x'), encoding))).toBe('body_encoding');
    },
  );

  it.each([
    ['deflate under the name of gzip', deflateSync('hello')],
    ['brotli under the name of gzip', brotliCompressSync('hello')],
    ['plain text under the name of gzip', Buffer.from('{"a":1}')],
    ['a wrong checksum', Buffer.concat([gzipSync('hello').subarray(0, -8), Buffer.alloc(8, 1)])],
  ])('does not accept %s', async (_name, body) => {
    expect(causeOf(await read(body, 'gzip'))).toBe('body_damaged');
  });

  it('calls cut gzip truncated', async () => {
    expect(causeOf(await read(gzipSync(noise.subarray(0, 50_000)).subarray(0, 20_000), 'gzip'))).toBe(
      'body_truncated',
    );
  });

  it('stops a bomb at its ratio, however large the limit', async () => {
    const bomb = gzipSync(Buffer.alloc(20 * MIB));
    const outcome = await readBody(Readable.from([bomb]), 'gzip', { bytesMax: 16 * MIB, deadlineMs: 5000 });
    expect(!outcome.ok && outcome.failure.detail).toBe('unpacks to more than 100 times its size');
  });

  it('lets a small repetitive answer be', async () => {
    const outcome = await read(gzipSync(Buffer.alloc(60_000, 'a')), 'gzip');
    expect(causeOf(outcome)).toBe('ok');
  });

  it('does not read a bomb into memory', async () => {
    const bomb = gzipSync(Buffer.alloc(200 * MIB));
    const before = process.memoryUsage().rss;
    let most = 0;
    const timer = setInterval(() => (most = Math.max(most, process.memoryUsage().rss - before)), 1);

    await readBody(Readable.from([bomb]), 'gzip', { bytesMax: MIB, deadlineMs: 5000 });
    clearInterval(timer);

    expect(Math.max(most, process.memoryUsage().rss - before) / MIB).toBeLessThan(32);
  });

  it('counts the wire too: gzip that unpacks to nothing has an end', async () => {
    const nothing = gzipSync('');
    const endless = Readable.from(Array.from({ length: 100_000 }, () => nothing));
    expect(causeOf(await readBody(endless, 'gzip', LIMITS))).toBe('body_too_large');
  });

  it.each([undefined, 'gzip'])('gives up on a drip (%s)', async (encoding) => {
    const drip = new PassThrough();
    const body = encoding === 'gzip' ? gzipSync(noise) : noise;
    let at = 0;
    const timer = setInterval(() => drip.write(body.subarray(at, ++at)), 5);
    const startedAt = performance.now();

    const outcome = await readBody(drip, encoding, { bytesMax: MIB, deadlineMs: 60 });
    clearInterval(timer);

    expect(causeOf(outcome)).toBe('body_timeout');
    expect(performance.now() - startedAt).toBeLessThan(1000);
    expect(drip.destroyed).toBe(true);
  });

  it.each([undefined, 'gzip'])('calls a body truncated whose stream is cut (%s)', async (encoding) => {
    const stream = new PassThrough();
    stream.write(gzipSync(noise).subarray(0, 1000));
    setTimeout(() => stream.destroy(Object.assign(new Error('aborted'), { code: 'ECONNRESET' })), 10);
    expect(causeOf(await readBody(stream, encoding, LIMITS))).toBe('body_truncated');
  });
});
