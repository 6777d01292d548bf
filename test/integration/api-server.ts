import { startApi } from '@homeport/api/app.ts';
import { openDatabase } from '@homeport/db';
import { pino } from 'pino';
import type { z } from 'zod';
import { freshDatabase } from './postgres.ts';
import type { SeedInstance } from './seed-instance.ts';
import type { Database } from './seed-rows.ts';
import { seedRecord } from './seed.ts';

/** The real API on a seeded database of its own. */
export interface ApiUnderTest {
  url: string;
  db: Database;
  seeded: SeedInstance[];
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  /** The answer to a path that must answer 200, in the shape that the contract promises. */
  read<Schema extends z.ZodType>(schema: Schema, path: string): Promise<z.output<Schema>>;
  close(): Promise<void>;
}

export async function startSeededApi(now = new Date(), instances = 200): Promise<ApiUnderTest> {
  const database = await freshDatabase();
  const db = await openDatabase({ url: database.url, application: 'spec', connectionsMax: 2 });
  const seeded = await seedRecord(db, { instances, now });
  const config = { databaseUrl: database.url, databaseReadUrl: undefined, port: 0, host: '127.0.0.1' };
  const api = await startApi({ ...config, publicUrl: 'http://localhost:3000' }, pino({ level: 'silent' }));
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${api.url}${path}`, { headers, redirect: 'manual' });
  return {
    url: api.url,
    db,
    seeded,
    get,
    read: async (schema, path) => {
      const reply = await get(path);
      const body: unknown = await reply.json();
      if (reply.status !== 200) throw new Error(`${path} answered ${reply.status}: ${JSON.stringify(body)}`);
      return schema.parse(body);
    },
    close: async () => {
      await api.close();
      await db.destroy();
      await database.drop();
    },
  };
}
