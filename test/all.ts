// npm test: all that CI runs, cheapest first. The last line is the sum.
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

interface Step {
  name: string;
  script: string;
  /** Vitest counts its tests; of any other step there is one. */
  isVitest?: boolean;
}

interface Result {
  passed: number;
  failed: number;
  skipped: number;
}

const STEPS: readonly Step[] = [
  { name: 'format', script: 'format' },
  { name: 'lint', script: 'lint' },
  { name: 'types', script: 'types' },
  { name: 'build', script: 'build' },
  { name: 'unit', script: 'test:unit', isVitest: true },
  { name: 'integration', script: 'test:int', isVitest: true },
  { name: 'end to end', script: 'test:e2e', isVitest: true },
];

const Report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});

const reports = await mkdtemp(join(tmpdir(), 'homeport-test-'));
const sum: Result = { passed: 0, failed: 0, skipped: 0 };
const lines: string[] = [];
for (const step of STEPS) {
  process.stdout.write(`\n== ${step.name}\n`);
  const startedAt = Date.now();
  const result = await runStep(step);
  sum.passed += result.passed;
  sum.failed += result.failed;
  sum.skipped += result.skipped;
  lines.push(lineOf(step.name, result, (Date.now() - startedAt) / 1000));
}
await rm(reports, { recursive: true, force: true });
process.stdout.write(`\n${lines.join('\n')}\n\n${sum.passed} passed, ${sum.failed} failed\n`);
process.exitCode = sum.failed === 0 ? 0 : 1;

async function runStep({ script, isVitest = false }: Step): Promise<Result> {
  if (!isVitest) {
    const code = await npmRun(script, []);
    return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  }
  const file = join(reports, `${script.replace(':', '-')}.json`);
  const code = await npmRun(script, ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]);
  const report = Report.safeParse(JSON.parse(await readFile(file, 'utf8').catch(() => 'null')));
  if (!report.success) return { passed: 0, failed: 1, skipped: 0 };
  const { numPassedTests, numFailedTests, numPendingTests, testResults } = report.data;
  // A file that can't even be loaded has no tests that could fail.
  const unloaded = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  const failed = numFailedTests + unloaded.length;
  return {
    passed: numPassedTests,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: numPendingTests,
  };
}

/** Runs a script of the root package.json, the same that a person would. */
function npmRun(script: string, args: string[]): Promise<number> {
  const npm = process.env['npm_execpath'];
  const [file, first] = npm === undefined ? ['npm', []] : [process.execPath, [npm]];
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1', TURBO_TELEMETRY_DISABLED: '1' };
  return new Promise((resolve) => {
    const child = spawn(file, [...first, 'run', '--silent', script, '--', ...args], {
      stdio: 'inherit',
      env,
    });
    child.once('error', (error) => {
      process.stderr.write(`${error.message}\n`);
      resolve(1);
    });
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

function lineOf(name: string, { passed, failed, skipped }: Result, seconds: number): string {
  const skips = skipped === 0 ? '' : `, ${skipped} skipped`;
  return `${name.padEnd(12)} ${seconds.toFixed(1).padStart(6)} s  ${passed} passed, ${failed} failed${skips}`;
}
