import type { Cause } from '@homeport/db';
import { DOCUMENT, head, says, utters } from '../answers.ts';
import { web, type Behaviour } from '../behaviour.ts';

// Each status in the place of the NodeInfo index, with an empty body: what RFC 9110, RFC 6585, RFC 7725, WebDAV and
// the fronts of large hosters (499, 52x, 530) know, and some that nobody does.
const STATUSES: readonly [cause: Cause, statuses: readonly number[]][] = [
  ['parse_not_json', [200, 201, 202, 203, 204, 205, 299]],
  ['http_unexpected', [206, 300, 304, 305, 306, 399, 600, 799, 999]],
  ['http_refused', [401, 403, 451]],
  ['http_not_found', [404]],
  ['http_gone', [410]],
  ['http_rate_limited', [429]],
  [
    'http_client_error',
    [
      400, 402, 405, 406, 407, 408, 409, 411, 412, 413, 414, 415, 417, 418, 421, 422, 423, 425, 426, 428, 431,
      444, 499,
    ],
  ],
  ['http_maintenance', [503]],
  [
    'http_server_error',
    [
      500, 501, 502, 504, 505, 506, 507, 508, 510, 511, 520, 521, 522, 523, 524, 525, 526, 527, 529, 530, 561,
      599,
    ],
  ],
];

const BODILESS = new Set([204, 304]);

export const STATUS_HOSTS: readonly Behaviour[] = [
  ...STATUSES.flatMap(([cause, statuses]) =>
    statuses.map((status): Behaviour => ({
      name: `status-${status}`,
      faults: ['H1'],
      does: `answers ${status} where its NodeInfo index should be`,
      host: web(BODILESS.has(status) ? utters(head(status)) : says(status)),
      cause,
    })),
  ),
  {
    name: 'status-404-document',
    faults: ['H1'],
    does: 'has an index, and answers 404 for the document behind it',
    host: web(says(404), 'document'),
    cause: 'http_not_found',
  },
  {
    name: 'status-201-with-document',
    faults: ['H1'],
    does: 'answers 201 with a good document',
    host: web(says(201, DOCUMENT), 'document'),
    cause: 'ok',
  },
  {
    name: 'status-206-with-document',
    faults: ['H1'],
    does: 'gives a part of the document that nobody asked for (206)',
    host: web(says(206, DOCUMENT, { 'Content-Range': 'bytes 0-99/100' }), 'document'),
    cause: 'http_unexpected',
  },
  {
    name: 'status-304-document',
    faults: ['H1'],
    does: 'answers "not modified" to a question without a condition',
    host: web(utters(head(304)), 'document'),
    cause: 'http_unexpected',
  },
];
