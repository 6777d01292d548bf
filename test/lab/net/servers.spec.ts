import { createSocket } from 'node:dgram';
import { Resolver } from 'node:dns/promises';
import { request } from 'node:https';
import { connect } from 'node:net';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judgePace, readMeter } from '../meter.ts';
import type { LabHost } from './host.ts';
import { MeterWriter } from './meter-writer.ts';
import { reservePorts } from './ports.ts';
import { Servers } from './servers.ts';
import { srv } from './zone.ts';

const NAME = 'pier.example';
const SERVICE = `_matrix-fed._tcp.${NAME}`;
const [WEB, FIRST, SECOND] = ['127.254.9.3', '127.254.9.10', '127.254.9.17'] as const;

// A name whose federation is elsewhere, at two addresses, and which answers lines and datagrams there too.
const host: LabHost = {
  domain: NAME,
  address: WEB,
  robots: null,
  listeners: [
    { address: WEB, gateway: 'https' },
    ...[FIRST, SECOND].flatMap((address) =>
      (['matrix', 'lbry'] as const).map((gateway) => ({ address, gateway })),
    ),
  ],
  furtherNames: [`matrix.${NAME}`, SERVICE, `_matrix._tcp.${NAME}`, FIRST],
  name(name, ports) {
    const state = { state: 'address', alias: null, addresses: [] } as const;
    if (name === NAME) return { ...state, addresses: [WEB] };
    if (name === `matrix.${NAME}`) return { ...state, addresses: [FIRST, SECOND] };
    const target = name === SERVICE ? srv(name, `matrix.${NAME}`, ports.matrix) : srv(name, '.', 0);
    return { ...state, records: { SRV: [target] } };
  },
  door: () => 'open',
  flaw: () => null,
  answer: ({ path }, at) => ({ status: 200, headers: [], body: Buffer.from(JSON.stringify({ path, at })) }),
  line: (line, { address }) => (line === 'bye' ? null : `${line} at ${address}`),
  datagram: (message) => (message.length === 4 ? Buffer.from(message).reverse() : null),
};

const meterFile = join(mkdtempSync(join(tmpdir(), 'meter-')), 'meter.jsonl');
const meter = new MeterWriter(meterFile);
let servers: Servers;

beforeAll(async () => {
  servers = await Servers.open([host], { reserved: await reservePorts(0), meter });
});

afterAll(async () => {
  await servers.close();
  meter.close();
});

function get(address: string, port: number, name: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const servername = /^[\d.]+$/.test(name) ? '' : name;
    const headers = { host: `${name}:${String(port)}` };
    const options = { host: address, port, servername, headers, ca: servers.authorityPem, agent: false };
    const outgoing = request(options, (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => (body += chunk.toString()));
      response.on('end', () => resolve(JSON.parse(body)));
    });
    outgoing.on('error', reject).end();
  });
}

function talk(address: string, lines: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    let heard = '';
    const socket = connect(servers.ports.lbry, address, () => socket.write(`${lines.join('\n')}\n`));
    socket.on('data', (chunk: Buffer) => (heard += chunk.toString()));
    socket.on('close', () => resolve(heard)).on('error', reject);
  });
}

async function ping(address: string, message: string): Promise<string> {
  const socket = createSocket('udp4');
  socket.send(message, servers.ports.lbry, address);
  const silence = new Promise<string>((resolve) => setTimeout(() => resolve('silence'), 200));
  const answer = new Promise<string>((resolve) =>
    socket.once('message', (reply, from) => resolve(`${reply.toString()} from ${from.address}`)),
  );
  const heard = await Promise.race([answer, silence]);
  socket.close();
  return heard;
}

describe('test/lab/net/servers', () => {
  const resolver = new Resolver({ timeout: 500, tries: 1 });

  beforeAll(() => {
    resolver.setServers([servers.dns]);
  });

  it('gives all addresses of a name', async () => {
    expect(await resolver.resolve4(`matrix.${NAME}`)).toEqual([FIRST, SECOND]);
  });

  it('gives services with the real port, and the one that says "not offered"', async () => {
    const { ports } = servers;
    expect(await resolver.resolveSrv(SERVICE)).toMatchObject([
      { name: `matrix.${NAME}`, port: ports.matrix, priority: 10, weight: 5 },
    ]);
    // The root has an empty name in c-ares.
    expect(await resolver.resolveSrv(`_matrix._tcp.${NAME}`)).toMatchObject([{ name: '', port: 0 }]);
    await expect(resolver.resolve4(SERVICE)).rejects.toMatchObject({ code: 'ENODATA' });
    await expect(resolver.resolveSrv(NAME)).rejects.toMatchObject({ code: 'ENODATA' });
  });

  it('serves HTTPS at a second port, by its further names and by an address literal', async () => {
    const { matrix } = servers.ports;
    for (const [address, name] of [
      [FIRST, `matrix.${NAME}`],
      [SECOND, NAME],
      [FIRST, FIRST],
    ] as const) {
      expect(await get(address, matrix, name)).toMatchObject({
        at: { host: name, address, gateway: 'matrix' },
      });
    }
    expect(await get(WEB, servers.ports.https, NAME)).toMatchObject({ at: { gateway: 'https' } });
    await expect(get(SECOND, matrix, SECOND)).rejects.toMatchObject({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' });
  });

  it('refuses at each address what does not listen there', async () => {
    const refused = { code: 'ECONNREFUSED' };
    await expect(get(WEB, servers.ports.matrix, NAME)).rejects.toMatchObject(refused);
    await expect(get(FIRST, servers.ports.https, NAME)).rejects.toMatchObject(refused);
    await expect(talk(WEB, ['hello'])).rejects.toMatchObject(refused);
  });

  it('answers line by line, until it cuts', async () => {
    expect(await talk(SECOND, ['hello', 'again', 'bye', 'never'])).toBe(
      `hello at ${SECOND}\nagain at ${SECOND}\n`,
    );
  });

  it('answers datagrams from the address they came to, or is silent', async () => {
    expect(await ping(SECOND, 'ping')).toBe(`gnip from ${SECOND}`);
    expect(await ping(SECOND, 'what?')).toBe('silence');
  });

  it('meters lines and datagrams, and holds them against the pace', async () => {
    meter.flush();
    const lines = await readMeter(meterFile);
    expect(lines).toContainEqual(expect.objectContaining({ kind: 'line', host: NAME, line: 'again' }));
    expect(lines).toContainEqual(expect.objectContaining({ kind: 'datagram', address: SECOND, bytes: 4 }));
    const faults = judgePace(lines).map(({ rule, detail }) => `${rule} ${detail.replace(/^\d+ ms, /, '')}`);
    expect(faults).toContain('request-interval again');
    expect(faults).toContain('request-interval a datagram');
  });

  it('gives every lab ports of its own', async () => {
    const other = await reservePorts(0);
    const all = [...Object.values(other.ports), ...Object.values(servers.ports)];
    await other.release();
    expect(new Set(all).size).toBe(6);
  });
});
