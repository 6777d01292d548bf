import { defineConfig } from 'vitest/config';

// Our own packages are read from their sources. Vitest hands this list to Node, where "import" or "module" would
// make a package's require() load ES modules (pg breaks on that), so it names no more than it must.
const resolve = { conditions: ['source', 'node'] };
const ssr = { resolve: { conditions: resolve.conditions, externalConditions: ['source'] } };
const root = new URL('..', import.meta.url).pathname;

export default defineConfig({
  root,
  test: {
    projects: [
      {
        root,
        resolve,
        ssr,
        test: {
          name: 'unit',
          setupFiles: ['test/fixed-dice.ts'],
          include: [
            '{db,crawler,api,web,start}/**/*.spec.{ts,tsx}',
            'test/{lab,bench,lexicon,zoo,guards,ssrf}/**/*.spec.ts',
            'test/*.spec.ts',
          ],
          exclude: ['**/node_modules/**', '**/dist/**', '**/.next/**'],
        },
      },
      {
        root,
        resolve,
        ssr,
        test: {
          name: 'integration',
          include: ['test/integration/**/*.spec.ts'],
          globalSetup: ['test/integration/postgres.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          pool: 'forks',
        },
      },
      {
        root,
        resolve,
        ssr,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.spec.ts'],
          testTimeout: 300_000,
          hookTimeout: 600_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
