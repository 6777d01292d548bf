import { createSocket } from 'node:dgram';
import packet from 'dns-packet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createNameServer, domain, type NameServer, type Zone } from '../loopback.fixture.ts';
import { createResolver } from './resolver.ts';

let names: NameServer;

beforeAll(async () => {
  names = await createNameServer();
});
afterAll(() => {
  names.close();
});

const ROWS: [name: string, zone: Zone, expected: string | string[]][] = [
  [
    'both',
    { a: ['192.0.2.1', '192.0.2.2'], aaaa: ['2001:db8::1'] },
    ['192.0.2.1', '192.0.2.2', '2001:db8::1'],
  ],
  ['four', { a: ['192.0.2.1'] }, ['192.0.2.1']],
  ['six', { aaaa: ['2001:db8::1'] }, ['2001:db8::1']],
  ['none', {}, 'dns_no_address'],
  ['nowhere', { rcode: 'NXDOMAIN' }, 'dns_not_found'],
  ['broken', { rcode: 'SERVFAIL' }, 'dns_server_failure'],
  ['shut', { rcode: 'REFUSED' }, 'dns_refused'],
  ['silent', { isSilent: true }, 'dns_timeout'],
];

describe('crawler/net/resolver', () => {
  it.each(ROWS)('%s: %j', async (name, zone, expected) => {
    names.zones.set(`${name}.site.example`, zone);

    const outcome = await createResolver([names.address], 600).addressesOf(domain(`${name}.site.example`));

    expect(outcome.ok ? outcome.value : outcome.failure.cause).toEqual(expected);
  });

  it('waits for a thousand silent names at once, and answers a good one meanwhile', async () => {
    const resolver = createResolver([names.address], 1500);
    names.zones.set('good.site.example', { a: ['192.0.2.1'] });
    const startedAt = performance.now();
    const asked = [];
    for (let at = 0; at < 1000; at++) {
      names.zones.set(`s${String(at)}.site.example`, { isSilent: true });
      asked.push(resolver.addressesOf(domain(`s${String(at)}.site.example`)));
      // A socket's buffer holds some hundred questions; the server here reads it in the same process.
      if (at % 50 === 0) await new Promise((resolve) => setTimeout(resolve, 2));
    }
    const silent = Promise.all(asked);
    const good = await resolver.addressesOf(domain('good.site.example'));
    const goodMs = performance.now() - startedAt;
    const causes = new Set((await silent).map((outcome) => (outcome.ok ? 'ok' : outcome.failure.cause)));

    expect(good.ok).toBe(true);
    expect(goodMs).toBeLessThan(1200);
    expect(causes).toEqual(new Set(['dns_timeout']));
    expect(performance.now() - startedAt).toBeLessThan(4000);
  });

  it('lets a name server that sends noise spoil no other name', async () => {
    const socket = createSocket('udp4');
    socket.on('message', (message, peer) => {
      const query = packet.decode(message);
      const question = query.questions?.[0];
      const isNoisy = question?.name.startsWith('noisy') === true;
      const good = packet.encode({
        type: 'response',
        id: query.id ?? 0,
        questions: query.questions ?? [],
        answers: question?.type === 'A' ? [{ type: 'A', name: question.name, data: '192.0.2.1' }] : [],
      });
      // The noise comes while the good name is still waited for.
      setTimeout(
        () => socket.send(isNoisy ? Buffer.from('noise') : good, peer.port, peer.address),
        isNoisy ? 0 : 50,
      );
    });
    await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
    const resolver = createResolver([`127.0.0.1:${String(socket.address().port)}`], 600);
    const [good, noisy] = await Promise.all([
      resolver.addressesOf(domain('good.site.example')),
      resolver.addressesOf(domain('noisy.site.example')),
    ]);
    socket.close();

    expect(good).toEqual({ ok: true, value: ['192.0.2.1'] });
    expect(!noisy.ok && noisy.failure.cause).toBe('dns_server_failure');
  });

  it('asks from a new port each time, which nobody can foresee', async () => {
    const ports = new Set<number>();
    const socket = createSocket('udp4');
    socket.on('message', (_message, peer) => ports.add(peer.port));
    await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
    const resolver = createResolver([`127.0.0.1:${String(socket.address().port)}`], 100);
    await Promise.all(['a', 'b', 'c'].map((name) => resolver.addressesOf(domain(`${name}.site.example`))));
    socket.close();

    expect(ports.size).toBeGreaterThanOrEqual(3);
  });

  it('blames our own line when no name server is there', async () => {
    const socket = createSocket('udp4');
    await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
    const { port } = socket.address();
    await new Promise<void>((resolve) => socket.close(resolve));

    const outcome = await createResolver([`127.0.0.1:${String(port)}`], 600).addressesOf(
      domain('a.site.example'),
    );

    expect(!outcome.ok && outcome.failure.cause).toBe('monitor_suspect');
  });
});
