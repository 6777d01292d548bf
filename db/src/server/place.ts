import { createHash } from 'node:crypto';
import { chmod, chown, lstat, mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { copyBinaries, findBinaries, restoreLinks } from './binaries.ts';
import { ServerError } from './explain.ts';
import { closedDirectory, pickUser, type User } from './user.ts';

/** Where everything of one embedded server is. */
export interface Place {
  /** Password and port: ours alone. */
  home: string;
  /** PostgreSQL's own data directory, which belongs to `user`. */
  cluster: string;
  /** Holds `initdb`, `pg_ctl` and `postgres`. */
  bin: string;
  user: User | undefined;
  /** A sentence for the operator when the data lies elsewhere than asked. */
  note: string | undefined;
}

/** Decides where the server lives and whom it runs as, and makes both ready. */
export async function preparePlace(dataDir: string): Promise<Place> {
  const home = resolve(dataDir);
  await mkdir(home, { recursive: true });
  const native = findBinaries();
  await restoreLinks(native);
  const user = await pickUser(join(home, 'cluster'));
  if (!user) return { home, cluster: join(home, 'cluster'), bin: join(native, 'bin'), user, note: undefined };

  // The password's own mode keeps it ours; the server's user only has to pass through.
  await chmod(home, 0o711);
  const closed = (await closedDirectory(home, user)) ?? (await closedDirectory(native, user));
  if (closed === undefined) {
    return { home, cluster: join(home, 'cluster'), bin: join(native, 'bin'), user, note: undefined };
  }
  const outside = await openHome(home);
  return {
    home,
    cluster: join(outside, 'cluster'),
    bin: join(await copyBinaries(native, outside), 'bin'),
    // The cluster there may have been made for another user than today's choice.
    user: (await pickUser(join(outside, 'cluster'))) ?? user,
    note: `The database lies in ${outside}, because the user ${user.name}, whom PostgreSQL runs as, may not enter ${closed}.`,
  };
}

/** Gives a directory, just made, to the server's user, closed to everybody else. */
export async function makePrivate(directory: string, user: User | undefined): Promise<void> {
  await mkdir(directory, { mode: 0o700 });
  if (user) await chown(directory, user.uid, user.gid);
}

/** A directory outside the checkout, the same for the same checkout; /var/tmp outlives a restart of the machine. */
async function openHome(home: string): Promise<string> {
  const outside = join(
    '/var/tmp',
    `homeport-${createHash('sha256').update(home).digest('hex').slice(0, 12)}`,
  );
  await mkdir(outside, { recursive: true, mode: 0o755 });
  const found = await lstat(outside);
  // Everybody may write to /var/tmp: what another user put there under our name is not to be trusted.
  if (!found.isDirectory() || found.uid !== process.getuid?.()) {
    throw new ServerError(`${outside} belongs to somebody else: remove it, then start again.`);
  }
  return outside;
}
