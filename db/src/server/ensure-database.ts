import pg from 'pg';

/** Creates the database unless it is there, and returns its URL. Several processes may ask at once. */
export async function ensureDatabase(url: string, name: string): Promise<string> {
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(name)) {
    throw new Error(
      `A database is named with small letters, digits and underscores, not ${JSON.stringify(name)}.`,
    );
  }
  const client = new pg.Client({ connectionString: url, application_name: 'homeport' });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database ${name}`).catch(ignoreExisting);
  } finally {
    await client.end();
  }
  const at = new URL(url);
  at.pathname = `/${name}`;
  return at.href;
}

/** Another process was faster: 42P04 when it had finished, 23505 when both were at it. */
function ignoreExisting(error: unknown): void {
  if (error instanceof pg.DatabaseError && (error.code === '42P04' || error.code === '23505')) return;
  throw error;
}
