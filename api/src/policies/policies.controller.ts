import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PoliciesQuery, type PoliciesPage } from '../contract/policies.ts';
import { readDomain } from '../http/domain.ts';
import { addNextLink } from '../http/link.ts';
import { QueryPipe } from '../http/query.pipe.ts';
import { PoliciesQueries } from './policies.queries.ts';

@Controller('api/v1/policies')
export class PoliciesController {
  constructor(@Inject(PoliciesQueries) private readonly policies: PoliciesQueries) {}

  @Get()
  async list(
    @Query(new QueryPipe(PoliciesQuery)) query: PoliciesQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PoliciesPage> {
    return addNextLink(request, reply, await this.policies.about(readDomain(query.target, '?target'), query));
  }
}
