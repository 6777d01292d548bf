import type { FastifyRequest } from 'fastify';
import { FORMATS } from '../contract/values.ts';

export type Format = (typeof FORMATS)[number];

export const MEDIA_TYPES: Readonly<Record<Format, string>> = {
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8; header=present',
  ndjson: 'application/x-ndjson; charset=utf-8',
};

const NAMES: Readonly<Record<string, Format>> = {
  'application/json': 'json',
  'text/csv': 'csv',
  'application/x-ndjson': 'ndjson',
  'application/ndjson': 'ndjson',
};

/** What a list is to be written in: as the address says, else as the header does, else JSON. */
export function formatOf(request: FastifyRequest): Format {
  const { format } = request.query as { format?: unknown };
  const named = FORMATS.find((name) => name === format);
  return named ?? accepted(request.headers.accept ?? '');
}

/** The format with the highest weight in an `Accept` (RFC 9110 §12.5.1); of equals JSON, and then the first. */
function accepted(accept: string): Format {
  let best: { format: Format; weight: number } = { format: 'json', weight: 0 };
  for (const part of accept.split(',').slice(0, 20)) {
    const [type = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
    const format = type === '*/*' || type === 'application/*' ? 'json' : NAMES[type];
    const q = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
    const weight = q === undefined ? 1 : Number(q);
    const isBetter = weight > best.weight || (weight === best.weight && format === 'json');
    if (format !== undefined && isBetter) best = { format, weight };
  }
  return best.format;
}
