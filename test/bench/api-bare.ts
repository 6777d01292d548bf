// The least that could answer the directory's questions: node:http and pg, with every question read and every
// statement written before the first request. DATABASE_URL and, on the command line, a file with the questions.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { InstancesQuery } from '@homeport/api/contract';
import { listId, writeCursor } from '@homeport/api/http/cursor.ts';
import { thisMinute } from '@homeport/api/http/now.ts';
import { cutPage, Values } from '@homeport/api/http/sql.ts';
import { everything, filtersOf } from '@homeport/api/instances/filters.ts';
import { rowText } from '@homeport/api/instances/list.queries.ts';
import { pageStatement, type PageRow, type Statement } from '@homeport/api/instances/page-sql.ts';
import { iso } from '@homeport/api/instances/row.ts';
import { Pool } from 'pg';

interface Prepared {
  page: Statement;
  count: Statement;
  /** Of the list, whatever its page. */
  filters: string;
  list: string;
  limit: number;
  seed: string | null;
}

const paths = JSON.parse(await readFile(process.argv[2] ?? '', 'utf8')) as string[];
const prepared = new Map(paths.map((path) => [path, prepare(path)]));
const pool = new Pool({ connectionString: process.env['DATABASE_URL'], max: 8 });
/** As our own server does, a count is kept while nothing changes: here nothing ever does. */
const totals = new Map<string, Promise<number>>();

const server = createServer((request, response) => {
  const question = prepared.get(request.url ?? '');
  if (!question) {
    response.writeHead(404).end();
    return;
  }
  answer(question).then(
    (body) => {
      response.writeHead(200, {
        'content-type': 'application/json; charset=utf-8',
        'content-length': Buffer.byteLength(body),
      });
      response.end(body);
    },
    () => response.writeHead(500).end(),
  );
});
server.listen(0, '127.0.0.1', () => {
  process.send?.({ port: (server.address() as AddressInfo).port });
});
process.once('disconnect', () => process.exit());

async function answer({ page, count, filters, list, limit, seed }: Prepared): Promise<string> {
  let total = totals.get(filters);
  if (!total) {
    total = pool
      .query<{ total: number }>(count.text, count.values)
      .then((result) => result.rows[0]?.total ?? 0);
    totals.set(filters, total);
  }
  const [found, counted] = await Promise.all([pool.query<PageRow>(page.text, page.values), total]);
  const asOf = thisMinute();
  const { rows, last } = cutPage(found.rows, limit);
  const next = last ? writeCursor(list, { asOf, seed, key: JSON.parse(last.key) as unknown }) : null;
  const meta = JSON.stringify({
    total: counted,
    generated_at: iso(asOf),
    seed,
    search: null,
    unresolved: [],
  });
  return `{"data":[${rows.flatMap(rowText).join(',')}],"page":${JSON.stringify({ next_cursor: next, limit })},"meta":${meta}}`;
}

function prepare(path: string): Prepared {
  const asked = new URLSearchParams(path.slice(path.indexOf('?')));
  const query = InstancesQuery.parse(Object.fromEntries(asked));
  const { cursor: _cursor, limit, facets: _facets, seed: _seed, format: _format, ...filters } = query;
  const seed = query.sort === 'recommended' ? iso(thisMinute()).slice(0, 10) : null;
  const values = new Values();
  const where = everything(filtersOf(query, values));
  return {
    page: pageStatement({ query, seed, after: undefined, limit: limit + 1 }),
    count: {
      text: `select count(*)::integer as total from directory_entry d where ${where}`,
      values: values.list,
    },
    filters: JSON.stringify([where, values.list]),
    list: listId('instances', filters),
    limit,
    seed,
  };
}
