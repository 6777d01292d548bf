import { z } from 'zod';

const address = z
  .url({ protocol: /^https?$/, error: 'must be an http or https address' })
  .transform((url) => url.replace(/\/+$/, ''));

const Environment = z.object({
  WEB_HOST: z.string().min(1).default('127.0.0.1'),
  WEB_PORT: z.coerce
    .number()
    .int({ error: 'must be a whole number' })
    .min(0, { error: 'must be a port from 0 to 65535' })
    .max(65535, { error: 'must be a port from 0 to 65535' })
    .default(3000),
  // Where the site's server reaches the API: inside a container network this is not what readers can open.
  API_URL: address.default('http://127.0.0.1:3001'),
  API_PUBLIC_URL: address.optional(),
  PUBLIC_URL: address.optional(),
});

export interface Config {
  host: string;
  port: number;
  apiUrl: string;
  /** The API's address in links, as readers reach it. */
  apiPublicUrl: string;
  publicUrl: string;
}

/** Reads the environment once and names every fault in one message. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const read = Environment.safeParse(given);
  if (!read.success) {
    const faults = read.error.issues.map(({ path, message }) => `- ${path.join('.')} ${message}`);
    throw new Error(`The site cannot start:\n${faults.join('\n')}`);
  }
  const { WEB_HOST, WEB_PORT, API_URL, API_PUBLIC_URL, PUBLIC_URL } = read.data;
  const shownHost = WEB_HOST.includes(':') ? `[${WEB_HOST}]` : WEB_HOST;
  return {
    host: WEB_HOST,
    port: WEB_PORT,
    apiUrl: API_URL,
    apiPublicUrl: API_PUBLIC_URL ?? API_URL,
    publicUrl: PUBLIC_URL ?? `http://${shownHost}:${String(WEB_PORT)}`,
  };
}

let known: Config | undefined;

/** The configuration of this process. */
export function config(): Config {
  known ??= readConfig(process.env);
  return known;
}

/** The environment that Next is built and run in: nothing is reported to anybody. */
export function nextEnvironment(): NodeJS.ProcessEnv {
  return Object.assign(process.env, { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' });
}
