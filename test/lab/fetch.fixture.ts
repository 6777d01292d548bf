import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { request } from 'node:https';
import type { Lab } from './index.ts';

export interface Fetched {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

export interface FetchOptions {
  path: string;
  method?: string;
  headers?: Record<string, string>;
  body?: string;
  /** The name that the certificate must be for, where it isn't the host's own. */
  expectName?: string;
}

/** One request over a connection of its own, to an address that the caller has looked up. */
export async function fetchFrom(
  lab: Lab,
  host: string,
  address: string,
  options: FetchOptions,
): Promise<Fetched> {
  const { path, method = 'GET', headers = {}, body, expectName = host } = options;
  const outgoing = request({
    host: address,
    port: lab.httpsPort,
    servername: expectName,
    path,
    method,
    headers: { host, 'user-agent': 'Homeport/0 (+https://example.org/bot)', ...headers },
    ca: readFileSync(lab.caFile),
    agent: false,
  });
  const answered = new Promise<Fetched>((resolve, reject) => {
    outgoing.on('error', reject);
    outgoing.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) });
      });
    });
  });
  outgoing.end(body);
  const fetched = await answered;
  if (!outgoing.destroyed) await once(outgoing, 'close');
  return fetched;
}

export function jsonOf({ body }: Fetched): Record<string, unknown> {
  const parsed: unknown = JSON.parse(body.toString('utf8'));
  return typeof parsed === 'object' && parsed !== null ? Object.fromEntries(Object.entries(parsed)) : {};
}
