import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, mkdir, rm, utimes, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isOld } from './build.ts';
import { Child } from './child.ts';
import { readConfig, ROOT } from './config.ts';
import { House } from './house.ts';
import { lastErrorLine } from './last-error.ts';
import { demandFreePort } from './ports.ts';
import { counterLine, stageLine } from './terminal.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'homeport-start-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

async function script(name: string, text: string): Promise<string> {
  const file = join(dir, name);
  await writeFile(file, text);
  // Scripts are named from the checkout on.
  return relative(ROOT, file);
}

/** False for a zombie too: where nobody collects orphans, the dead keep their numbers. */
function isAlive(pid: number): boolean {
  if (process.platform === 'linux') {
    if (!existsSync(`/proc/${pid}`)) return false;
    return !/^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  }
  const { stdout } = spawnSync('ps', ['-p', String(pid), '-o', 'stat='], { encoding: 'utf8' });
  return /^[^Z\s]/.test(stdout);
}

describe('start/config', () => {
  const cases: [string[], Record<string, string>, RegExp][] = [
    [['--dmeo'], {}, /--dmeo is unknown: the only option is --demo/],
    [[], { WEB_PORT: 'web' }, /WEB_PORT must be a port from 1 to 65535/],
    [[], { API_PORT: '70000' }, /API_PORT must be a port/],
    [[], { WEB_PORT: '3001' }, /must differ/],
    [[], { DATABASE_URL: 'mysql://x' }, /DATABASE_URL must look like postgres:/],
    [[], { PUBLIC_URL: 'example.org' }, /PUBLIC_URL must begin with http/],
  ];
  for (const [args, env, sentence] of cases) {
    it(`refuses ${JSON.stringify([args, env])}`, () => {
      expect(() => readConfig(args, env)).toThrow(sentence);
    });
  }

  it('names every fault at once', () => {
    expect(() => readConfig(['x'], { WEB_PORT: '0', PUBLIC_URL: 'y' })).toThrow(
      /x is unknown[^]*WEB_PORT[^]*PUBLIC_URL/,
    );
  });

  it('takes an empty variable for an absent one', () => {
    expect(readConfig([], { WEB_PORT: '', DATABASE_URL: '', PUBLIC_URL: '' })).toMatchObject({
      webPort: 3000,
      apiPort: 3001,
      databaseUrl: undefined,
      publicUrl: 'http://localhost:3000',
    });
  });
});

describe('start/last-error', () => {
  const cases: [string, string][] = [
    ['', 'it said nothing'],
    [
      '{"level":30,"msg":"fine"}\n{"level":50,"msg":"no bucket","err":{"message":"lost"}}\n{"level":30,"msg":"bye"}',
      'no bucket: lost',
    ],
    [
      'file:///x/main.js:3\n  throw new Error("a");\n        ^\n\nError: the reason\n    at main (x)\n\nNode.js v24.21.0\n',
      'Error: the reason',
    ],
    ['Cannot start:\n- PUBLIC_URL is missing', '- PUBLIC_URL is missing'],
    ['building\nready http://x', 'ready http://x'],
    ['{"level":50,"msg":', 'it said nothing'],
  ];
  for (const [log, line] of cases) {
    it(`finds ${JSON.stringify(line)}`, () => {
      expect(lastErrorLine(log)).toBe(line);
    });
  }
});

describe('start/build', () => {
  it('builds what has a source younger than all that was made of it', async () => {
    const workspace = join(dir, 'workspace');
    await mkdir(join(workspace, 'src/deep'), { recursive: true });
    await writeFile(join(workspace, 'src/deep/a.ts'), '');
    expect(await isOld(workspace)).toBe(true);

    await mkdir(join(workspace, 'dist'));
    await writeFile(join(workspace, 'dist/a.js'), '');
    expect(await isOld(workspace)).toBe(false);

    const later = Date.now() / 1000 + 60;
    await writeFile(join(workspace, 'src/a.spec.ts'), '');
    await utimes(join(workspace, 'src/a.spec.ts'), later, later);
    expect(await isOld(workspace)).toBe(false);
    await utimes(join(workspace, 'src/deep/a.ts'), later, later);
    expect(await isOld(workspace)).toBe(true);
  });
});

