import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createNameServer, type NameServer, type Zone } from '../loopback.fixture.ts';
import { createResolver } from './resolver.ts';

let names: NameServer;

beforeAll(async () => {
  names = await createNameServer();
});
afterAll(() => {
  names.close();
});

const NAME = '_matrix-fed._tcp.site.example';
const srv = (priority: number, weight: number, target: string, port = 8448) => ({
  priority,
  weight,
  port,
  target,
});

async function servicesOf(zone: Zone, name = NAME): Promise<string[] | string> {
  names.zones.set(name, zone);
  const outcome = await createResolver([names.address], 600).servicesOf(name);
  if (!outcome.ok) return outcome.failure.cause;
  return outcome.value.map(({ host, port }) => `${host}:${String(port)}`);
}

describe('crawler/net/services', () => {
  it('puts the lowest priority first, then the greatest weight, then the name', async () => {
    const rows = [
      srv(20, 90, 'last.site.example'),
      srv(10, 5, 'd.site.example'),
      srv(10, 60, 'c.site.example'),
      srv(10, 60, 'B.Site.example', 443),
      srv(0, 0, 'first.site.example'),
    ];
    const expected = ['first', 'b', 'c', 'd', 'last'].map((name) => `${name}.site.example`);

    for (const zone of [{ srv: rows }, { srv: rows.toReversed() }]) {
      const found = await servicesOf(zone);
      expect(found).toEqual(expected.map((host) => `${host}:${host.startsWith('b') ? '443' : '8448'}`));
    }
  });

  it.each<[string, Zone, string[] | string]>([
    ['no such record', { a: ['192.0.2.1'] }, []],
    ['no such name', { rcode: 'NXDOMAIN' }, []],
    ['not offered', { srv: [srv(0, 0, '.', 0)] }, []],
    ['an address for a target', { srv: [srv(0, 0, '192.0.2.1')] }, []],
    ['a name of a house', { srv: [srv(0, 0, 'localhost'), srv(1, 0, 'router.lan')] }, []],
    ['no port', { srv: [srv(0, 0, 'a.site.example', 0)] }, []],
    [
      'one good record among odd ones',
      { srv: [srv(0, 0, '_odd.site.example'), srv(1, 0, 'a.site.example')] },
      ['a.site.example:8448'],
    ],
    [
      'the same record twice',
      { srv: [srv(0, 0, 'a.site.example'), srv(5, 0, 'a.site.example')] },
      ['a.site.example:8448'],
    ],
    ['a broken server', { rcode: 'SERVFAIL' }, 'dns_server_failure'],
    ['a server that refuses', { rcode: 'REFUSED' }, 'dns_refused'],
    ['a silent server', { isSilent: true }, 'dns_timeout'],
  ])('reads %s', async (_name, zone, expected) => {
    expect(await servicesOf(zone)).toEqual(expected);
  });

  it('keeps the first eight of many', async () => {
    const many = Array.from({ length: 12 }, (_, nth) => srv(12 - nth, 0, `h${String(12 - nth)}.example`));

    expect(await servicesOf({ srv: many })).toEqual(
      Array.from({ length: 8 }, (_, nth) => `h${String(nth + 1)}.example:8448`),
    );
  });

  it('takes a name that is too long for the DNS for one without services', async () => {
    const long = `${'a'.repeat(60)}.`.repeat(4);

    expect(await servicesOf({}, `_matrix-fed._tcp.${long}example`)).toEqual([]);
  });
});
