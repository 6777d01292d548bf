import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ZOO } from './zoo/zoo.ts';

const ROOT = join(import.meta.dirname, '..');
const NOT_OURS = new Set(['node_modules', 'dist', '.next', '.git', '.data', '.turbo']);
const COVERED = ['yes', 'in part', '**no**', 'no need'];

interface Row {
  id: string;
  covered: string;
  tests: { file: string; title: string }[];
}

const text = readFileSync(join(ROOT, 'docs/faults.md'), 'utf8');
const rows = text.split('\n').flatMap((line): Row[] => {
  const [, id = '', , covered = '', , tests = ''] =
    line.split(' | ').length === 5 ? ['', ...cellsOf(line)] : [];
  return /^[A-Z]-?\d+$/.test(id) ? [{ id, covered, tests: testsIn(tests) }] : [];
});
const specs = listSpecs('');

function cellsOf(line: string): string[] {
  return line
    .replace(/^\| | \|$/g, '')
    .split(' | ')
    .map((cell) => cell.trim());
}

function testsIn(cell: string): Row['tests'] {
  return [...cell.matchAll(/`([^`]+)` “([^”]+)”/g)].map(([, file = '', title = '']) => ({ file, title }));
}

function listSpecs(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    if (NOT_OURS.has(entry.name)) return [];
    const path = `${folder}${entry.name}`;
    if (entry.isDirectory()) return listSpecs(`${path}/`);
    return path.endsWith('.spec.ts') ? [path] : [];
  });
}

/** Whether a spec of that name has that title, as it stands in its source. */
function isThere({ file, title }: Row['tests'][number]): boolean {
  return specs
    .filter((path) => path.endsWith(`/${file}`))
    .some((path) => readFileSync(join(ROOT, path), 'utf8').includes(title));
}

describe('docs/faults.md', () => {
  it('has each fault once, and says of each whether it is covered', () => {
    expect(rows.length).toBe(156);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    expect(rows.filter(({ covered }) => !COVERED.includes(covered))).toEqual([]);
  });

  it('names tests that are there', () => {
    const missing = rows.flatMap(({ id, tests }) =>
      tests.filter((test) => !isThere(test)).map((test) => ({ id, ...test })),
    );

    expect(missing).toEqual([]);
  });

  it('names a test for whatever it calls covered', () => {
    expect(rows.filter(({ covered, tests }) => covered === 'yes' && tests.length === 0)).toEqual([]);
  });

  it('has every fault that the zoo shows, and the zoo what it is named for', () => {
    const shown = new Set(ZOO.flatMap(({ faults }) => faults));
    const named = rows
      .filter(({ tests }) => tests.some(({ file }) => file === 'zoo.spec.ts'))
      .map(({ id }) => id);

    expect([...shown].filter((id) => !rows.some((row) => row.id === id))).toEqual([]);
    expect(named.filter((id) => !shown.has(id))).toEqual([]);
  });

  it('counts them rightly', () => {
    const of = (covered: string) => rows.filter((row) => row.covered === covered).length;
    const sentence = `Of ${rows.length} faults ${of('yes')} are covered, ${of('in part')} in part`;

    expect(text.replaceAll(/\s+/g, ' ')).toContain(sentence);
  });
});
