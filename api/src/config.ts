import { z } from 'zod';

export interface Config {
  databaseUrl: string;
  /** A read replica; the API only reads. */
  databaseReadUrl: string | undefined;
  port: number;
  host: string;
  /** Where the site is, for links. */
  publicUrl: string;
}

const DatabaseUrl = z.string().regex(/^postgres(ql)?:\/\/[^/]+\/.+/);

/** Reads the environment once, at boot, and names every fault in one message. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const faults: string[] = [];
  const databaseUrl = env['DATABASE_URL'] ?? '';
  const databaseReadUrl = env['DATABASE_READ_URL'] === '' ? undefined : env['DATABASE_READ_URL'];
  const portText = env['API_PORT'] ?? '3001';
  const host = env['API_HOST'] ?? '127.0.0.1';
  const publicUrl = env['PUBLIC_URL'] ?? 'http://localhost:3000';

  if (databaseUrl === '') {
    faults.push('DATABASE_URL is missing: name the database, such as postgres://user@host/homeport');
  } else if (!DatabaseUrl.safeParse(databaseUrl).success) {
    faults.push('DATABASE_URL must look like postgres://user:password@host:port/name');
  }
  if (databaseReadUrl !== undefined && !DatabaseUrl.safeParse(databaseReadUrl).success) {
    faults.push('DATABASE_READ_URL must look like postgres://user:password@host:port/name');
  }
  // Port 0 asks the system for any free one.
  const port = /^\d{1,5}$/.test(portText) ? Number(portText) : NaN;
  if (!(port <= 65_535)) faults.push('API_PORT must be a port number from 0 to 65535');
  if (!/^[\w.:-]+$/.test(host)) faults.push('API_HOST must be a host name or an address to listen on');
  if (!z.url({ protocol: /^https?$/ }).safeParse(publicUrl).success) {
    faults.push('PUBLIC_URL must be an http or https URL');
  }
  if (faults.length > 0) throw new Error(`The API cannot start:\n- ${faults.join('\n- ')}`);
  return { databaseUrl, databaseReadUrl, port, host, publicUrl };
}
