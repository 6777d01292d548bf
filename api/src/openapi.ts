import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { z } from 'zod';
import { createDocument, type ZodOpenApiPathsObject } from 'zod-openapi';
import * as contract from './contract/index.ts';
import { ROUTES, type Route } from './openapi-routes.ts';
import { VERSION } from './version.ts';

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: contract.Problem } },
});

export type Document = ReturnType<typeof createDocument>;

/** The OpenAPI document, made from the contract. */
export function buildDocument(): Document {
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Homeport',
      version: VERSION,
      license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' },
      description:
        'Instances of federated networks: what they run, whether they can be reached, and which rules they publish about each other. ' +
        'Times are RFC 3339 in UTC, ratios are from 0 to 1, and null means unknown or not published. ' +
        'Lists give page.next_cursor and a Link header; errors are application/problem+json; answers carry an ETag.',
    },
    servers: [{ url: '/' }],
    paths: {
      ...Object.fromEntries(ROUTES.map((route) => [route.path, pathOf(route)])),
      ...FEEDS,
      ...METRICS,
    },
  });
}

const feed = (summary: string, query: z.ZodObject, path?: z.ZodObject): ZodOpenApiPathsObject[string] => ({
  get: {
    tags: ['Incidents'],
    summary,
    description: 'Atom (RFC 4287), newest first, at most 50.',
    requestParams: { query, ...(path && { path }) },
    responses: {
      '200': {
        description: 'The feed.',
        content: { 'application/atom+xml': { schema: { type: 'string' } } },
      },
      '304': { description: 'Not changed since the ETag in If-None-Match.' },
      '400': problem('A parameter is not right; the detail says what is allowed.'),
      ...(path && { '404': problem('No such instance is known.') }),
      ...(path && { '410': problem('It asked not to be listed.') }),
      '429': problem('Too many requests from one address; Retry-After says when to ask again.'),
    },
  },
});

const FEEDS: ZodOpenApiPathsObject = {
  '/api/v1/instances/{domain}/incidents.atom': feed(
    'Its incidents, as a feed',
    contract.InstanceFeedQuery,
    contract.DomainPath,
  ),
  '/api/v1/incidents.atom': feed('Incidents of all, as a feed', contract.FeedQuery),
};

const METRICS: ZodOpenApiPathsObject = {
  '/metrics': {
    get: {
      tags: ['Homeport'],
      summary: 'Metrics',
      description: 'For Prometheus, in its text format.',
      responses: {
        '200': { description: 'The metrics.', content: { 'text/plain': { schema: { type: 'string' } } } },
      },
    },
  },
};

/** Lists are given as tables, too; these rows are cut loose from their page. */
const TABLES = {
  'text/csv': { schema: { type: 'string' } },
  'application/x-ndjson': { schema: { type: 'string' } },
} as const;

function pathOf({
  summary,
  description,
  tag,
  answer,
  query,
  hasDomain,
}: Route): ZodOpenApiPathsObject[string] {
  return {
    get: {
      tags: [tag],
      summary,
      description,
      requestParams: { ...(query && { query }), ...(hasDomain && { path: contract.DomainPath }) },
      responses: {
        '200': {
          description: 'The answer.',
          content: {
            'application/json': { schema: answer },
            ...(query && 'format' in query.shape && TABLES),
          },
        },
        ...(query && { '304': { description: 'Not changed since the ETag in If-None-Match.' } }),
        ...(query && { '400': problem('A parameter is not right; the detail says what is allowed.') }),
        ...(hasDomain && { '404': problem('No such instance is known.') }),
        ...(hasDomain && { '410': problem('It asked not to be listed.') }),
        '429': problem('Too many requests from one address; Retry-After says when to ask again.'),
        ...(summary === 'Ready' && { '503': problem('Not ready yet.') }),
      },
    },
  };
}

/** As it is written to `api/openapi.json`. */
export function documentText(): string {
  return `${JSON.stringify(buildDocument(), null, 2)}\n`;
}

// From `src` as from `dist`, the document lies one folder up.
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  writeFileSync(new URL('../openapi.json', import.meta.url), documentText());
}
