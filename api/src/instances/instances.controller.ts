import type { Readable } from 'node:stream';
import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Instance } from '../contract/instance.ts';
import {
  InstancesExportQuery,
  InstancesQuery,
  WhichNetworkQuery,
  type VersionsAnswer,
} from '../contract/instances.ts';
import {
  InstancePoliciesExportQuery,
  InstancePoliciesQuery,
  type PoliciesPage,
} from '../contract/policies.ts';
import { UptimeQuery, type UptimeAnswer } from '../contract/uptime.ts';
import { VisitsQuery, type VisitsPage } from '../contract/visits.ts';
import { readName } from '../http/domain.ts';
import { INSTANCE_COLUMNS } from '../exports/columns.ts';
import { sendRows, type ExportFormat } from '../exports/send-rows.ts';
import { formatOf, MEDIA_TYPES } from '../http/format.ts';
import { addNextLink, linkTo } from '../http/link.ts';
import { QueryPipe } from '../http/query.pipe.ts';
import { sendPolicies } from '../policies/policies.controller.ts';
import { PoliciesQueries } from '../policies/policies.queries.ts';
import { DetailQueries } from './detail.queries.ts';
import { ListQueries } from './list.queries.ts';
import { UptimeQueries } from './uptime.queries.ts';
import { VisitsQueries } from './visits.queries.ts';

const pages = new QueryPipe(InstancesQuery);
const tables = new QueryPipe(InstancesExportQuery);
const policyPages = new QueryPipe(InstancePoliciesQuery);
const policyTables = new QueryPipe(InstancePoliciesExportQuery);

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
    @Query() raw: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | Readable> {
    const format = formatOf(request);
    if (format !== 'json') return this.listAs(format, tables.transform(raw), request, reply);
    const { json, nextCursor } = await this.lists.list(pages.transform(raw));
    if (nextCursor !== null) void reply.header('link', linkTo(request, nextCursor));
    void reply.header('content-type', MEDIA_TYPES.json);
    return json;
  }

  private async listAs(
    format: ExportFormat,
    query: InstancesQuery,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<Readable> {
    const nextCursor = await this.lists.cursorAfter(query);
    const rows = this.lists.rows(query);
    return sendRows(request, reply, {
      format,
      name: 'instances',
      columns: INSTANCE_COLUMNS,
      rows,
      nextCursor,
    });
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
    @Query() raw: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PoliciesPage | Readable> {
    const format = formatOf(request);
    const query = (format === 'json' ? policyPages : policyTables).transform(raw);
    const side = await this.policies.sideOf(readName(query.network, domain, '/domain'), query);
    return sendPolicies({ request, reply, format, query }, this.policies, side);
  }

  @Get(':domain/versions')
  listVersions(
    @Param('domain') domain: string,
    @Query(new QueryPipe(WhichNetworkQuery)) { network }: WhichNetworkQuery,
  ): Promise<VersionsAnswer> {
    return this.visits.versions(readName(network, domain, '/domain'), network);
  }
}
