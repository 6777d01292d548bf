import { parseInstanceName, type InstanceName } from '@homeport/db';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ok, type FailureCause } from '../../outcome.ts';
import type { Line, ScriptedNet } from '../../visit/scripted-contact.ts';
import { discover } from './discover.ts';
import { scriptedAsker } from './scripted-asker.ts';

const WELL_KNOWN = 'https://example.org/.well-known/matrix/server';
const NOT_FOUND: Line = { status: 404, body: 'not here' };
const NO_SRV = { '_matrix-fed._tcp.example.org': [], '_matrix._tcp.example.org': [] };
const HOST = host('srv.example.net');

function named(text: string): InstanceName {
  const name = parseInstanceName('matrix', text);
  if (!name.ok) throw new Error(`${text} is no name`);
  return name.name;
}

function host(text: string) {
  const name = parseInstanceName('matrix', text);
  if (!name.ok) throw new Error(`${text} is no name`);
  return name.host;
}

async function found(name: string, script: Record<string, Line> = {}, net: ScriptedNet = {}) {
  const asker = scriptedAsker(script, net);
  const outcome = await discover(named(name), asker);
  expect(asker.fetcher.unasked()).toEqual([]);
  return { outcome, asked: asker.fetcher.asked };
}

const delegatedTo = (server: unknown): Record<string, Line> => ({
  [WELL_KNOWN]: { json: { 'm.server': server } },
});

