import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findCircles, readImports, type Import, type Imports } from './boundaries/imports.ts';
import { EXCEPTIONS, findBreaches } from './boundaries/rules.ts';

const ROOT = join(import.meta.dirname, '..');
const NOT_OURS = new Set(['node_modules', 'dist', '.next', '.git', '.data', '.turbo', 'test-results']);

function listSources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    if (NOT_OURS.has(entry.name)) return [];
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return listSources(path);
    return /\.(tsx?|mts|m?js)$/.test(entry.name) && !entry.name.endsWith('.d.ts') ? [path] : [];
  });
}

function readAll(): Imports {
  return Object.fromEntries(
    listSources('').map((file) => [file, readImports(file, readFileSync(join(ROOT, file), 'utf8'))]),
  );
}

function value(from: string, ...names: string[]): Import {
  return { from, isType: false, names };
}

function type(from: string): Import {
  return { from, isType: true, names: [] };
}

describe('boundaries of this checkout', () => {
  const imports = readAll();

  it('reads every workspace', () => {
    const homes = new Set(Object.keys(imports).map((file) => file.split('/')[0]));
    expect([...homes]).toEqual(expect.arrayContaining(['api', 'crawler', 'db', 'start', 'test', 'web']));
    expect(Object.values(imports).flat().length).toBeGreaterThan(200);
  });

  it('are kept', () => {
    expect(findBreaches(imports)).toEqual([]);
  });

  it('need each of their exceptions', () => {
    const kept = findBreaches(imports).length;
    const needless = EXCEPTIONS.filter((one) => {
      const others = EXCEPTIONS.filter((other) => other !== one);
      return findBreaches(imports, others).length === kept;
    });
    expect(needless.map(({ file, from }) => `${file} takes ${from}`)).toEqual([]);
  });
});

describe('boundaries/rules', () => {
  const breaches: [string, Import, string][] = [
    ['db/src/a.ts', value('@homeport/crawler/x.ts'), 'a workspace'],
    ['db/src/a.ts', value('../../crawler/src/x.ts'), 'a workspace'],
    ['crawler/src/a.ts', value('@homeport/api/contract'), 'a workspace'],
    ['api/src/a.ts', type('@homeport/crawler/outcome.ts'), 'a workspace'],
    ['api/src/a.ts', type('../../crawler/src/outcome.ts'), 'a workspace'],
    ['crawler/src/a.spec.ts', value('../../api/src/x.ts'), 'a workspace'],
    ['web/src/a.tsx', value('@homeport/db'), 'a workspace'],
    ['web/src/a.tsx', type('@homeport/api/http/x.ts'), 'a workspace'],
    ['start/main.ts', value('../test/lab/index.ts'), 'a workspace'],
    ['crawler/src/probes/a.ts', value('got'), 'only crawler/src/net'],
    ['crawler/src/visit/a.ts', value('node:net', 'connect'), 'only crawler/src/net'],
    ['crawler/src/visit/a.ts', value('node:net', 'isIP', 'connect'), 'only crawler/src/net'],
    ['crawler/src/visit/a.ts', value('net'), 'only crawler/src/net'],
    ['api/src/a.ts', value('node:tls'), 'only crawler/src/net'],
    ['api/src/a.ts', value('node:dns/promises', 'resolve4'), 'only crawler/src/net'],
    ['api/src/a.ts', value('node:dgram'), 'only crawler/src/net'],
    ['api/src/a.ts', value('node:https'), 'only crawler/src/net'],
    ['api/src/a.ts', value('global:fetch'), 'only crawler/src/net'],
    ['web/src/app/page.tsx', value('global:fetch'), 'only crawler/src/net'],
    ['crawler/src/health/a.ts', value('typeorm', 'DataSource'), 'only db, the store'],
    ['crawler/src/run/a.ts', value('typeorm', 'DataSource'), 'only db, the store'],
    ['crawler/src/health/a.ts', type('typeorm'), 'only db, the store'],
    ['api/src/instances/instances.controller.ts', value('pg'), 'only db, the store'],
    ['web/src/a.ts', value('pg'), 'only db, the store'],
    ['web/src/components/a.tsx', value('chart.js'), 'only web/src/charts'],
    ['web/src/components/a.tsx', type('chart.js'), 'only web/src/charts'],
  ];
  for (const [file, taken, rule] of breaches) {
    it(`refuses that ${file} takes ${taken.isType ? 'the type of ' : ''}${taken.from} ${taken.names.join(', ')}`, () => {
      const found = findBreaches({ [file]: [taken] });
      expect(found).toHaveLength(1);
      expect(found[0]).toMatch(new RegExp(`^${rule}.*: ${file} takes `));
    });
  }

  const allowed: [string, Import][] = [
    ['crawler/src/net/a.ts', value('got')],
    ['crawler/src/config.ts', value('node:net', 'isIP')],
    ['crawler/src/visit/a.ts', type('node:http')],
    ['crawler/src/store/a.ts', value('typeorm', 'DataSource')],
    ['crawler/src/run/a.ts', type('typeorm')],
    ['api/src/instances/instances.queries.ts', value('pg')],
    ['web/src/charts/a.tsx', value('chart.js')],
    ['web/serve.ts', value('node:http', 'createServer')],
    ['test/lab/a.ts', value('@homeport/crawler/a.ts')],
    ['db/src/server/a.spec.ts', value('node:net', 'createServer')],
  ];
  for (const [file, taken] of allowed) {
    it(`lets ${file} take ${taken.from}`, () => {
      expect(findBreaches({ [file]: [taken] })).toEqual([]);
    });
  }

  it('refuses a circle, however long, and names the way round', () => {
    const circle = {
      'db/src/b.ts': [value('./c.ts')],
      'db/src/a.ts': [value('./b.ts')],
      'db/src/c.ts': [value('./deep/../a.ts'), value('./d.ts')],
      'db/src/d.ts': [],
    };

    expect(findBreaches(circle)).toEqual([
      'no import goes round in a circle: db/src/a.ts → db/src/b.ts → db/src/c.ts → db/src/a.ts',
    ]);
    expect(findCircles({ 'db/src/a.ts': [value('./a.ts')] })).toHaveLength(1);
    expect(findCircles({ 'db/src/a.ts': [type('./b.ts')], 'db/src/b.ts': [value('./a.ts')] })).toEqual([]);
  });
});

describe('boundaries/imports', () => {
  it('sees every way to take something', () => {
    const text = `
      import 'side-effect';
      import whole from 'whole';
      import * as space from 'space';
      import { a, type B, c as d } from 'named';
      import { type E } from 'types-by-name';
      import type { F } from 'types';
      export { g } from 'passed-on';
      export * from 'all-passed-on';
      export const h = 1;
      const late = await import('late');
      const old = require('old');
      type I = import('type-of').I;
      await fetch('x'); await globalThis.fetch('y'); new WebSocket('z');
      // import 'comment';
      const text = "import 'text'";
      client.fetch('ours');`;

    expect(readImports('a.ts', text)).toEqual([
      value('side-effect'),
      value('whole'),
      value('space'),
      value('named', 'a', 'c'),
      { from: 'types-by-name', isType: true, names: [] },
      type('types'),
      value('passed-on'),
      value('all-passed-on'),
      value('late'),
      value('old'),
      type('type-of'),
      value('global:fetch'),
      value('global:fetch'),
      value('global:WebSocket'),
    ]);
  });
});
