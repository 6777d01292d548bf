import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

const DATABASE_URL = 'postgres://homeport@db/homeport';

const faults: [string, Record<string, string>, string][] = [
  ['no database', {}, 'DATABASE_URL is missing'],
  ['another database', { DATABASE_URL: 'mysql://x/y' }, 'DATABASE_URL must look like'],
  ['another replica', { DATABASE_URL, DATABASE_READ_URL: 'nowhere' }, 'DATABASE_READ_URL must look like'],
  ['a port by name', { DATABASE_URL, API_PORT: 'http' }, 'API_PORT must be a port number from 0 to 65535'],
  ['a port too high', { DATABASE_URL, API_PORT: '70000' }, 'API_PORT must be'],
  ['a host with spaces', { DATABASE_URL, API_HOST: 'a b' }, 'API_HOST must be'],
  ['a public URL of another kind', { DATABASE_URL, PUBLIC_URL: 'javascript:1' }, 'PUBLIC_URL must be'],
];

describe('api/config', () => {
  for (const [name, env, sentence] of faults) {
    it(`refuses ${name}`, () => {
      expect(() => readConfig(env)).toThrow(sentence);
    });
  }

  it('names every fault at once', () => {
    expect(() => readConfig({ API_PORT: 'x', API_HOST: ' ' })).toThrow(
      /DATABASE_URL[^]*API_PORT[^]*API_HOST/,
    );
  });

  it('listens on loopback, port 3001, when it is not told otherwise', () => {
    expect(readConfig({ DATABASE_URL })).toMatchObject({ host: '127.0.0.1', port: 3001 });
  });
});
