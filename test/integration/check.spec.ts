import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../start/build.ts';
import { verdictAt } from '../lab/timeline.ts';
import { startLab, type Lab, type Truth } from '../lab/index.ts';

const ROOT = new URL('../..', import.meta.url).pathname;

interface Ended {
  code: number;
  said: string;
  complained: string;
}

/** Runs a command as its script in package.json does, with nothing of our own environment that could matter. */
function run(script: string, args: string[], env: Record<string, string>): Promise<Ended> {
  const own = { PATH: process.env['PATH'], HOME: process.env['HOME'], NODE_NO_WARNINGS: '1' };
  return new Promise((resolve) => {
    const options = { cwd: ROOT, env: { ...own, ...env } };
    execFile(process.execPath, [join(ROOT, script), ...args], options, (error, said, complained) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
      resolve({ code, said, complained });
    });
  });
}

const check = (lab: Lab, ...args: string[]) => run('start/check.ts', args, lab.environment);

describe('npm run check', () => {
  let lab: Lab;
  const find = (wanted: (truth: Truth) => boolean): Truth => {
    const found = [...lab.truth.values()].find(wanted);
    if (!found) throw new Error('the lab has no such instance');
    return found;
  };
  const isUp = (truth: Truth) => verdictAt(truth, lab.clock.now()) === 'up';

  beforeAll(async () => {
    await build();
    lab = await startLab({ instances: 150, seed: 5, withGuests: true });
  });

  afterAll(() => lab.stop());

  it('shows what was asked, what it means, and what the server says of itself', async () => {
    const mastodon = find((truth) => truth.software === 'mastodon' && isUp(truth));
    const { code, said, complained } = await check(lab, mastodon.domain);

    expect(complained).toBe('');
    expect(said.split('\n').slice(0, 4)).toEqual([
      mastodon.domain,
      '  We present ourselves as Homeport/0.1.0 (local check).',
      '',
      expect.stringMatching(/^ {2}GET {3}\/robots\.txt +200 +\d+ ms$/),
    ]);
    expect(said).toMatch(/^ {2}GET {3}\/\.well-known\/nodeinfo +200 +\d+ ms$/m);
    expect(said).toMatch(/^ {2}verdict {7}UP\. The server answered as it should\.$/m);
    expect(said).toMatch(/^ {2}software {6}mastodon \d/m);
    expect(said).toMatch(/^ {2}registration {2}(open|approval|closed) \(\/api\/v2\/instance\)$/m);
    expect(said).toMatch(/^ {2}peers {9}\S/m);
    expect(said).toMatch(/^ {2}policy {8}\S/m);
    expect(Math.max(...said.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(code).toBe(0);
  });

  it('gives the same to programs', async () => {
    const misskey = find((truth) => truth.software === 'misskey' && isUp(truth));
    const { code, said } = await check(lab, misskey.domain, '--json');

    expect(JSON.parse(said)).toMatchObject({
      domain: misskey.domain,
      verdict: 'up',
      visit: { kind: 'check', facts: { software: 'misskey', title: misskey.title } },
    });
    expect(code).toBe(0);
  });

  it('leaves alone what robots.txt closes, and says so', async () => {
    const withheld = find((truth) => truth.withheld !== null && isUp(truth));
    const { code, said } = await check(lab, withheld.domain);

    expect(said).toMatch(/^ {2}GET {3}\/\.well-known\/nodeinfo +not asked$/m);
    expect(said).toMatch(/^ {2}verdict {7}UP\. robots\.txt asks us not to read the metadata\./m);
    expect(said).not.toContain('software');
    expect(code).toBe(0);
  });

  it('shows a name in other letters both ways, and ends with 1 where nobody answers', async () => {
    const { code, said } = await check(lab, 'Bücher.example');

    expect(said).toMatch(/^bücher\.example \(xn--bcher-kva\.example\)\n/);
    expect(said).toMatch(/^ {2}GET {3}\/robots\.txt +no answer/m);
    expect(said).toMatch(/^ {2}verdict {7}DOWN\. The name does not exist in DNS \(NXDOMAIN\)\.$/m);
    expect(code).toBe(1);
  });

  it('ends with 1 where the server refuses every connection', async () => {
    const { domain } = find(({ condition }) => condition === 'refused');
    const { code, said } = await check(lab, domain);

    expect(said).toMatch(/^ {2}verdict {7}DOWN\. The server refused the connection\./m);
    expect(code).toBe(1);
  });

  it('follows a Matrix name to its server, and verifies its keys', async () => {
    const { code, said, complained } = await check(
      lab,
      'synapse-at-a-service.example',
      '--network',
      'matrix',
    );

    expect(complained).toBe('');
    expect(said).toMatch(/^ {2}GET {3}\/\.well-known\/matrix\/server +404 /m);
    expect(said).toMatch(/^ {2}DNS {3}_matrix-fed\._tcp\.synapse-at-a-service\.example +answered/m);
    expect(said).toMatch(/^ {2}verdict {7}UP\. The server answered as it should\.$/m);
    expect(said).toMatch(/^ {2}software {6}synapse \d/m);
    expect(said).toMatch(/^ {2}registration {2}open\s+\(\/_matrix\/client\/v3\/register\/available/m);
    expect(said).toMatch(/^ {2}GET {3}https:\/\/\S+…\S*\/_matrix\/key\/v2\/server +200 /m);
    expect(said).toMatch(/^ {2}delegation {4}to \S+:\d+ \(srv\)$/m);
    expect(said.match(/^ {2}endpoint {6}127\.\S+ port \d+: answers as it should$/gm)).toHaveLength(2);
    expect(said).toMatch(/^ {2}keys {10}ed25519:\S+, valid until \d{4}-\d\d-\d\d \d\d:\d\d UTC$/m);
    expect(Math.max(...said.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(code).toBe(0);
  });

  it('asks a hub of LBRY over UDP and TCP', async () => {
    const { code, said, complained } = await check(lab, 'lbry-hub.example', '--network', 'lbry');

    expect(complained).toBe('');
    expect(said).toMatch(/^ {2}UDP {3}\S+ +answered +\d+ ms$/m);
    expect(said).toMatch(/^ {2}TCP {3}server\.features +answered +\d+ ms$/m);
    expect(said).toMatch(/^ {2}verdict {7}UP\. The server answered as it should\.$/m);
    expect(said).toMatch(/^ {2}accepting {5}new clients are welcome$/m);
    expect(said).toMatch(/^ {2}newest block {2}[\d,]+ \([\da-f]{16}…\)$/m);
    expect(said).toMatch(/^ {2}peers {9}\d+ published/m);
    expect(code).toBe(0);
  });

  it('calls a hub that takes no more clients what it is, and tells its block all the same', async () => {
    const { code, said } = await check(lab, 'lbry-hub-full.example', '--network', 'lbry', '--json');

    expect(JSON.parse(said)).toMatchObject({
      network: 'lbry',
      verdict: 'degraded',
      cause: 'not_accepting',
      visit: { tip: { height: expect.any(Number) as number }, facts: { ofNetwork: { isAccepting: false } } },
    });
    expect(code).toBe(0);
  });

  it('ends with 2 and one sentence on what it cannot understand, and asks nobody', async () => {
    const name = await check(lab, 'https://a.example/about');
    const network = await check(lab, 'a.example', '--network', 'email');
    const setting = await run('start/check.ts', ['a.example'], { ...lab.environment, HTTPS_PORT: 'x' });

    for (const { code, said } of [name, network, setting]) expect([code, said]).toEqual([2, '']);
    expect(name.complained).toMatch(/Did you mean: npm run check -- a\.example\n$/);
    expect(network.complained).toBe('"email" is no network. The networks are fediverse, matrix, lbry.\n');
    expect(setting.complained).toContain('HTTPS_PORT must be a number from 1 to 65535');
  });
});

describe('crawler/cli/reach', () => {
  let lab: Lab;
  const reach = async (more: Record<string, string>) => {
    const startedAt = performance.now();
    const { code, said } = await run('crawler/dist/cli/reach.js', [], { ...lab.environment, ...more });
    return { code, said, seconds: (performance.now() - startedAt) / 1000 };
  };

  beforeAll(async () => {
    await build();
    lab = await startLab({ instances: 30, seed: 2 });
  });

  afterAll(() => lab.stop());

  it('finds a way out where one seed of many accepts a connection, without a database', async () => {
    const dead = ['gone-1.example', 'gone-2.example'];
    const [seed = ''] = lab.seeds;

    expect(await reach({ SEEDS: [...dead, seed].join(' '), DATABASE_URL: '' })).toMatchObject({
      code: 0,
      said: '',
    });
  });

  it('does not call a broken configuration a missing way out', async () => {
    expect(await reach({ SEEDS: 'no name' })).toMatchObject({ code: 0 });
  });

  it.each([
    ['name servers that are not there', { DNS_SERVERS: '127.0.0.1:9' }],
    ['nobody listening', { HTTPS_PORT: '9' }],
    ['addresses that are not public', { ALLOW_NETWORKS: '' }],
    ['names that do not exist', { SEEDS: 'gone-1.example' }],
  ])('finds none with %s, and soon', async (_what, more) => {
    const { code, seconds } = await reach(more);

    expect(code).toBe(1);
    expect(seconds).toBeLessThan(4.5);
  });
});
