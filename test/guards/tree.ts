import { cp, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { takeOut, type Guard } from './guard.ts';

const WORKSPACES = ['api', 'crawler', 'db', 'test', 'web'];
const LEFT_OUT = /(^|\/)(node_modules|\.git|\.next|\.turbo)$/;

/** A copy of the repository in which guards can be taken out. Packages are those of the original. */
export class Tree {
  readonly root: string;

  private constructor(root: string) {
    this.root = root;
  }

  static async copyOf(original: string, root: string): Promise<Tree> {
    await cp(original, root, { recursive: true, filter: (path) => !LEFT_OUT.test(relative(original, path)) });
    const [from, to] = [join(original, 'node_modules'), join(root, 'node_modules')];
    await mkdir(join(to, '@homeport'), { recursive: true });
    for (const name of await readdir(from)) {
      if (name !== '@homeport') await symlink(join(from, name), join(to, name));
    }
    // Our own packages are those of the copy, or nothing would be missing from them.
    for (const name of WORKSPACES) await symlink(join(root, name), join(to, '@homeport', name));
    return new Tree(root);
  }

  /** Does something without a guard, and puts it back. */
  async without<T>(guard: Guard, act: () => Promise<T>): Promise<T> {
    const path = join(this.root, guard.file);
    const source = await readFile(path, 'utf8');
    await writeFile(path, takeOut(guard, source));
    try {
      return await act();
    } finally {
      await writeFile(path, source);
    }
  }
}
