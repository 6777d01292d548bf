// The door to every script written in TypeScript: `node start/pinned.js <script> [arguments]`.
// Plain JavaScript that any Node from 20 on reads, because the Node that npm found may be too old for the rest.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const NEEDED = 24;
const [script = '', ...rest] = process.argv.slice(2);

if (Number(process.versions.node.split('.')[0]) >= NEEDED) {
  process.argv.splice(1, 2, resolve(script));
  await import(pathToFileURL(resolve(script)).href);
} else {
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const file = process.platform === 'win32' ? 'node.exe' : 'node';
  const pinned = join(
    import.meta.dirname ?? new URL('.', import.meta.url).pathname,
    '../node_modules',
    name,
    'bin',
    file,
  );
  if (existsSync(pinned)) run(pinned);
  else {
    process.stderr.write(
      `Homeport needs Node ${NEEDED}, this is ${process.version} and the pinned one (${name}) is not installed: run npm ci without --omit=optional, or install Node ${NEEDED}.\n`,
    );
    process.exitCode = 1;
  }
}

/** @param {string} node */
function run(node) {
  const child = spawn(node, [script, ...rest], { stdio: 'inherit' });
  // A terminal's Ctrl-C reaches the child by itself; it decides when to end, and we end with it.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal ? 1 : 0);
    process.removeAllListeners('SIGTERM');
  });
}
