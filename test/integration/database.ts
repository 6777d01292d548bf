import { openDatabase } from '@homeport/db';
import type { DataSource } from 'typeorm';
import { freshDatabase } from './postgres.ts';

/** An open connection to a migrated database for one case; closes that of the case before. */
export async function openFresh(before?: DataSource): Promise<DataSource> {
  await before?.destroy();
  const { url } = await freshDatabase();
  return openDatabase({ url, application: 'spec', connectionsMax: 5 });
}
