import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createCanaryRound } from './canary-round.ts';
import { askCanary, type Canary } from './canary.ts';
import { createAddressGuard } from './names/address-guard.ts';
import { REVIEWED, ROOT_SERVERS } from './root-servers.ts';

const open: (Socket | Server)[] = [];
afterEach(() => {
  for (const each of open.splice(0)) each.close();
});

type Answer = (question: Buffer) => Buffer | null;

const answered: Answer = (question) => {
  const reply = Buffer.from(question);
  reply[2] = 0x80;
  // REFUSED: whoever says so has heard us.
  reply[3] = 5;
  return reply;
};

async function udp(answer: Answer, seen: string[] = []): Promise<Canary> {
  const socket = createSocket('udp4');
  open.push(socket);
  socket.on('message', (message, from: RemoteInfo) => {
    seen.push(message.subarray(2).toString('hex'));
    const reply = answer(message);
    if (reply) socket.send(reply, from.port, from.address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return { address: '127.0.0.1', port: socket.address().port };
}

async function tcp(answer: Answer): Promise<Canary> {
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk) => {
      const reply = answer(chunk.subarray(2));
      if (reply) socket.write(Buffer.concat([chunk.subarray(0, 2), reply]));
    });
  }).listen(0, '127.0.0.1');
  open.push(server);
  await once(server, 'listening');
  return { address: '127.0.0.1', port: (server.address() as AddressInfo).port };
}

describe('crawler/net/canary', () => {
  it('asks for the NS records of the root and nothing else, without asking anybody to look further', async () => {
    const seen: string[] = [];
    expect(await askCanary(await udp(answered, seen), 500)).toBe('answered');
    // Flags 0 (no recursion), one question: the root, type NS, class IN.
    expect(seen).toEqual(['000000010000000000000000020001']);
  });

  it('takes a second way where datagrams do not pass, and says that it had to', async () => {
    expect(await askCanary(await tcp(answered), 500)).toBe('repeated');
  });

  it.each<[string, Answer]>([
    ['silence', () => null],
    ['its own question', (question) => question],
    ['an answer to another question', () => Buffer.from('000080000000000000000000', 'hex')],
    ['a scrap', (question) => answered(question)?.subarray(0, 11) ?? null],
  ])('takes %s for no answer', async (_name, answer) => {
    expect(await askCanary(await udp(answer), 100)).toBe('silent');
    expect(await askCanary(await tcp(answer), 100)).toBe('silent');
  });
});

describe('crawler/net/canary-round', () => {
  const local = { allowNetworks: ['127.0.0.0/8'] };

  it('tells line and resolver apart', async () => {
    const canary = await udp(answered);
    const resolver = await udp(answered);
    const dead = await udp(() => null);
    const said = (address: Canary) => [`${address.address}:${String(address.port)}`];

    const well = await createCanaryRound({ ...local, canaries: [canary], dnsServers: said(resolver) })();
    expect([well.ipv4.answered, well.resolver.asked > 0]).toEqual([1, true]);
    const deaf = await createCanaryRound({ ...local, canaries: [canary], dnsServers: said(dead) })();
    expect([deaf.ipv4.answered, deaf.resolver.answered]).toEqual([1, 0]);
  });

  it('asks three at a time, each in its turn', async () => {
    const seen = await Promise.all(
      Array.from({ length: 5 }, async () => {
        const questions: string[] = [];
        return { questions, canary: await udp(answered, questions) };
      }),
    );
    const canaries = seen.map(({ canary }) => canary);
    const round = createCanaryRound({ ...local, canaries, dnsServers: ['127.0.0.1:9'] });
    for (let turn = 0; turn < 5; turn += 1) expect((await round()).ipv4.asked).toBe(3);
    expect(seen.map(({ questions }) => questions.length)).toEqual([3, 3, 3, 3, 3]);
  });

  it('goes nowhere where the address guard lets nobody go', () => {
    const canaries = [{ address: '127.0.0.1', port: 53 }];
    expect(() => createCanaryRound({ canaries, dnsServers: [], allowNetworks: [] })).toThrow(
      'CANARIES names 127.0.0.1',
    );
  });

  it('asks nobody where nobody is named', async () => {
    const none = { asked: 0, answered: 0, repeated: 0 };
    expect(await createCanaryRound({ canaries: [], dnsServers: [], allowNetworks: [] })()).toEqual({
      ipv4: none,
      ipv6: none,
      resolver: none,
    });
  });
});

describe('crawler/net/root-servers', () => {
  it('are public, thirteen in each family, and were looked at within a year', () => {
    const guard = createAddressGuard([]);
    expect(ROOT_SERVERS.filter(({ address }) => guard.isRefused(address))).toEqual([]);
    expect(ROOT_SERVERS.filter(({ address }) => address.includes(':'))).toHaveLength(13);
    expect(new Set(ROOT_SERVERS.map(({ address }) => address)).size).toBe(26);
    expect(Date.now() - Date.parse(REVIEWED)).toBeLessThan(366 * 86_400_000);
  });
});
