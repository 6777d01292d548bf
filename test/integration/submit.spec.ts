import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { openDatabase } from '@homeport/db';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../start/build.ts';
import { freshDatabase } from './postgres.ts';

const ROOT = new URL('../..', import.meta.url).pathname;

describe('npm run submit', () => {
  let db: DataSource;
  let dir: string;
  let url: string;

  beforeAll(async () => {
    await build();
    dir = await mkdtemp(join(tmpdir(), 'homeport-submit-'));
    ({ url } = await freshDatabase());
    db = await openDatabase({ url, application: 'spec', connectionsMax: 2 });
    await db.query(`insert into suppression (domain, reason) values ('shy.example', 'asked')`);
  });
  afterAll(async () => {
    await db.destroy();
    await rm(dir, { recursive: true, force: true });
  });

  /** Runs the command as its script in package.json does, with nothing of our own environment that could matter. */
  async function submit(args: string[], input = '') {
    const env = {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      NODE_NO_WARNINGS: '1',
      DATABASE_URL: url,
    };
    const child = spawn(process.execPath, [join(ROOT, 'start/submit.ts'), ...args], { cwd: dir, env });
    child.stdin.end(input);
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    const [said, complained] = await Promise.all([text(child.stdout), text(child.stderr)]);
    return { code: await ended, said: said.trimEnd().split('\n'), complained };
  }

  it('adds the names of a file, and says what became of each line', async () => {
    const lines = [
      '# mine',
      'One.example',
      'hub.example:50002',
      'hub.example:50001',
      '10.0.0.1',
      'shy.example',
    ];
    await writeFile(join(dir, 'names.txt'), lines.join('\n'));
    const { code, said, complained } = await submit(['--network', 'lbry', 'names.txt']);

    expect(complained).toBe('');
    expect(said).toEqual([
      'added     one.example',
      'added     hub.example:50002',
      'added     hub.example',
      'left out  shy.example',
      'refused   names.txt, line 5: "10.0.0.1": an instance is known by its name, not by an address',
      '3 added, 0 known, 0 held, 1 left out, 1 refused',
    ]);
    expect(code).toBe(1);
    const rows: unknown[] = await db.query(
      `select network, domain, registrable_domain, discovered_by from instance order by domain`,
    );
    expect(rows).toEqual(
      ['hub.example', 'hub.example:50002', 'one.example'].map((domain) => ({
        network: 'lbry',
        domain,
        registrable_domain: domain.replace(':50002', ''),
        discovered_by: 'submitted',
      })),
    );
  });

  it('knows a name again, in its network', async () => {
    await submit(['two.example']);
    const again = await submit(['-'], 'two.example\nthree.example\n');

    expect(again).toEqual({
      code: 0,
      said: [
        'known     two.example',
        'added     three.example',
        '1 added, 1 known, 0 held, 0 left out, 0 refused',
      ],
      complained: '',
    });
    expect((await submit(['--network', 'matrix', 'two.example'])).said[0]).toBe('added     two.example');
  });

  it('holds what one domain has too many of', async () => {
    const names = Array.from({ length: 22 }, (_, index) => `h${index}.flood.example`);
    const { said } = await submit(['-'], names.join('\n'));

    expect(said.at(-1)).toBe('20 added, 0 known, 2 held, 0 left out, 0 refused');
  });

  it('says what to type', async () => {
    const { code, complained } = await submit([]);

    expect(code).toBe(2);
    expect(complained).toMatch(/^Say which servers: npm run submit/);
  });
});
