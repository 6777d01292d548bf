import type { ClientRequest } from 'node:http';
import { request as requestHttps } from 'node:https';
import { Options } from 'got';
import type { PinnedAgent } from './pinned-agent.ts';

/** What is put to a host, in one go. */
export interface Sendable {
  url: URL;
  method: 'GET' | 'POST';
  /** The body of a POST; `{}` where there is none. */
  json?: unknown;
  accept: string;
}

/** Sends one request over the agent's connection. */
export type Send = (agent: PinnedAgent, request: Sendable) => ClientRequest;

/**
 * got makes the options, once, and Node sends them. The stream that got lays over each request costs twice the
 * request itself, for what is decided here, and not by any client: redirects, retries, unpacking (got's has no limit),
 * caches, cookies, proxies and HTTP/2.
 */
export function createSend(userAgent: string): Send {
  const made = new Options('https://unused.invalid', {
    http2: false,
    headers: { 'user-agent': userAgent, 'accept-encoding': 'gzip' },
  });
  // What it says of TLS and names is not for us: the agent hands out a connection that stands and was verified.
  const { headers, maxHeaderSize, setHost } = made.createNativeRequestOptions();

  return (agent, { url, method, json, accept }) => {
    const body = method === 'POST' ? JSON.stringify(json ?? {}) : undefined;
    const ofBody = body !== undefined && {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    };
    const sent = requestHttps(url, {
      agent,
      method,
      maxHeaderSize,
      setHost,
      headers: { ...headers, accept, ...ofBody },
    });
    sent.end(body);
    return sent;
  };
}
