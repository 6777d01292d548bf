import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { takeOut } from './guard.ts';
import { GUARDS } from './list/index.ts';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

describe('test/guards', () => {
  it.each(GUARDS)('can take out: $name', (guard) => {
    const source = read(guard.file);

    expect(takeOut(guard, source)).not.toBe(source);
    expect(read(guard.spec).length).toBeGreaterThan(0);
  });

  it('name each guard once', () => {
    expect(new Set(GUARDS.map(({ name }) => name)).size).toBe(GUARDS.length);
  });

  it('refuse to take out what is not there, or is there twice', () => {
    const guard = { name: 'a', file: 'a.ts', code: 'x', without: 'y', spec: 'a.spec.ts', test: 'a' };

    expect(() => takeOut(guard, 'abc')).toThrow('0 times');
    expect(() => takeOut(guard, 'axbx')).toThrow('2 times');
    expect(takeOut(guard, 'axb')).toBe('ayb');
  });
});
