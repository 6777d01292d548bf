import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const ROOT = join(import.meta.dirname, '..');
const NOT_OURS = new Set(['node_modules', 'dist', '.next', '.git', '.data', '.turbo', 'test-results']);
const Package = z.object({ workspaces: z.array(z.string()), scripts: z.record(z.string(), z.string()) });
const { workspaces, scripts } = Package.parse(JSON.parse(read('package.json')));
const ROOMS = workspaces.map((workspace) => `${workspace}/README.md`);
const DOCS = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', ...ROOMS];
const FILES = listPaths('');

function read(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

/** All files and folders of the checkout, folders with a slash at the end. */
function listPaths(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}${entry.name}`;
    if (NOT_OURS.has(entry.name)) return [];
    return entry.isDirectory() ? [`${path}/`, ...listPaths(`${path}/`)] : [path];
  });
}

/** What stands between backticks within a line and looks like a file or folder of ours. */
function pathsIn(text: string): string[] {
  const prose = text.replace(/^```[\s\S]*?^```/gm, '');
  return [...prose.matchAll(/`([^`\n]+)`/g)]
    .map((match) => match[1] ?? '')
    .filter((code) => /^[\w.-]+(\/[\w.[\]-]+)*(\/|\.(ts|tsx|js|json|md|svg|png|yml|css))$/.test(code))
    .filter((path) => !path.split('/').some((part) => NOT_OURS.has(part)));
}

/** A document names what it means as briefly as it can: the end of a path is enough. */
function exists(path: string): boolean {
  return FILES.some((file) => file === path || file.endsWith(`/${path}`));
}

function linksIn(text: string): string[] {
  const targets = [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].map((match) => match[1] ?? '');
  return targets.filter((target) => !/^https?:/.test(target));
}

function scriptsIn(text: string): string[] {
  return [...text.matchAll(/npm run ([\w:]+)/g)].map((match) => match[1] ?? '');
}

/** The names of variables that a source reads: env['X'], process.env.X, readNumber(env, 'X'), or a key of a zod object. */
function variablesIn(source: string): string[] {
  const forms = [
    /env\['([A-Z][A-Z_]+)'\]/g,
    /process\.env\.([A-Z][A-Z_]+)/g,
    /\(\s*env,\s+'([A-Z][A-Z_]+)'/g,
  ];
  const keys = /^ +([A-Z][A-Z_]+): (?:z\.|z$|address)/gm;
  return [...forms, keys].flatMap((form) => [...source.matchAll(form)].map((match) => match[1] ?? ''));
}

function variablesRead(): string[] {
  const sources = FILES.filter(
    (file) =>
      /^((db|crawler|api|web)\/src|start|web\/serve\.ts)/.test(file) &&
      /\.(ts|tsx)$/.test(file) &&
      !/\.(spec|fixture)\.ts$/.test(file),
  );
  const composed = [...read('docker-compose.yml').matchAll(/\$\{([A-Z_]+)/g)].map((match) => match[1] ?? '');
  const found = [...sources.flatMap((file) => variablesIn(read(file))), ...composed];
  return [...new Set(found)].sort();
}

/** The commands of the fenced blocks, without their comments. */
function commandsIn(text: string): string[] {
  const blocks = [...text.matchAll(/^```sh\n([\s\S]*?)^```/gm)].map((match) => match[1] ?? '');
  const lines = blocks.flatMap((block) => block.split('\n')).flatMap((line) => line.split('&&'));
  return lines.map((line) => line.replace(/ #.*/, '').trim()).filter((line) => line !== '');
}

describe.each(DOCS)('%s', (doc) => {
  const text = read(doc);

  it('names paths that exist', () => {
    expect(pathsIn(text).filter((path) => !exists(path))).toEqual([]);
    const broken = linksIn(text).filter((target) => !existsSync(join(ROOT, dirname(doc), target)));
    expect(broken).toEqual([]);
  });

  it('names scripts that exist', () => {
    expect(scriptsIn(text).filter((name) => !(name in scripts))).toEqual([]);
  });
});

describe('README.md', () => {
  const readme = read('README.md');

  it('lists every variable that is read, and no other', () => {
    const listed = [...readme.matchAll(/^\| `([A-Z][A-Z_]+)`/gm)].map((match) => match[1] ?? '');
    expect(listed.toSorted()).toEqual(variablesRead());
  });

  it('names every command that CI runs', () => {
    const steps = read('.ci/run')
      .split('\n')
      .filter((line) => line !== '' && !/^(#|set |cd )/.test(line));
    expect(steps.at(-1)).toBe('npm test');
    expect(steps.filter((step) => !commandsIn(readme).includes(step))).toEqual([]);
  });
});

describe.each(ROOMS)('%s', (doc) => {
  it('is short', () => {
    expect(read(doc).trimEnd().split('\n').length).toBeLessThanOrEqual(40);
  });
});

describe('what the documents are held to', () => {
  it('would notice a path, a link, a script and a variable that are gone', () => {
    const text =
      'See `crawler/src/gone.ts`, `gone/`, [there](gone.md#a), `npm run gone`, `/docs`, `dist/x.js`.';
    expect(pathsIn(text)).toEqual(['crawler/src/gone.ts', 'gone/']);
    expect(pathsIn(text).filter(exists)).toEqual([]);
    expect(exists('net/got-fetcher.ts')).toBe(true);
    expect(exists('ot-fetcher.ts')).toBe(false);
    expect(linksIn(text)).toEqual(['gone.md']);
    expect(scriptsIn(text)).toEqual(['gone']);
    expect(variablesIn("env['A_B'] process.env.C_D readPort(env, 'E_F', 1)\n  G_H: z.string(),")).toEqual([
      'A_B',
      'C_D',
      'E_F',
      'G_H',
    ]);
  });
});
