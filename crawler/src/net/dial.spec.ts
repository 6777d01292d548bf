import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dial } from './dial.ts';

let server: Server;
let port: number;

beforeAll(async () => {
  server = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ({ port } = server.address() as AddressInfo);
});

afterAll(() => new Promise((resolve) => server.close(resolve)));

const reach = (address: string) =>
  dial({ address, port, connectMs: 1000, signal: new AbortController().signal, onOpened: () => undefined });

describe('crawler/net/dial', () => {
  it('goes where it is told', async () => {
    const opened = await reach('127.0.0.1');

    expect(opened.ok && opened.value.socket.remoteAddress).toBe('127.0.0.1');
    if (opened.ok) opened.value.socket.destroy();
  });

  // The system takes "any address" for this machine: what it reaches then is not what was checked.
  it('leaves what is not where it went', async () => {
    const opened = await reach('0.0.0.0');

    expect(!opened.ok && opened.failure.cause).toBe('our_rule');
  });

  it('takes no name, which could lead elsewhere than it did a moment ago', async () => {
    await expect(reach('localhost')).rejects.toThrow('not the name');
  });
});
