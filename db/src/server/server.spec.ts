import { spawn, type ChildProcess } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ensureDatabase } from './ensure-database.ts';
import { isPostgres, readPostmaster } from './postmaster.ts';
import { startServer, type EmbeddedServer } from './server.ts';
import { closedDirectory } from './user.ts';

const isRoot = process.getuid?.() === 0 && process.platform === 'linux';
const nobody = { name: 'nobody', uid: 65_534, gid: 65_534 };
const isOpenToNobody = (await closedDirectory(import.meta.dirname, nobody)) === undefined;
const module = new URL('./server.ts', import.meta.url).href;

let dataDir: string;
let running: EmbeddedServer | undefined;

async function start(options: { port?: number; onLost?: () => void } = {}): Promise<EmbeddedServer> {
  running = await startServer({ dataDir, ...options });
  return running;
}

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ answer: unknown }>(sql);
    return rows[0]?.answer;
  } finally {
    await client.end();
  }
}

async function pidOf(dir: string): Promise<number> {
  const found = await readPostmaster(join(dir, 'cluster'));
  if (!found) throw new Error('no server runs');
  return found.pid;
}

/** Starts a server from another process, which says its URL and then waits. */
async function startElsewhere(
  dir: string,
  user: { uid?: number; gid?: number } = {},
): Promise<[ChildProcess, string]> {
  const script = `import { startServer } from ${JSON.stringify(module)};
    const { url } = await startServer({ dataDir: ${JSON.stringify(dir)} });
    console.log(url);
    setInterval(() => undefined, 1000);`;
  const args = ['--input-type=module-typescript', '-e', script];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'], cwd: '/', ...user });
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()));
    child.once('exit', () => reject(new Error('the other process ended early')));
  });
  return [child, url];
}

