import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate, openDatabase, startServer } from '@homeport/db';

/** A server for the whole run: the one of TEST_DATABASE_URL, else an embedded one that is removed at the end. */
export async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env['TEST_DATABASE_URL'] !== undefined) return undefined;
  const dataDir = await mkdtemp(join(tmpdir(), 'homeport-test-'));
  const server = await startServer({ dataDir });
  process.env['TEST_DATABASE_URL'] = server.url;
  return async () => {
    delete process.env['TEST_DATABASE_URL'];
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}

export interface SpecDatabase {
  url: string;
  drop(): Promise<void>;
}

/** A migrated database of its own for one spec file. */
export async function freshDatabase(): Promise<SpecDatabase> {
  const database = await emptyDatabase();
  const db = await openDatabase({ url: database.url, application: 'spec', connectionsMax: 2 });
  await migrate(db);
  await db.destroy();
  return database;
}

/** The same before any migration. */
export async function emptyDatabase(): Promise<SpecDatabase> {
  const server = process.env['TEST_DATABASE_URL'];
  if (server === undefined) {
    throw new Error('TEST_DATABASE_URL is not set: run the specs of the project "integration"');
  }
  const name = `spec_${randomUUID().replaceAll('-', '')}`;
  await onServer(server, `create database ${name}`);
  const url = Object.assign(new URL(server), { pathname: `/${name}` }).href;
  return { url, drop: () => onServer(server, `drop database if exists ${name} with (force)`) };
}

async function onServer(url: string, statement: string): Promise<void> {
  const db = await openDatabase({ url, application: 'spec', connectionsMax: 1 });
  try {
    await db.query(statement);
  } finally {
    await db.destroy();
  }
}