/** https://spec.matrix.org/v1.15/server-server-api/#resolving-server-names: each `it` names its step. */
describe('crawler/probes/matrix/discover', () => {
  it('2: goes where a name with a port says, and asks nobody', async () => {
    const { outcome, asked } = await found('example.org:8888');

    expect(outcome).toMatchObject({
      value: {
        by: 'name',
        to: 'example.org:8888',
        places: [{ host: 'example.org', port: 8888, authority: 'example.org:8888' }],
      },
    });
    expect(asked).toEqual([]);
  });

  it.each([
    ['192.0.2.7', '192.0.2.7:8448', { host: '192.0.2.7', port: 8448, authority: '192.0.2.7' }],
    ['192.0.2.7:8449', '192.0.2.7:8449', { host: '192.0.2.7', port: 8449, authority: '192.0.2.7:8449' }],
    ['[2001:db8::7]', '[2001:db8::7]:8448', { host: '2001:db8::7', port: 8448, authority: '[2001:db8::7]' }],
    ['[2001:db8::7]:1', '[2001:db8::7]:1', { host: '2001:db8::7', port: 1, authority: '[2001:db8::7]:1' }],
  ])('3.1: dials the address that %s is', async (server, to, place) => {
    const { outcome } = await found('example.org', delegatedTo(server));

    expect(outcome).toMatchObject({ value: { by: 'well-known', to, places: [place] } });
  });

  it.each([
    ['matrix.example.net:8449', 8449, 'matrix.example.net:8449'],
    ['Matrix.Example.net:443', 443, 'matrix.example.net'],
  ])('3.2: goes to the port of %s, without asking DNS for services', async (server, port, authority) => {
    const { outcome } = await found('example.org', delegatedTo(server));

    expect(outcome).toMatchObject({
      value: {
        by: 'well-known',
        to: `matrix.example.net:${String(port)}`,
        places: [{ host: 'matrix.example.net', port, authority }],
      },
    });
  });

  it('3.3: dials the service of the delegated name, which keeps its certificate and Host', async () => {
    const { outcome, asked } = await found('example.org', delegatedTo('matrix.example.net'), {
      services: { '_matrix-fed._tcp.matrix.example.net': [{ host: HOST, port: 8450 }] },
      addresses: { 'srv.example.net': ['192.0.2.1', '2001:db8::1'] },
    });
    const place = { host: 'matrix.example.net', port: 8450, authority: 'matrix.example.net' };

    expect(outcome).toMatchObject({
      value: {
        by: 'well-known',
        to: 'srv.example.net:8450',
        places: [
          { ...place, address: '192.0.2.1' },
          { ...place, address: '2001:db8::1' },
        ],
      },
    });
    expect(asked).toHaveLength(3);
  });

  it('3.4: asks for the older service only where there is no newer one', async () => {
    const { outcome } = await found('example.org', delegatedTo('matrix.example.net'), {
      services: {
        '_matrix-fed._tcp.matrix.example.net': [],
        '_matrix._tcp.matrix.example.net': [{ host: HOST, port: 8450 }],
      },
      addresses: { 'srv.example.net': ['192.0.2.1'] },
    });

    expect(outcome).toMatchObject({ value: { by: 'well-known', to: 'srv.example.net:8450' } });
  });

  it('3.5: goes to 8448 of the delegated name, with a Host header that has no port', async () => {
    const { outcome } = await found('example.org', delegatedTo('matrix.example.net'), {
      services: { '_matrix-fed._tcp.matrix.example.net': [], '_matrix._tcp.matrix.example.net': [] },
    });

    expect(outcome).toMatchObject({
      value: {
        by: 'well-known',
        to: 'matrix.example.net:8448',
        places: [{ host: 'matrix.example.net', port: 8448, authority: 'matrix.example.net' }],
      },
    });
  });

  it.each([
    ['_matrix-fed._tcp.example.org', 'srv', 4],
    ['_matrix._tcp.example.org', 'srv-deprecated', 5],
  ])('4 and 5: dials %s, with certificate and Host of the name itself', async (service, by) => {
    const { outcome } = await found(
      'example.org',
      { [WELL_KNOWN]: NOT_FOUND },
      {
        services: { ...NO_SRV, [service]: [{ host: HOST, port: 8450 }] },
        addresses: { 'srv.example.net': ['192.0.2.1'] },
      },
    );

    expect(outcome).toMatchObject({
      value: {
        by,
        to: 'srv.example.net:8450',
        places: [{ host: 'example.org', port: 8450, authority: 'example.org', address: '192.0.2.1' }],
        doubt: null,
      },
    });
  });

  it.each<[string, Line]>([
    ['a document that is not there', NOT_FOUND],
    ['a server error', { status: 500, body: '' }],
    ['a status other than 200', { status: 201, json: { 'm.server': 'matrix.example.net:1' } }],
    ['no JSON', { body: '<html>' }],
    ['JSON without m.server', { json: { server: 'matrix.example.net' } }],
    ['an m.server that is no text', { json: { 'm.server': ['matrix.example.net'] } }],
    ['an m.server that is no server name', { json: { 'm.server': 'https://matrix.example.net' } }],
    ['a web server that is not there', { failure: { cause: 'connect_refused' } }],
    ['a document that is too big', { failure: { cause: 'body_too_large' } }],
  ])('6: goes to 8448 of the name itself after %s', async (_what, line) => {
    const { outcome } = await found('example.org', { [WELL_KNOWN]: line }, { services: NO_SRV });

    expect(outcome).toMatchObject({
      value: {
        by: 'name',
        to: null,
        places: [{ host: 'example.org', port: 8448, authority: 'example.org' }],
        doubt: null,
      },
    });
  });

  it('reads the document whatever type it says to have', async () => {
    const line = { body: '{"m.server":"matrix.example.net:443"}', headers: { 'content-type': 'text/html' } };

    expect((await found('example.org', { [WELL_KNOWN]: line })).outcome.ok).toBe(true);
  });

  it.each<FailureCause>(['robots_disallowed', 'robots_unreachable', 'http_challenge', 'http_redirect'])(
    'goes on after %s, but knows that others may have read on',
    async (cause) => {
      const script: Record<string, Line> = { [WELL_KNOWN]: { failure: { cause } } };
      const { outcome, asked } = await found('example.org', script, { services: NO_SRV });

      expect(outcome).toMatchObject({ value: { by: 'name', doubt: { cause } } });
      expect(asked.filter((line) => line.includes('.well-known'))).toHaveLength(1);
    },
  );

  it('waits where robots.txt asks for a pause', async () => {
    const pause = { ms: 500_000, url: WELL_KNOWN };
    const { outcome } = await found('example.org', {
      [WELL_KNOWN]: { failure: { cause: 'robots_disallowed', pause } },
    });

    expect(outcome).toMatchObject({ ok: false, failure: { pause } });
  });

  it.each(['localhost:8448', 'matrix', 'printer.local', '1.2.3'])(
    'dials nobody where the name is handed to %s',
    async (server) => {
      const { outcome } = await found('example.org', delegatedTo(server));

      expect(outcome).toMatchObject({ failure: { cause: 'blocked_target' } });
    },
  );

  it('takes a name server that does not answer for no "there is none"', async () => {
    const script = { [WELL_KNOWN]: NOT_FOUND };
    const services = { ...NO_SRV, '_matrix-fed._tcp.example.org': { cause: 'dns_timeout' } as const };

    expect((await found('example.org', script, { services })).outcome).toMatchObject({
      value: { by: 'name', doubt: { cause: 'dns_timeout' } },
    });
  });

  it('tries the addresses of the other target where one has none', async () => {
    const net: ScriptedNet = {
      services: {
        '_matrix-fed._tcp.example.org': [
          { host: host('gone.example.net'), port: 1 },
          { host: HOST, port: 2 },
        ],
      },
      addresses: { 'gone.example.net': { cause: 'dns_not_found' }, 'srv.example.net': ['192.0.2.1'] },
    };

    expect((await found('example.org', { [WELL_KNOWN]: NOT_FOUND }, net)).outcome).toMatchObject({
      value: { places: [{ port: 2, address: '192.0.2.1' }] },
    });
  });

  it('fails as DNS does where no target has an address', async () => {
    const net: ScriptedNet = {
      services: { '_matrix-fed._tcp.example.org': [{ host: HOST, port: 2 }] },
      addresses: { 'srv.example.net': { cause: 'dns_no_address' } },
    };

    expect((await found('example.org', { [WELL_KNOWN]: NOT_FOUND }, net)).outcome).toMatchObject({
      failure: { cause: 'dns_no_address' },
    });
  });

  it('asks at most four targets, and keeps at most six places', async () => {
    const targets = [1, 2, 3, 4, 5].map((port) => ({ host: HOST, port }));
    const net: ScriptedNet = {
      services: { '_matrix-fed._tcp.example.org': targets },
      addresses: { 'srv.example.net': ['192.0.2.1', '192.0.2.2'] },
    };
    const { outcome, asked } = await found('example.org', { [WELL_KNOWN]: NOT_FOUND }, net);

    expect(outcome.ok && outcome.value.places).toHaveLength(6);
    expect(asked.filter((line) => line === 'DNS srv.example.net')).toHaveLength(4);
  });

  it('hears X-Robots-Tag on the document', async () => {
    const line = { json: { 'm.server': 'matrix.example.net:443' }, headers: { 'x-robots-tag': 'noindex' } };

    expect((await found('example.org', { [WELL_KNOWN]: line })).outcome).toMatchObject({
      value: { indexRule: 'noindex' },
    });
  });

  it('never throws, whatever the document says, and dials only what has a host and a port', async () => {
    const labels = fc.constantFrom(
      'a',
      'matrix',
      'example',
      'org',
      'xn--a',
      '-',
      '1',
      '256',
      '[::1]',
      '',
      ':8448',
    );
    const server = fc.oneof(
      fc.string(),
      fc.array(labels).map((parts) => parts.join('.')),
      fc.webAuthority(),
    );
    const body = fc.oneof(
      fc.jsonValue(),
      server.map((text) => ({ 'm.server': text })),
    );
    await fc.assert(
      fc.asyncProperty(body, async (json) => {
        const asker = scriptedAsker({ [WELL_KNOWN]: { json } });
        const servicesOf = () => Promise.resolve(ok([]));
        const outcome = await discover(named('example.org'), { ...asker, servicesOf });
        for (const { port, authority } of outcome.ok ? outcome.value.places : []) {
          expect(port).toBeGreaterThan(0);
          expect(new URL(`https://${authority}`).host).toBe(authority);
        }
      }),
    );
  });
});
