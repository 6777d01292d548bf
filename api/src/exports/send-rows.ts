import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { MEDIA_TYPES, type Format } from '../http/format.ts';
import { linkTo } from '../http/link.ts';
import { csvLine, type Cell } from './csv.ts';

export type ExportFormat = Exclude<Format, 'json'>;

/** The columns of a table: a name, and how its cell is found in a row. */
export type Columns<Row> = Readonly<Record<string, (row: Row) => Cell>>;

export interface RowExport<Row> {
  format: ExportFormat;
  /** Without ending: what the file is called where it is saved. */
  name: string;
  columns: Columns<Row>;
  rows: AsyncIterable<readonly Row[]>;
  /** Where the next rows begin; null where these are the last. */
  nextCursor: string | null;
}

/** Sends rows as they are read: ten thousand need no more memory than a few hundred. */
export async function sendRows<Row>(
  request: FastifyRequest,
  reply: FastifyReply,
  { format, name, columns, rows, nextCursor }: RowExport<Row>,
): Promise<Readable> {
  const chunks = format === 'csv' ? csvOf(columns, rows) : ndjsonOf(rows);
  // Until the first rows are there, whatever fails is answered as everywhere; later, the answer can only break off.
  const first = await chunks.next();
  if (nextCursor !== null) void reply.header('link', linkTo(request, nextCursor));
  void reply.headers({
    'content-type': MEDIA_TYPES[format],
    'content-disposition': `attachment; filename="${name}.${format}"`,
    'cache-control': 'public, max-age=60',
  });
  return Readable.from(all(first, chunks), { objectMode: false });
}

async function* all(first: IteratorResult<string>, rest: AsyncIterable<string>): AsyncGenerator<Buffer> {
  if (first.done === true) return;
  yield Buffer.from(first.value);
  for await (const chunk of rest) yield Buffer.from(chunk);
}

async function* csvOf<Row>(
  columns: Columns<Row>,
  pages: AsyncIterable<readonly Row[]>,
): AsyncGenerator<string> {
  const cells = Object.values(columns);
  let head = csvLine(Object.keys(columns));
  for await (const rows of pages) {
    yield head + rows.map((row) => csvLine(cells.map((cell) => cell(row)))).join('');
    head = '';
  }
  if (head !== '') yield head;
}

async function* ndjsonOf<Row>(pages: AsyncIterable<readonly Row[]>): AsyncGenerator<string> {
  for await (const rows of pages) yield rows.map((row) => `${JSON.stringify(row)}\n`).join('');
}