async function killHard(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'homeport-server-'));
});
afterEach(async () => {
  await running?.stop();
  running = undefined;
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

describe('db/server', { timeout: 60_000 }, () => {
  it('starts, answers, and leaves no process behind', async () => {
    const server = await start();
    const pid = await pidOf(dataDir);

    expect(await ask(server.url, "select current_setting('server_version_num')::int / 10000 as answer")).toBe(
      18,
    );
    expect(await ask(server.url, "select current_setting('listen_addresses') as answer")).toBe('127.0.0.1');
    expect(await ask(server.url, "select current_setting('fsync') as answer")).toBe('on');
    expect(server.adopted).toBe(false);
    await server.stop();

    expect(await isPostgres(pid)).toBe(false);
    expect(await readPostmaster(join(dataDir, 'cluster'))).toBeUndefined();
  });

  it('keeps data, password and port from one start to the next', async () => {
    const first = await start();
    const url = await ensureDatabase(first.url, 'kept');
    await ask(url, "create table note as select 'still here' as answer");
    await first.stop();

    const second = await start();

    expect(second.url).toBe(first.url);
    expect(await ask(await ensureDatabase(second.url, 'kept'), 'select answer from note')).toBe('still here');
  });

  it('lets nobody in without the password, which only its owner can read', async () => {
    const server = await start();
    const wrong = new URL(server.url);
    wrong.password = 'wrong';

    await expect(ask(wrong.href, 'select 1')).rejects.toThrow(/password authentication failed/);
    expect((await stat(join(dataDir, 'password'))).mode & 0o777).toBe(0o600);
    expect(
      (await readFile(join(dataDir, 'cluster', 'pg_hba.conf'), 'utf8')).match(/^[^#]+trust/m),
    ).toBeNull();
  });

  it('adopts the server of a parent that was killed, then stops it', async () => {
    const [parent, url] = await startElsewhere(dataDir);
    await ask(url, 'create table left_behind as select 7 as answer');
    const pid = await pidOf(dataDir);
    await killHard(parent);

    const server = await start();

    expect(server.adopted).toBe(true);
    expect(await pidOf(dataDir)).toBe(pid);
    expect(await ask(server.url, 'select answer from left_behind')).toBe(7);
    await server.stop();
    expect(await isPostgres(pid)).toBe(false);
  });

  it('refuses to share a server with a parent that lives', async () => {
    await start();

    await expect(startServer({ dataDir })).rejects.toThrow(/already runs on the database .* stop it first/);
  });

  it('removes the trace of a server that died, even when its number belongs to another process now', async () => {
    await start().then((server) => server.stop());
    await writeFile(join(dataDir, 'cluster', 'postmaster.pid'), `${process.pid}\n/x\n1\n5432\n`);

    const server = await start();

    expect(server.adopted).toBe(false);
    expect(await ask(server.url, 'select 1 as answer')).toBe(1);
  });

  it('recovers after the server itself was killed, and says that it was lost', async () => {
    let lost = false;
    const first = await start({ onLost: () => (lost = true) });
    await ask(first.url, 'create table survives as select 1 as answer');
    process.kill(await pidOf(dataDir), 'SIGKILL');
    await expect.poll(() => lost).toBe(true);

    const second = await start();

    expect(await ask(second.url, 'select answer from survives')).toBe(1);
  });

  it('begins anew where the first start was cut short', async () => {
    const cutShort = await mkdtemp(join(tmpdir(), 'homeport-server-'));
    await writeFile(join(cutShort, 'cluster.new'), 'half of a cluster');

    running = await startServer({ dataDir: cutShort });

    expect(await ask(running.url, 'select 1 as answer')).toBe(1);
    await running.stop();
    await rm(cutShort, { recursive: true });
  });

  it('takes another port when the one of last time is taken, and says so when the port was asked for', async () => {
    const first = await start();
    const port = Number(new URL(first.url).port);
    await first.stop();
    const squatter = createServer().listen(port, '127.0.0.1');
    await new Promise((resolve) => squatter.once('listening', resolve));

    await expect(startServer({ dataDir, port })).rejects.toThrow(
      `Port ${port}, which the database should use, is taken: stop the program that uses it or choose another port.`,
    );
    expect(new URL((await start()).url).port).not.toBe(String(port));
    await new Promise((resolve) => squatter.close(resolve));
  });

  it('says what to do when the password was lost', async () => {
    await start().then((server) => server.stop());
    const password = await readFile(join(dataDir, 'password'));
    await rm(join(dataDir, 'password'));

    await expect(startServer({ dataDir })).rejects.toThrow(/password of the database is gone: put .* back/);
    await writeFile(join(dataDir, 'password'), password, { mode: 0o600 });
  });

  it.skipIf(!isRoot)('runs as an unprivileged user when started by root (needs root)', async () => {
    await start();

    const owner = await stat(`/proc/${await pidOf(dataDir)}`);

    expect(owner.uid).toBeGreaterThan(0);
    expect((await stat(join(dataDir, 'password'))).uid).toBe(0);
  });

  it.skipIf(!isRoot)(
    'moves out of a directory that the unprivileged user may not enter (needs root)',
    async () => {
      const closed = await mkdtemp(join(tmpdir(), 'homeport-closed-'));
      await chmod(closed, 0o700);

      running = await startServer({ dataDir: join(closed, 'postgres') });

      expect(running.note).toContain(`may not enter ${closed}`);
      expect(await ask(running.url, 'select 1 as answer')).toBe(1);
      const outside = /lies in (\S+),/.exec(running.note ?? '')?.[1] ?? '';
      await running.stop();
      await rm(outside, { recursive: true });
      await rm(closed, { recursive: true });
    },
  );

  it.skipIf(!isRoot || !isOpenToNobody)(
    'runs as the ordinary user who starts it (needs root to become one)',
    async () => {
      const theirs = await mkdtemp(join(tmpdir(), 'homeport-theirs-'));
      await chmod(theirs, 0o777);
      const [parent, url] = await startElsewhere(join(theirs, 'postgres'), { uid: 65_534, gid: 65_534 });

      expect(await ask(url, 'select 1 as answer')).toBe(1);
      expect((await stat(`/proc/${await pidOf(join(theirs, 'postgres'))}`)).uid).toBe(65_534);
      await killHard(parent);
      running = await startServer({ dataDir: join(theirs, 'postgres') });
      expect(running.adopted).toBe(true);
      await running.stop();
      await rm(theirs, { recursive: true });
    },
  );
});

describe('db/server ensureDatabase', { timeout: 60_000 }, () => {
  it('creates a database once, however many ask', async () => {
    const { url } = await start();

    const made = await Promise.all(Array.from({ length: 8 }, () => ensureDatabase(url, 'wanted')));

    expect(new Set(made).size).toBe(1);
    expect(await ask(made[0] ?? '', 'select current_database() as answer')).toBe('wanted');
  });

  it('refuses a name that would need quoting', async () => {
    await expect(ensureDatabase('postgres://nowhere', 'a"; drop')).rejects.toThrow(
      /named with small letters/,
    );
  });
});
