import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Instance } from '../contract/instance.ts';
import {
  InstancesQuery,
  WhichNetworkQuery,
  type InstancesPage,
  type VersionsAnswer,
} from '../contract/instances.ts';
import { InstancePoliciesQuery, type PoliciesPage } from '../contract/policies.ts';
import { UptimeQuery, type UptimeAnswer } from '../contract/uptime.ts';
import { VisitsQuery, type VisitsPage } from '../contract/visits.ts';
import { readName } from '../http/domain.ts';
import { addNextLink } from '../http/link.ts';
import { QueryPipe } from '../http/query.pipe.ts';
import { PoliciesQueries } from '../policies/policies.queries.ts';
import { DetailQueries } from './detail.queries.ts';
import { ListQueries } from './list.queries.ts';
import { UptimeQueries } from './uptime.queries.ts';
import { VisitsQueries } from './visits.queries.ts';

@Controller('api/v1/instances')
export class InstancesController {
  constructor(
    @Inject(ListQueries) private readonly lists: ListQueries,
    @Inject(DetailQueries) private readonly details: DetailQueries,
    @Inject(UptimeQueries) private readonly uptimes: UptimeQueries,
    @Inject(VisitsQueries) private readonly visits: VisitsQueries,
    @Inject(PoliciesQueries) private readonly policies: PoliciesQueries,
  ) {}

  @Get()
  async list(
    @Query(new QueryPipe(InstancesQuery)) query: InstancesQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<InstancesPage> {
    return addNextLink(request, reply, await this.lists.list(query));
  }

  @Get(':domain')
  get(
    @Param('domain') domain: string,
    @Query(new QueryPipe(WhichNetworkQuery)) { network }: WhichNetworkQuery,
  ): Promise<Instance> {
    return this.details.get(readName(network, domain, '/domain'), network);
  }

  @Get(':domain/uptime')
  uptime(
    @Param('domain') domain: string,
    @Query(new QueryPipe(UptimeQuery)) { days, network }: UptimeQuery,
  ): Promise<UptimeAnswer> {
    return this.uptimes.get(readName(network, domain, '/domain'), days, network);
  }

  @Get(':domain/visits')
  async listVisits(
    @Param('domain') domain: string,
    @Query(new QueryPipe(VisitsQuery)) query: VisitsQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<VisitsPage> {
    return addNextLink(
      request,
      reply,
      await this.visits.list(readName(query.network, domain, '/domain'), query),
    );
  }

  @Get(':domain/policies')
  async listPolicies(
    @Param('domain') domain: string,
    @Query(new QueryPipe(InstancePoliciesQuery)) query: InstancePoliciesQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PoliciesPage> {
    return addNextLink(
      request,
      reply,
      await this.policies.ofInstance(readName(query.network, domain, '/domain'), query),
    );
  }

  @Get(':domain/versions')
  listVersions(
    @Param('domain') domain: string,
    @Query(new QueryPipe(WhichNetworkQuery)) { network }: WhichNetworkQuery,
  ): Promise<VersionsAnswer> {
    return this.visits.versions(readName(network, domain, '/domain'), network);
  }
}
