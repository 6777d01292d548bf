import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerPacked, packStatics } from './pack.ts';

const SCRIPT = 'export const harbour = 1;\n'.repeat(400);

describe('web/server/pack', () => {
  let folder = '';
  let url = '';
  const server = createServer();
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'homeport-'));
    await mkdir(join(folder, 'static/chunks'), { recursive: true });
    await writeFile(join(folder, 'static/chunks/one.js'), SCRIPT);
    await writeFile(join(folder, 'static/face.woff2'), 'packed already');
    const packed = await packStatics(folder);
    server.on('request', (request, response) => {
      if (!answerPacked(packed, request, response)) response.writeHead(204).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/_next/static`;
  });
  afterAll(async () => {
    server.close();
    await rm(folder, { recursive: true });
  });

  const ask = (path: string, encodings: string) =>
    fetch(`${url}${path}`, { headers: { 'accept-encoding': encodings } });

  it('sends the same script in far fewer bytes to whoever can unpack it', async () => {
    const reply = await ask('/chunks/one.js', 'gzip, deflate, br');
    expect(reply.headers.get('content-encoding')).toBe('br');
    expect(Number(reply.headers.get('content-length'))).toBeLessThan(SCRIPT.length / 20);
    expect(await reply.text()).toBe(SCRIPT);
  });

  it.each([
    ['/chunks/one.js', 'identity'],
    ['/chunks/one.js', 'gzip;q=0, br;q=0'],
    ['/chunks/../../secret.js', 'br'],
    ['/face.woff2', 'br'],
  ])('leaves %s with %s to others', async (path, encodings) => {
    expect((await ask(path, encodings)).status).toBe(204);
  });
});
