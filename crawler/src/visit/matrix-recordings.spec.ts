import { parseInstanceName } from '@homeport/db';
import { describe, expect, it } from 'vitest';
import { visitInstance } from './contact.ts';
import { hasCaptures, scriptOf } from './recorded-server.fixture.ts';
import { NO_ROBOTS, ScriptedFetcher } from './scripted-contact.ts';

const HOST = 'synapse.realtest';
const ROOMS = `https://${HOST}/_matrix/client/v3/publicRooms`;

async function visitRecording(tags: readonly string[]) {
  const lines = scriptOf(HOST, tags);
  // It was asked without a limit, which gives the same page; at its address, as at its name. What was not
  // recorded was not there.
  const script = new Proxy(lines, {
    get: (_, key: string) => {
      const url = key.replace('@192.0.2.1 ', '');
      return lines[url === `${ROOMS}?limit=100` ? ROOMS : url] ?? { status: 404, body: '' };
    },
  });
  const name = parseInstanceName('matrix', HOST);
  if (!name.ok) throw new Error(`${HOST} is no name`);
  const { visits } = await visitInstance({
    target: { network: 'matrix', domain: name.name, software: null, version: null, robots: null },
    kinds: new Set(['details', 'peers', 'policy'] as const),
    fetcher: new ScriptedFetcher(script, NO_ROBOTS, undefined, { addresses: { [HOST]: ['192.0.2.1'] } }),
    // A moment after the recording: the keys are good for a day.
    clock: { now: () => new Date('2026-11-23T01:28:00Z'), monotonicMs: () => 0 },
    signal: new AbortController().signal,
  });
  const [details, peers, policy] = visits;
  return { details, peers: peers?.peers, policy: policy?.policy };
}

const NETWORK = {
  network: 'matrix',
  delegation: { to: 'synapse.realtest:443', by: 'well-known' },
  endpoints: [{ address: '192.0.2.1', port: 443, failure: null }],
  keyIds: ['ed25519:a_fxLz'],
  clientUrl: 'https://synapse.realtest',
  clientVersion: 'v1.2',
  loginFlows: ['m.login.password', 'm.login.application_service'],
};

describe.runIf(hasCaptures)('crawler/visit: recorded homeservers', () => {
  it('Synapse as it is installed, with its directory of rooms closed', async () => {
    const { details, peers, policy } = await visitRecording([]);

    expect(details).toMatchObject({ failure: null, partial: false });
    expect(details?.facts).toMatchObject({ software: 'synapse', version: '1.67.0', contactUrl: null });
    expect(details?.facts?.ofNetwork).toMatchObject({ ...NETWORK, roomsPublic: null });
    expect(peers).toMatchObject({ publication: 'closed', entries: [] });
    expect(policy?.publication).toBe('unsupported');
  });

  it('Synapse with its directory open, which knows no other server', async () => {
    const { details, peers } = await visitRecording(['exposed']);

    expect(details).toMatchObject({ failure: null, partial: false });
    expect(details?.facts?.ofNetwork).toMatchObject({ ...NETWORK, roomsPublic: 1 });
    expect(peers).toEqual({ publication: 'published', entries: [], refused: 0, isPartial: false });
  });
});
