// npm run submit -- names.txt: adds names to the record, of a Homeport that runs or of one that rests.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { build } from './build.ts';
import { readConfig, ROOT } from './config.ts';
import { borrowDatabase } from './database.ts';

try {
  await build();
  const config = readConfig([], process.env);
  const database = await borrowDatabase(config);
  try {
    const env = { ...process.env, PUBLIC_URL: config.publicUrl, DATABASE_URL: database.url };
    const script = join(ROOT, 'crawler/dist/cli/submit.js');
    // npm runs scripts at the checkout; a file is meant as seen from where the command was typed.
    const { INIT_CWD: cwd = process.cwd() } = process.env;
    const child = spawn(process.execPath, [script, ...process.argv.slice(2)], { cwd, env, stdio: 'inherit' });
    const [status] = (await once(child, 'exit')) as [number | null];
    process.exitCode = status ?? 1;
  } finally {
    await database.giveBack();
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
