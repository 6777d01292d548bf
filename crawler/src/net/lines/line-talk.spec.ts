import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { afterEach, beforeAll, afterAll, describe, expect, it } from 'vitest';
import type { Place, Talk } from '../fetcher.ts';
import { createFetcher, type NetConfig } from '../got-fetcher.ts';
import {
  createAuthority,
  createNameServer,
  createSite,
  domain,
  loopbackConfig,
  type Authority,
  type NameServer,
} from '../loopback.fixture.ts';
import { webPlace } from '../place.ts';

const MIB = 1024 * 1024;

let names: NameServer;
let authority: Authority;
const closing: (() => void)[] = [];

beforeAll(async () => {
  authority = await createAuthority();
  names = await createNameServer();
  names.zones.set('hub.example', { a: ['127.0.1.1'] });
});
afterEach(() => {
  for (const close of closing.splice(0)) close();
});
afterAll(() => {
  names.close();
});

interface Hub {
  place: Place;
  heard: { at: number; line: string }[];
  connections: number;
}

/** A server of lines: what `answer` writes for each that it hears. */
async function hub(
  answer: (socket: Socket, line: string) => void,
  greet: (socket: Socket) => void = () => undefined,
): Promise<Hub> {
  const sockets = new Set<Socket>();
  const heard: Hub['heard'] = [];
  const server = createServer((socket) => {
    sockets.add(socket);
    opened.connections += 1;
    socket.on('error', () => undefined);
    greet(socket);
    socket.on('data', (data: Buffer) => {
      const line = data.toString();
      heard.push({ at: performance.now(), line });
      answer(socket, line);
    });
  });
  server.listen(0, '0.0.0.0');
  await once(server, 'listening');
  closing.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const place = { host: 'hub.example', port, authority: `hub.example:${String(port)}` };
  const opened: Hub = { place, heard, connections: 0 };
  return opened;
}

async function talking<T>(
  place: Place,
  task: (talk: Talk) => Promise<T>,
  settings: Partial<NetConfig> = {},
): Promise<T> {
  const fetcher = createFetcher({ ...loopbackConfig(names, authority, 9), ...settings });
  try {
    return await task(fetcher.talk(place, AbortSignal.timeout(10_000)));
  } finally {
    await fetcher.destroy();
  }
}

async function answerOf(talk: Talk, line = 'a'): Promise<string> {
  const outcome = await talk.ask(line, line);
  return outcome.ok ? outcome.value : outcome.failure.cause;
}

const echoing = (): Promise<Hub> => hub((socket, line) => socket.write(`re ${line}`));

