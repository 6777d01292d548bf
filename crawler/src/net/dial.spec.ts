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

const reach = (address: string, onOpened: () => void = () => undefined) =>
  dial({ address, port, connectMs: 1000, signal: new AbortController().signal, onOpened });

describe('crawler/net/dial', () => {
  it('goes where it is told', async () => {
    const opened = await reach('127.0.0.1');

    expect(opened.ok && opened.value.socket.remoteAddress).toBe('127.0.0.1');
    if (opened.ok) opened.value.socket.destroy();
  });

  it('tells when a connection is on its way, and when it stands: the gap to the next counts from both', async () => {
    let told = 0;
    const reaching = reach('127.0.0.1', () => (told += 1));
    await Promise.resolve();
    await new Promise((resolve) => process.nextTick(resolve));
    const begun = told;
    const opened = await reaching;

    expect([begun, told]).toEqual([1, 2]);
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
