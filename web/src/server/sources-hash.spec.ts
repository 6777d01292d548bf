import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashSources } from './sources-hash.ts';

describe('web/server/sources-hash', () => {
  let folder = '';

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'homeport-'));
    await writeFile(join(folder, 'page.tsx'), 'one');
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('changes with a content and with a name, and with nothing else', async () => {
    const first = await hashSources([folder]);

    expect(await hashSources([folder])).toBe(first);
    await writeFile(join(folder, 'page.tsx'), 'two');
    const second = await hashSources([folder]);
    expect(second).not.toBe(first);
    await rename(join(folder, 'page.tsx'), join(folder, 'other.tsx'));
    expect(await hashSources([folder])).not.toBe(second);
  });

  it('does not build again for a spec', async () => {
    const before = await hashSources([folder]);
    await writeFile(join(folder, 'page.spec.ts'), 'x');

    expect(await hashSources([folder])).toBe(before);
  });

  it('takes sources that an image leaves out for empty', async () => {
    expect(await hashSources([join(folder, 'nowhere')])).toBe(await hashSources([]));
  });
});