describe('crawler/net/line-talk', () => {
  it('asks line by line over one connection, and keeps a record of it', async () => {
    const there = await echoing();
    names.asked.length = 0;
    await talking(there.place, async (talk) => {
      const answers = await Promise.all([talk.ask('one', 'first'), talk.ask('two', 'second')]);

      expect(answers).toEqual([
        { ok: true, value: 're one' },
        { ok: true, value: 're two' },
      ]);
      expect(talk.asked).toMatchObject([
        { path: 'first', method: 'TCP' },
        { path: 'second', method: 'TCP' },
      ]);
      expect(talk.address).toBe('127.0.1.1');
      expect(talk.bytes).toBe(14);
      const { tlsMs, ...measured } = talk.timings;
      expect(tlsMs).toBe(null);
      for (const ms of Object.values(measured)) expect(ms).toBeGreaterThan(0);
    });

    expect(there.heard.map(({ line }) => line)).toEqual(['one\n', 'two\n']);
    expect(there.connections).toBe(1);
    // No name is looked up twice in one talk.
    expect(names.asked).toEqual(['hub.example']);
  });

  it('puts a character together that was split between two packets', async () => {
    const bytes = Buffer.from('grüße 🏠\n');
    const { place } = await hub((socket) => {
      for (const [nth, byte] of bytes.entries()) setTimeout(() => socket.write(Buffer.of(byte)), nth * 10);
    });

    expect(await talking(place, answerOf)).toBe('grüße 🏠');
  });

  it('reads a line of 1 MiB, and not a byte more', async () => {
    const { place } = await hub((socket, line) => {
      socket.write(`${'x'.repeat(line === 'fits\n' ? MIB : MIB + 1)}\n`);
    });
    await talking(place, async (talk) => {
      expect((await answerOf(talk, 'fits')).length).toBe(MIB);
      expect(await answerOf(talk, 'more')).toBe('body_too_large');
    });
  });

  it('takes the first of two lines, and trusts nothing that follows', async () => {
    const { place, heard } = await hub((socket) => socket.write('one\ntwo\n'));
    await talking(place, async (talk) => {
      expect(await answerOf(talk, 'a')).toBe('one');
      expect(await answerOf(talk, 'b')).toBe('body_too_large');
      expect(await answerOf(talk, 'c')).toBe('body_too_large');
      expect(talk.asked.map(({ path, left }) => [path, left])).toEqual([
        ['a', undefined],
        ['b', 'body_too_large'],
        ['c', 'body_too_large'],
      ]);
    });
    expect(heard.map(({ line }) => line)).toEqual(['a\n']);
  });

  it('is not answered before it has asked', async () => {
    const greeting = await hub(
      () => undefined,
      (socket) => socket.write('SSH-2.0-x\r\n'),
    );
    const there = await echoing();
    const fetcher = createFetcher({ ...loopbackConfig(names, authority, 9), hostGapMs: 200 });
    const before = fetcher.talk(there.place, AbortSignal.timeout(5000));
    await answerOf(before);
    before.close();
    // The host's turn comes when the greeting has long arrived.
    expect(await answerOf(fetcher.talk(greeting.place, AbortSignal.timeout(5000)))).toBe('body_too_large');
    await fetcher.destroy();
    expect(greeting.heard).toEqual([]);
  });

  it.each<[string, (socket: Socket) => void, string]>([
    ['nothing', () => undefined, 'http_timeout'],
    ['half a line, and nothing more', (socket) => socket.write('{"a'), 'body_timeout'],
    ['an end before the answer', (socket) => socket.end(), 'connect_reset'],
    ['a reset before the answer', (socket) => socket.resetAndDestroy(), 'connect_reset'],
    ['an end in the middle', (socket) => socket.end('{"a'), 'body_truncated'],
    [
      'a reset in the middle',
      (socket) => socket.write('{"a', () => setTimeout(() => socket.resetAndDestroy(), 50)),
      'body_truncated',
    ],
    [
      'a line that never ends',
      (socket) => {
        const more = (): void => {
          while (!socket.destroyed && socket.write(Buffer.alloc(65_536, 'x')));
        };
        socket.on('drain', more);
        more();
      },
      'body_too_large',
    ],
    [
      'a line that drips',
      (socket) => {
        const timer = setInterval(() => socket.write('x'), 20);
        socket.on('close', () => clearInterval(timer));
      },
      'body_timeout',
    ],
    ['a flood of empty lines', (socket) => socket.write('\n'.repeat(100_000)), ''],
  ])('meets %s', async (_name, answer, expected) => {
    const { place } = await hub(answer);
    const startedAt = performance.now();

    expect(await talking(place, (talk) => answerOf(talk))).toBe(expected);
    expect(performance.now() - startedAt).toBeLessThan(1500);
  });

  it('tells a closed port and a name that leads nowhere', async () => {
    const { place } = await echoing();
    for (const close of closing.splice(0)) close();
    expect(await talking(place, (talk) => answerOf(talk))).toBe('connect_refused');
    expect(await talking({ ...place, host: 'gone.example' }, (talk) => answerOf(talk))).toBe('dns_not_found');
  });

  it.each([['127.0.0.1'], ['10.0.0.1'], ['::1'], ['inside.example']])('does not go to %s', async (host) => {
    names.zones.set('inside.example', { a: ['127.0.1.1', '192.168.0.1'] });
    const there = await echoing();
    const settings = { allowNetworks: ['127.0.1.0/24'] };

    expect(await talking({ ...there.place, host }, (talk) => answerOf(talk), settings)).toBe(
      host === 'inside.example' ? 'our_rule' : 'blocked_target',
    );
    expect(there.connections).toBe(0);
  });
});

