import { Instance, Problem } from '@homeport/api/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSeededApi, type ApiUnderTest } from './api-server.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startSeededApi(new Date(), 20);
  for (const [network, domain] of [
    ['lbry', 'hub.berth.example'],
    ['lbry', 'hub.berth.example:50002'],
    ['matrix', 'berth.example'],
    ['matrix', 'berth.example:8448'],
    ['matrix', 'xn--80ak6aa92e.example'],
    ['matrix', 'xn--bcher-kva.berth.example:8448'],
  ]) {
    await api.db.query(
      `insert into instance (network, domain, registrable_domain, state, discovered_at, discovered_by, pace_key, bucket)
       values ($1, $2, 'berth.example', 'discovered', now(), 'seed', 'berth.example', 0)`,
      [network, domain],
    );
  }
});
afterAll(() => api.close());

const found = async (name: string) => {
  const { network, domain } = await api.read(Instance, `/api/v1/instances/${name}`);
  return `${network} ${domain}`;
};

describe('api/instances: names with ports', () => {
  it('tells instances apart by their ports, escaped or not', async () => {
    expect(await found('berth.example?network=matrix')).toBe('matrix berth.example');
    expect(await found('Berth.example:8448?network=matrix')).toBe('matrix berth.example:8448');
    expect(await found('berth.example%3A8448')).toBe('matrix berth.example:8448');
    expect(await found('hub.berth.example:50002?network=lbry')).toBe('lbry hub.berth.example:50002');
    expect(await found('hub.berth.example:50002')).toBe('lbry hub.berth.example:50002');
  });

  it('knows a hub by its host alone where it has the usual port', async () => {
    expect(await found('hub.berth.example:50001?network=lbry')).toBe('lbry hub.berth.example');
  });

  it('knows no port in the Fediverse', async () => {
    const reply = await api.get('/api/v1/instances/berth.example:8448?network=fediverse');
    expect(reply.status).toBe(400);
    expect(Problem.parse(await reply.json()).detail).toMatch(/a port/);
  });

  it('answers below a name with a port', async () => {
    for (const rest of ['uptime', 'visits', 'policies', 'versions']) {
      const reply = await api.get(`/api/v1/instances/berth.example:8448/${rest}?network=matrix`);
      expect([rest, reply.status]).toEqual([rest, 200]);
    }
  });

  it('shows letters only where they are clear', async () => {
    const lookalike = await api.read(Instance, '/api/v1/instances/xn--80ak6aa92e.example');
    expect(lookalike.domain_unicode).toBe('xn--80ak6aa92e.example');
    const clear = await api.read(Instance, '/api/v1/instances/xn--bcher-kva.berth.example:8448');
    expect(clear.domain_unicode).toBe('bücher.berth.example:8448');
  });

  it('takes the opting out of a host for every port of it', async () => {
    await api.db.query(`insert into suppression (domain, reason) values ('hub.berth.example', 'asked')`);
    const answers = await Promise.all(
      ['hub.berth.example', 'hub.berth.example:50002', 'berth.example:8448'].map((name) =>
        api.get(`/api/v1/instances/${name}`),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([410, 410, 200]);
  });
});
