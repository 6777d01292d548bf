import { openDatabase, migrate } from './data-source.ts';

// Brings the schema of DATABASE_URL up to date and ends: what the container `migrate` does before anything starts.
const url = process.env['DATABASE_URL'];
if (!url) {
  process.stderr.write(
    'DATABASE_URL is missing: name the database, such as postgres://user:password@host:5432/homeport.\n',
  );
  process.exit(1);
}

try {
  const source = await openDatabase({ url, application: 'homeport-migrate', connectionsMax: 2 });
  const applied = await migrate(source);
  await source.destroy();
  process.stdout.write(
    applied.length === 0 ? 'The schema is up to date.\n' : `Applied ${applied.join(', ')}.\n`,
  );
} catch (error) {
  process.stderr.write(
    `The schema could not be brought up to date: ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exitCode = 1;
}
