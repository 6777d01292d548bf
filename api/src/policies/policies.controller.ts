import type { Readable } from 'node:stream';
import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PoliciesExportQuery, PoliciesQuery, type PoliciesPage } from '../contract/policies.ts';
import { POLICY_COLUMNS } from '../exports/columns.ts';
import { sendRows } from '../exports/send-rows.ts';
import { readDomain } from '../http/domain.ts';
import { formatOf, type Format } from '../http/format.ts';
import { addNextLink } from '../http/link.ts';
import { QueryPipe } from '../http/query.pipe.ts';
import { PoliciesQueries, type Side } from './policies.queries.ts';

const pages = new QueryPipe(PoliciesQuery);
const tables = new QueryPipe(PoliciesExportQuery);

@Controller('api/v1/policies')
export class PoliciesController {
  constructor(@Inject(PoliciesQueries) private readonly policies: PoliciesQueries) {}

  @Get()
  async list(
    @Query() raw: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PoliciesPage | Readable> {
    const format = formatOf(request);
    const query = (format === 'json' ? pages : tables).transform(raw);
    const target = readDomain(query.target, '?target');
    return sendPolicies({ request, reply, format, query }, this.policies, await this.policies.about(target));
  }
}

interface Asked {
  request: FastifyRequest;
  reply: FastifyReply;
  format: Format;
  query: Omit<PoliciesQuery, 'target'>;
}

/** A list of policies in the format that was asked for. */
export async function sendPolicies(
  { request, reply, format, query }: Asked,
  policies: PoliciesQueries,
  side: Side,
): Promise<PoliciesPage | Readable> {
  if (format === 'json') return addNextLink(request, reply, await policies.list(side, query));
  const nextCursor = await policies.cursorAfter(side, query);
  const rows = policies.rows(side, query);
  return sendRows(request, reply, { format, name: 'policies', columns: POLICY_COLUMNS, rows, nextCursor });
}