describe('start/ports', () => {
  it('says in one sentence that a port is taken, and what to do', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;

    await expect(demandFreePort(port, 'WEB_PORT', 'the site')).rejects.toThrow(
      new RegExp(
        `^Port ${port} for the site is taken: stop the program that uses it, or choose another with WEB_PORT=\\d+\\.$`,
      ),
    );
    await new Promise((resolve) => server.close(resolve));
    await demandFreePort(port, 'WEB_PORT', 'the site');
  });
});

describe('start/terminal', () => {
  it('writes stages in columns and counters in words', () => {
    const counters = {
      known: 12_345,
      visited: 9,
      up: 8,
      down: 1,
      unknown: 0,
      withheld: 0,
      due: 3,
      visits_per_second: 1.26,
    };

    expect(stageLine('API', 1.234, 'here')).toBe('  API          1.2 s  here');
    expect(counterLine(counters)).toBe(
      'known 12,345  visited 9  up 8  down 1  unknown 0  withheld 0  due 3  1.3 visits/s',
    );
  });
});

describe('start/child', { timeout: 30_000 }, () => {
  it('tells why a child ended', async () => {
    const file = await script('fails.mjs', 'console.error("Error: no luck"); process.exit(3);');
    const child = new Child({ name: 'x', script: file, env: process.env, logFile: join(dir, 'fails.log') });

    expect(await child.ended).toEqual({ how: 'exit 3', ok: false, why: 'Error: no luck' });
  });

  it('ends a child that does not listen, with what it had started', async () => {
    const file = await script(
      'deaf.mjs',
      `import { spawn } from 'node:child_process';
       process.on('SIGTERM', () => undefined);
       const grandchild = spawn('sleep', ['60']);
       process.send(grandchild.pid);
       setInterval(() => undefined, 1000);`,
    );
    const child = new Child({ name: 'deaf', script: file, env: process.env, logFile: join(dir, 'deaf.log') });
    const grandchild = Number(await child.firstMessage());

    await child.stop(200);

    await expect.poll(() => isAlive(grandchild)).toBe(false);
  });

  it('follows a parent that was killed', async () => {
    const child = await script('idle.mjs', 'console.log(process.pid); setInterval(() => undefined, 1000);');
    const parent = await script(
      'parent.mjs',
      `const { Child } = await import(${JSON.stringify(new URL('./child.ts', import.meta.url).href)});
       const child = new Child({ name: 'idle', script: ${JSON.stringify(child)}, env: process.env, logFile: ${JSON.stringify(join(dir, 'idle.log'))} });
       const { readFileSync } = await import('node:fs');
       const wait = setInterval(() => {
         const pid = Number(readFileSync(child.logFile, 'utf8'));
         if (pid > 0) { clearInterval(wait); process.send(pid); }
       }, 20);`,
    );
    const killed = new Child({
      name: 'parent',
      script: parent,
      env: process.env,
      logFile: join(dir, 'parent.log'),
    });
    const pid = Number(await killed.firstMessage());
    expect(isAlive(pid)).toBe(true);

    killed.kill();
    await killed.ended;

    await expect.poll(() => isAlive(pid), { timeout: 5_000 }).toBe(false);
  });
});

describe('start/house', { timeout: 30_000 }, () => {
  it('closes in the opposite order and keeps going when one can not be closed', async () => {
    const closed: string[] = [];
    const house = new House({ onEnded: () => undefined, onHopeless: () => undefined });
    for (const name of ['database', 'API', 'site']) {
      house.onClose(() => {
        closed.push(name);
        return name === 'API' ? Promise.reject(new Error('stuck')) : Promise.resolve();
      });
    }

    await Promise.all([house.close(), house.close()]);

    expect(closed).toEqual(['site', 'API', 'database']);
  });

  it('starts a child again that ended, and gives up on one that always ends', async () => {
    const file = await script('ends.mjs', 'console.error("Error: again"); process.exit(1);');
    let endings = 0;
    const hopeless = await new Promise((resolve) => {
      const house = new House({
        onEnded: () => (endings += 1),
        onHopeless: (name, { why }) => resolve(`${name}: ${why}`),
      });
      house.keep({ name: 'ends', script: file, env: process.env, logFile: join(dir, 'ends.log') });
    });

    expect(hopeless).toBe('ends: Error: again');
    expect(endings).toBe(2);
  });
});
