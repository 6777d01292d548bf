import { isAbsolute, join, relative } from 'node:path';

/** The checkout. */
export const ROOT = join(import.meta.dirname, '..');

/** A path as the operator would name it: short inside the checkout. */
export function shownPath(path: string): string {
  const inside = relative(ROOT, path);
  return inside.startsWith('..') ? path : inside;
}

export interface Config {
  isDemo: boolean;
  apiPort: number;
  webPort: number;
  /** A PostgreSQL of the operator's own instead of the embedded one. */
  databaseUrl: string | undefined;
  publicUrl: string;
  hasPublicUrl: boolean;
  /** Database, logs and whatever else a start leaves behind. */
  dataDir: string;
}

/** Reads arguments and environment once, and names every fault in one message. */
export function readConfig(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Config {
  const faults: string[] = [];
  for (const arg of args) if (arg !== '--demo') faults.push(`${arg} is unknown: the only option is --demo`);
  const webPort = readPort(env, 'WEB_PORT', 3000, faults);
  const apiPort = readPort(env, 'API_PORT', 3001, faults);
  if (webPort === apiPort) faults.push('WEB_PORT and API_PORT must differ');
  const databaseUrl = env['DATABASE_URL'] === '' ? undefined : env['DATABASE_URL'];
  if (databaseUrl !== undefined && !/^postgres(ql)?:\/\/./.test(databaseUrl)) {
    faults.push('DATABASE_URL must look like postgres://user:password@host:5432/homeport');
  }
  const given = env['PUBLIC_URL'] === '' ? undefined : env['PUBLIC_URL'];
  if (given !== undefined && !/^https?:\/\/./.test(given)) {
    faults.push('PUBLIC_URL must begin with http:// or https://');
  }
  if (faults.length > 0) throw new Error(`Cannot start:\n- ${faults.join('\n- ')}`);
  const dataDir = env['DATA_DIR'] === undefined || env['DATA_DIR'] === '' ? '.data' : env['DATA_DIR'];
  return {
    isDemo: args.includes('--demo'),
    apiPort,
    webPort,
    databaseUrl,
    publicUrl: given ?? `http://localhost:${webPort}`,
    hasPublicUrl: given !== undefined,
    dataDir: isAbsolute(dataDir) ? dataDir : join(ROOT, dataDir),
  };
}

function readPort(
  env: Readonly<Record<string, string | undefined>>,
  name: string,
  fallback: number,
  faults: string[],
): number {
  const text = env[name];
  const port = text === undefined || text === '' ? fallback : Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    faults.push(`${name} must be a port from 1 to 65535`);
  }
  return port;
}
