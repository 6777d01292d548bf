import { readFile, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { ServerError } from './explain.ts';

/** Whom PostgreSQL runs as; `undefined` means: as ourselves. */
export interface User {
  name: string;
  uid: number;
  gid: number;
}

// PostgreSQL refuses to run as root. The first of these is made for it; the others exist nearly everywhere.
const UNPRIVILEGED = ['postgres', 'nobody', 'daemon'];

/** Picks the user for a cluster: the owner of what is there already, or else an unprivileged one. */
export async function pickUser(cluster: string): Promise<User | undefined> {
  const self = process.getuid?.();
  const owner = await stat(cluster).catch(() => undefined);
  if (self !== 0) {
    if (self === undefined || owner === undefined || owner.uid === self) return undefined;
    throw new ServerError(
      `The database in ${cluster} belongs to another user (uid ${owner.uid}): start Homeport as that user or as root, or move the directory away.`,
    );
  }
  const users = parsePasswd(await readFile('/etc/passwd', 'utf8').catch(() => ''));
  if (owner !== undefined && owner.uid !== 0) {
    const name = users.find(({ uid }) => uid === owner.uid)?.name ?? `uid ${owner.uid}`;
    return { name, uid: owner.uid, gid: owner.gid };
  }
  const found = UNPRIVILEGED.flatMap((name) => users.filter((user) => user.name === name && user.uid > 0))[0];
  if (found) return found;
  throw new ServerError(
    `PostgreSQL does not run as root and none of the users ${UNPRIVILEGED.join(', ')} exists: add one, start Homeport as an ordinary user, or set DATABASE_URL.`,
  );
}

export function parsePasswd(text: string): User[] {
  return text.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':');
    if (!name || !uid || !gid) return [];
    return [{ name, uid: Number(uid), gid: Number(gid) }];
  });
}

/** The first directory on the way down to `path` that `user` may not enter; `undefined` when all are open. */
export async function closedDirectory(path: string, user: User): Promise<string | undefined> {
  const way: string[] = [];
  for (let at = resolve(path); ; at = dirname(at)) {
    way.unshift(at);
    if (dirname(at) === at) break;
  }
  for (const at of way) {
    const found = await stat(at).catch(() => undefined);
    if (!found?.isDirectory()) return undefined;
    const bit = found.uid === user.uid ? 0o100 : found.gid === user.gid ? 0o010 : 0o001;
    if ((found.mode & bit) === 0) return at;
  }
  return undefined;
}
