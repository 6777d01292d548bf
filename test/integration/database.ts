import { randomUUID } from 'node:crypto';
import { migrate, openDatabase } from '@homeport/db';
import type { DataSource } from 'typeorm';

/** A new, migrated database for a case; ends the connection to the one before. */
export async function freshDatabase(before?: DataSource): Promise<DataSource> {
  await before?.destroy();
  const server = new URL(process.env['TEST_DATABASE_URL'] ?? '');
  const name = `case_${randomUUID().replaceAll('-', '')}`;
  const admin = await openDatabase({ url: server.href, application: 'spec', connectionsMax: 1 });
  await admin.query(`create database ${name}`);
  await admin.destroy();
  server.pathname = `/${name}`;
  const db = await openDatabase({ url: server.href, application: 'spec', connectionsMax: 5 });
  await migrate(db);
  return db;
}
