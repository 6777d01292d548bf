import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Echo, Place } from '../fetcher.ts';
import type { Outcome } from '../../outcome.ts';
import { createFetcher, type NetConfig } from '../got-fetcher.ts';
import {
  createAuthority,
  createNameServer,
  loopbackConfig,
  type Authority,
  type NameServer,
} from '../loopback.fixture.ts';

const PING = Buffer.from('ping');

let names: NameServer;
let authority: Authority;
const closing: (() => void)[] = [];

beforeAll(async () => {
  authority = await createAuthority();
  names = await createNameServer();
  names.zones.set('hub.example', { a: ['127.0.1.1', '127.0.1.2'] });
  names.zones.set('inside.example', { a: ['127.0.1.1', '10.0.0.1'] });
});
afterEach(() => {
  for (const close of closing.splice(0)) close();
});
afterAll(() => {
  names.close();
});

interface Hub {
  place: Place;
  heard: { at: number; data: Buffer; from: RemoteInfo }[];
  socket: Socket;
}

/** What `answer` sends for each datagram; `nth` counts from 1. */
async function hub(
  answer: (reply: (data: Buffer | string) => void, nth: number, from: RemoteInfo) => void,
  host = '127.0.1.1',
): Promise<Hub> {
  const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4');
  const heard: Hub['heard'] = [];
  socket.on('message', (data, from) => {
    heard.push({ at: performance.now(), data, from });
    answer((reply) => socket.send(reply, from.port, from.address), heard.length, from);
  });
  socket.bind(0, host);
  await once(socket, 'listening');
  closing.push(() => socket.close());
  const { port } = socket.address();
  return { place: { host: 'hub.example', port, authority: `hub.example:${String(port)}` }, heard, socket };
}

async function echoOf(
  place: Place,
  settings: Partial<NetConfig> = {},
  signal = AbortSignal.timeout(20_000),
): Promise<Outcome<Echo>> {
  const fetcher = createFetcher({ ...loopbackConfig(names, authority, 9), ...settings });
  try {
    return await fetcher.echo(place, PING, signal);
  } finally {
    await fetcher.destroy();
  }
}

async function resultOf(place: Place, settings: Partial<NetConfig> = {}): Promise<string> {
  const outcome = await echoOf(place, settings);
  return outcome.ok ? outcome.value.reply.toString() : outcome.failure.cause;
}