describe('crawler/net/line-talk, what is no answer', () => {
  const isAnswer = (line: string): boolean => line.startsWith('answer');

  it('skips up to five lines, before and after the question was put', async () => {
    const { place } = await hub((socket, line) => {
      const isFirst = line === 'a\n';
      socket.write(isFirst ? 'news\nnews\nanswer 1\nnews\nnews\n' : 'news\nnews\nnews\nanswer 2\n');
    });
    await talking(place, async (talk) => {
      expect(await talk.ask('a', 'a', isAnswer)).toEqual({ ok: true, value: 'answer 1' });
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(await talk.ask('b', 'b', isAnswer)).toEqual({ ok: true, value: 'answer 2' });
    });
  });

  it('never takes a line for the answer that came before its question', async () => {
    const { place } = await hub((socket, line) => {
      socket.write(line === 'a\n' ? 'answer 1\nanswer 0\n' : 'answer 2\n');
    });
    await talking(place, async (talk) => {
      expect(await talk.ask('a', 'a', isAnswer)).toEqual({ ok: true, value: 'answer 1' });
      expect(await talk.ask('b', 'b', isAnswer)).toEqual({ ok: true, value: 'answer 2' });
    });
  });

  it('gives up after the sixth, and on a host that keeps talking', async () => {
    const { place } = await hub((socket) => socket.write('news\n'.repeat(6)));
    await talking(place, async (talk) => {
      expect(await talk.ask('a', 'a', isAnswer)).toMatchObject({ failure: { cause: 'parse_unexpected' } });
    });
    const shouting = await hub((socket) => socket.write('news\n'.repeat(100)));
    await talking(shouting.place, async (talk) => {
      expect(await talk.ask('a', 'a', isAnswer)).toMatchObject({ failure: { cause: 'body_too_large' } });
    });
  });

  it('hands on a fault of the one who asks', async () => {
    const { place } = await echoing();
    await talking(place, async (talk) => {
      const fault = talk.ask('a', 'a', () => {
        throw new Error('a bug');
      });
      await expect(fault).rejects.toThrow('a bug');
    });
  });
});

describe('crawler/net/line-talk, pace and end', () => {
  it('leaves the gap of the host between lines, and behind another contact', async () => {
    const there = await echoing();
    const fetcher = createFetcher({ ...loopbackConfig(names, authority, 9), hostGapMs: 300 });
    const contact = fetcher.open(webPlace(domain('hub.example')), null, AbortSignal.timeout(5000));
    await contact.robots();
    const talk = fetcher.talk(there.place, AbortSignal.timeout(5000));
    const answers = Promise.all([answerOf(talk, 'a'), answerOf(talk, 'b')]);
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(there.connections).toBe(0);
    contact.close();
    expect(await answers).toEqual(['re a', 're b']);
    expect(there.heard[1]!.at - there.heard[0]!.at).toBeGreaterThanOrEqual(300);
    await fetcher.destroy();
  });

  it('does not wait, and opens nothing, where the web server of that name asks for a long pause', async () => {
    const there = await echoing();
    const identity = await authority.issue(['hub.example']);
    const site = await createSite(identity, (_, answer) => answer.end('User-agent: *\nCrawl-delay: 500'));
    const fetcher = createFetcher(loopbackConfig(names, authority, site.port));
    const contact = fetcher.open(webPlace(domain('hub.example')), null, AbortSignal.timeout(5000));
    await contact.robots();
    contact.close();

    const talk = fetcher.talk(there.place, AbortSignal.timeout(2000));
    expect(await answerOf(talk)).toBe('monitor_suspect');
    talk.close();
    expect(await fetcher.echo(there.place, Buffer.from('a'), AbortSignal.timeout(2000))).toMatchObject({
      failure: { cause: 'monitor_suspect', detail: 'hub.example is left alone for 500 s' },
    });
    expect(there.connections).toBe(0);
    await Promise.all([fetcher.destroy(), site.close()]);
  });

  it('gives the host back when it is closed, or was never reached', async () => {
    const there = await echoing();
    const fetcher = createFetcher(loopbackConfig(names, authority, 9));
    for (const place of [there.place, { ...there.place, port: 1025 }, there.place]) {
      const talk = fetcher.talk(place, AbortSignal.timeout(5000));
      expect(await answerOf(talk)).toBe(place.port === 1025 ? 'connect_refused' : 're a');
      talk.close();
      expect(await answerOf(talk)).toMatch(/^(monitor_suspect|connect_refused)$/);
    }
    await fetcher.destroy();
  });

  it('stops at once when it is told to, and blames nobody', async () => {
    const { place } = await hub(() => undefined);
    const fetcher = createFetcher(loopbackConfig(names, authority, 9));
    const stopping = new AbortController();
    const asked = answerOf(fetcher.talk(place, stopping.signal));
    setTimeout(() => stopping.abort(), 100);
    const startedAt = performance.now();

    expect(await asked).toBe('monitor_suspect');
    expect(performance.now() - startedAt).toBeLessThan(300);
    expect(await answerOf(fetcher.talk(place, AbortSignal.abort()))).toBe('monitor_suspect');
    await fetcher.destroy();
  });
});
