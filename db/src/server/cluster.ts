import { existsSync } from 'node:fs';
import { chown, readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { explain } from './explain.ts';
import { makePrivate, type Place } from './place.ts';
import { run } from './run.ts';

/** The one role of the embedded server; it owns everything. */
export const ROLE = 'homeport';

const LOG_BYTES_MAX = 8 * 1024 * 1024;

const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  // A socket's path is limited to 107 bytes, and a checkout may lie deep.
  unix_socket_directories: '',
  // Crawlers, the API, the side jobs and a few visitors with psql.
  max_connections: '150',
  shared_buffers: '128MB',
  // Planning for spinning disks makes PostgreSQL shun its indexes.
  random_page_cost: '1.1',
  max_wal_size: '1GB',
  fsync: 'on',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // Whoever is gone without a word should not hold a lock for the two hours that TCP allows.
  tcp_keepalives_idle: '60',
};

/** Creates the cluster once. It is made beside its place and moved there whole, so a broken start leaves no half of one. */
export async function createCluster(place: Place, password: string): Promise<void> {
  if (existsSync(join(place.cluster, 'PG_VERSION'))) return;
  const unfinished = `${place.cluster}.new`;
  const passwordFile = `${place.cluster}.password`;
  await rm(unfinished, { recursive: true, force: true });
  await makePrivate(unfinished, place.user);
  try {
    await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
    if (place.user) await chown(passwordFile, place.user.uid, place.user.gid);
    await run({
      file: join(place.bin, 'initdb'),
      // PostgreSQL's own C.UTF-8 sorts alike on every system and asks the system for no locale.
      args: [
        '-D',
        unfinished,
        '-U',
        ROLE,
        '-A',
        'scram-sha-256',
        `--pwfile=${passwordFile}`,
        '-E',
        'UTF8',
      ].concat(['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']),
      user: place.user,
      place: place.cluster,
      timeoutMs: 60_000,
    });
    await rename(unfinished, place.cluster);
  } finally {
    await rm(passwordFile, { force: true });
    await rm(unfinished, { recursive: true, force: true });
  }
}

/** Starts the server and waits until it answers. It outlives us: who dies first must not take the data along. */
export async function startCluster(place: Place, port: number): Promise<void> {
  const log = join(place.cluster, 'server.log');
  const before = await stat(log).catch(() => undefined);
  if (before && before.size > LOG_BYTES_MAX) await truncate(log);
  const from = before && before.size <= LOG_BYTES_MAX ? before.size : 0;
  const settings = Object.entries({ ...SETTINGS, port: String(port) });
  try {
    await run({
      file: join(place.bin, 'pg_ctl'),
      args: ['start', '-D', place.cluster, '-l', log, '-w', '-s', '-t', '60', '-o'].concat(
        settings.map(([name, value]) => `-c ${name}=${value === '' ? "''" : value}`).join(' '),
      ),
      user: place.user,
      place: place.cluster,
      timeoutMs: 90_000,
    });
  } catch (error) {
    const said = (await readFile(log).catch(() => Buffer.alloc(0))).subarray(from).toString();
    throw said.trim() === '' ? error : explain(said, place.cluster);
  }
}

/** Stops the server: open transactions are rolled back, everything else is on disk. */
export async function stopCluster(place: Place): Promise<void> {
  await run({
    file: join(place.bin, 'pg_ctl'),
    args: ['stop', '-D', place.cluster, '-m', 'fast', '-w', '-s', '-t', '60'],
    user: place.user,
    place: place.cluster,
    timeoutMs: 90_000,
  });
}