describe('crawler/net/datagram', () => {
  it('brings the answer, from an unprivileged port', async () => {
    const { place, heard } = await hub((reply) => reply('pong'));
    const outcome = await echoOf(place);

    expect(outcome).toMatchObject({ ok: true, value: { reply: Buffer.from('pong'), address: '127.0.1.1' } });
    expect(outcome.ok && outcome.value.ms).toBeGreaterThan(0);
    expect(heard.map(({ data }) => data)).toEqual([PING]);
    expect(heard[0]!.from.port).toBeGreaterThanOrEqual(1024);
  });

  it('reaches an IPv6 literal', async () => {
    const { place } = await hub((reply) => reply('pong'), '::1');
    const settings = { allowNetworks: ['::1/128'] };

    expect(await resultOf({ ...place, host: '0:0::1' }, settings)).toBe('pong');
  });

  it('asks again after one second, and after two more: datagrams get lost', async () => {
    const { place, heard } = await hub((reply, nth) => {
      if (nth === 3) reply('pong');
    });
    const outcome = await echoOf(place);

    expect(outcome.ok && outcome.value.ms).toBeGreaterThanOrEqual(2990);
    const gaps = heard.slice(1).map(({ at }, before) => at - heard[before]!.at);
    expect(gaps.map((ms) => Math.round(ms / 500) * 500)).toEqual([1000, 2000]);
  });

  it('falls silent with a host that says nothing, after three questions', async () => {
    const { place, heard } = await hub(() => undefined);
    const startedAt = performance.now();

    expect(await resultOf(place)).toBe('datagram_timeout');
    const ms = performance.now() - startedAt;
    expect(ms).toBeGreaterThanOrEqual(4990);
    expect(ms).toBeLessThan(5500);
    expect(heard.length).toBe(3);
  }, 10_000);

  it('takes nothing from another port or another address', async () => {
    const strangers = [createSocket('udp4'), createSocket('udp4')];
    const there = await hub((reply, _nth, { port, address }) => {
      for (const stranger of strangers) stranger.send('forged', port, address);
      setTimeout(() => reply('pong'), 200);
    });
    strangers[0]!.bind(0, '127.0.1.1');
    // The right port at another address of the same machine.
    strangers[1]!.bind(there.place.port, '127.0.1.9');
    await Promise.all(strangers.map((stranger) => once(stranger, 'listening')));
    closing.push(...strangers.map((stranger) => () => stranger.close()));

    expect(await resultOf(there.place)).toBe('pong');
  });

  it('reads 2 KiB, and not a byte more', async () => {
    const { place } = await hub((reply) => reply(Buffer.alloc(2048)));
    const fits = await echoOf(place);
    expect(fits.ok && fits.value.reply.length).toBe(2048);

    const more = await hub((reply) => reply(Buffer.alloc(2049)));
    expect(await resultOf(more.place)).toBe('body_too_large');
  });

  it('hears at once that nobody listens', async () => {
    const { place } = await hub(() => undefined);
    for (const close of closing.splice(0)) close();
    const startedAt = performance.now();

    expect(await resultOf(place)).toBe('connect_refused');
    expect(performance.now() - startedAt).toBeLessThan(500);
  });

  it.each([['127.0.0.1'], ['10.0.0.1'], ['::1'], ['inside.example'], ['localhost']])(
    'sends nothing to %s',
    async (host) => {
      const { place, heard } = await hub((reply) => reply('pong'), '0.0.0.0');

      const cause = host === 'inside.example' ? 'our_rule' : 'blocked_target';
      expect(await resultOf({ ...place, host }, { allowNetworks: ['127.0.1.0/24'] })).toBe(cause);
      expect(heard).toEqual([]);
    },
  );

  it('says why a name leads nowhere, and throws at no port', async () => {
    const { place } = await hub(() => undefined);

    expect(await resultOf({ ...place, host: 'gone.example' })).toBe('dns_not_found');
    expect((await echoOf({ ...place, port: 0 })).ok).toBe(false);
    expect((await echoOf({ ...place, port: 70_000 })).ok).toBe(false);
  });

  it('keeps the gap of the host, and gives the host back', async () => {
    const { place, heard } = await hub((reply) => reply('pong'));
    const fetcher = createFetcher({ ...loopbackConfig(names, authority, 9), hostGapMs: 300 });
    const asked = [1, 2].map(() => fetcher.echo(place, PING, AbortSignal.timeout(5000)));

    expect((await Promise.all(asked)).map(({ ok }) => ok)).toEqual([true, true]);
    expect(heard[1]!.at - heard[0]!.at).toBeGreaterThanOrEqual(300);
    await fetcher.destroy();
  });

  it('stops at once when it is told to, and blames nobody', async () => {
    const { place, heard } = await hub(() => undefined);
    const stopping = new AbortController();
    setTimeout(() => stopping.abort(), 100);
    const startedAt = performance.now();

    expect(await echoOf(place, {}, stopping.signal)).toMatchObject({ failure: { cause: 'monitor_suspect' } });
    expect(performance.now() - startedAt).toBeLessThan(300);
    expect(await echoOf(place, {}, AbortSignal.abort())).toMatchObject({
      failure: { cause: 'monitor_suspect' },
    });
    expect(heard.length).toBe(1);

    const fetcher = createFetcher(loopbackConfig(names, authority, 9));
    const asked = fetcher.echo(place, PING, AbortSignal.timeout(5000));
    setTimeout(() => void fetcher.destroy(), 50);
    expect(await asked).toMatchObject({ failure: { cause: 'monitor_suspect' } });
  });
});
