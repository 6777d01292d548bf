import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { Gate, LISTENERS_MAX } from './gate.ts';
import type { LabHost } from './host.ts';
import { reservePorts } from './ports.ts';

const SHARED = '127.254.8.255';
const CROWD = 60;
const BUSY_MS = 2;

const hostAt = (address: string, index: number): LabHost => ({
  domain: `host-${index}.example`,
  address,
  robots: null,
  listeners: [{ address, gateway: 'https' }],
  furtherNames: [],
  name: () => ({ state: 'address', alias: null, addresses: [address] }),
  door: () => 'open',
  flaw: () => null,
  answer: () => ({ status: 200, headers: [], body: Buffer.alloc(0) }),
  line: () => null,
  datagram: () => null,
});

describe('lab/net/gate', () => {
  const sockets: Socket[] = [];
  let gate: Gate | undefined;
  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.destroy();
    await gate?.close();
  });

  it('lets nobody wait at a shared address behind a crowd elsewhere', async () => {
    const own = Array.from({ length: LISTENERS_MAX }, (_, at) => `127.254.${at >> 7}.${1 + (at & 127)}`);
    const hosts = [...own, SHARED, SHARED].map(hostAt);
    const { ports, release } = await reservePorts(0);
    const port = ports.https;
    await release();
    const taken: string[] = [];
    gate = await Gate.open({ hosts, gateway: 'https', port }, (_socket, { address }) => {
      taken.push(address);
      const until = performance.now() + BUSY_MS;
      while (performance.now() < until);
    });
    for (const address of own.slice(0, CROWD)) sockets.push(connect(port, address));
    sockets.push(connect(port, SHARED));

    await expect.poll(() => taken.length).toBe(CROWD + 1);
    expect(taken.indexOf(SHARED)).toBeLessThan(CROWD / 4);
  });
});
