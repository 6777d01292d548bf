import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fetchFrom, jsonOf } from './fetch.fixture.ts';
import { startLab, type Lab } from './index.ts';
import { findRecording, parseRecording } from './replay.ts';

function recording(file: string, ...lines: string[]) {
  const parsed = parseRecording(file, Buffer.from(lines.join('\r\n').replace('\r\n', '\n')));
  if (parsed === null) throw new Error(`${file} is no recording`);
  return parsed;
}

const HEAD = ['HTTP/1.1 200 OK', 'Content-Type: text/plain', 'Content-Length: 1', ''];

describe('test/lab/replay reading', () => {
  it('keeps the answer and drops what belongs to the connection', () => {
    const { reply } = recording('001-GET__.http', '# request: GET / Host: a.realtest ', ...HEAD, 'x');
    expect(reply).toEqual({
      status: 200,
      reason: 'OK',
      headers: [['Content-Type', 'text/plain']],
      body: Buffer.from('x'),
    });
  });

  it('prefers the wanted state, then the same body, then the same Accept header', () => {
    const post = '# request: POST /api Host: a -H Content-Type: application/json -d ';
    const all = [
      recording('1.http', `${post}{"limit":100}`, ...HEAD, 'a'),
      recording('2.http', `${post}{"limit":100,"blocked":true}`, ...HEAD, 'b'),
      recording('3.seeded.http', `${post}{"limit":100}`, ...HEAD, 'c'),
      recording('4.http', '# request: GET / Host: a -H Accept: application/activity+json', ...HEAD, 'd'),
      recording('5.http', '# request: GET / Host: a ', ...HEAD, 'e'),
      recording('6.http', '# request: GET / Host: a -A ', ...HEAD, 'f'),
    ];
    const headers = { 'user-agent': 'Homeport', accept: 'application/json' };
    const pick = (method: string, path: string, body: string, tag = '') =>
      findRecording(all, { method, path, body, headers }, tag)?.file;
    expect(pick('POST', '/api', '{"offset":0,"limit":100}')).toBe('1.http');
    expect(pick('POST', '/api', '{"blocked":true,"limit":100}')).toBe('2.http');
    expect(pick('POST', '/api', '{"limit":100}', 'seeded')).toBe('3.seeded.http');
    expect(pick('POST', '/api', '{"silenced":true,"limit":100}')).toBeUndefined();
    expect(pick('GET', '/', '')).toBe('5.http');
  });
});

const SERVERS = new URL('../../../shared/captures/servers', import.meta.url).pathname;

// The recordings are not part of the project; without them there is nothing to compare with.
describe.skipIf(!existsSync(SERVERS))('test/lab/replay of real servers', () => {
  let lab: Lab;

  beforeAll(async () => {
    lab = await startLab({ replay: SERVERS, variant: { 'misskey.realtest': 'fedall' } });
  });
  afterAll(async () => {
    await lab.stop();
  });

  function ask(host: string, path: string) {
    const index = lab.seeds.indexOf(host);
    return fetchFrom(lab, host, `127.1.${String(index)}.10`, {
      path,
      headers: { accept: 'application/json' },
    });
  }

  it.each([
    ['gts.realtest', '/nodeinfo/2.0', '004-GET__nodeinfo_2.0.http'],
    ['peertube.realtest', '/api/v1/config', '037-GET__api_v1_config.http'],
    ['misskey.realtest', '/.well-known/nodeinfo', '063-GET__.well-known_nodeinfo.fedall.http'],
    ['synapse.realtest', '/_matrix/federation/v1/version', '004-GET___matrix_federation_v1_version.http'],
  ])('serves %s%s byte for byte', async (host, path, file) => {
    const recorded = readFileSync(join(SERVERS, host, file));
    const body = recorded.subarray(recorded.indexOf('\r\n\r\n') + 4);
    expect((await ask(host, path)).body.equals(body)).toBe(true);
  });

  it("answers an unrecorded path with the server's own 404", async () => {
    expect((await ask('gts.realtest', '/never-recorded')).status).toBe(404);
    const api = await ask('misskey.realtest', '/api/v1/never');
    expect(api.status).toBe(404);
    expect(jsonOf(api)).toHaveProperty('error.code', 'UNKNOWN_API_ENDPOINT');
  });
});
