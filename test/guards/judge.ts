import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const Report = z.object({
  testResults: z.array(
    z.object({
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.enum(['passed', 'failed', 'skipped', 'pending', 'todo']),
        }),
      ),
    }),
  ),
});

export interface Question {
  spec: string;
  /** A part of the names of the tests to run. */
  test: string;
}

export interface Colours {
  red: number;
  green: number;
}

// A guard that is gone may let a test wait for ever.
const PATIENCE_MS = 180_000;

/** Runs the named tests of a spec in a tree. A spec that can't be loaded has none: that proves nothing. */
export async function coloursOf(root: string, { spec, test }: Question): Promise<Colours> {
  const file = join(root, 'colours.json');
  await rm(file, { force: true });
  const project = spec.startsWith('test/integration/') ? 'integration' : 'unit';
  const args = [
    join(root, 'node_modules/vitest/vitest.mjs'),
    ...['run', '--config', 'test/vitest.config.ts', '--project', project, spec],
    ...['-t', test.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')],
    ...['--reporter=json', `--outputFile.json=${file}`],
  ];
  await run(root, args);
  const report = Report.safeParse(JSON.parse(await readFile(file, 'utf8').catch(() => 'null')));
  const tests = report.success ? report.data.testResults.flatMap((result) => result.assertionResults) : [];
  const named = tests.filter(({ fullName }) => fullName.includes(test));
  return {
    red: named.filter(({ status }) => status === 'failed').length,
    green: named.filter(({ status }) => status === 'passed').length,
  };
}

function run(cwd: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd, stdio: 'ignore', detached: true });
    const timer = setTimeout(() => {
      // With the workers that it started.
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    }, PATIENCE_MS);
    child.once('error', reject);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
