import { displayName } from '@homeport/db';
import { Controller, Get, Header, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  FeedQuery,
  IncidentsQuery,
  InstanceFeedQuery,
  InstanceIncidentsQuery,
  type IncidentsPage,
} from '../contract/incidents.ts';
import { PUBLIC_URL } from '../docs/docs.module.ts';
import { readName } from '../http/domain.ts';
import { addNextLink } from '../http/link.ts';
import { QueryPipe } from '../http/query.pipe.ts';
import { atomOf, instancePath } from './feed.ts';
import { IncidentsQueries, type Wanted } from './incidents.queries.ts';

const ATOM = 'application/atom+xml; charset=utf-8';
const FEED_ENTRIES = 50;
// A reader that knows nothing newer than this is told so by an empty feed.
const BEGINNING = '2026-01-01T00:00:00.000Z';

@Controller('api/v1')
export class IncidentsController {
  private readonly publicUrl: string;

  constructor(
    @Inject(IncidentsQueries) private readonly incidents: IncidentsQueries,
    @Inject(PUBLIC_URL) publicUrl: string,
  ) {
    this.publicUrl = publicUrl.replace(/\/$/, '');
  }

  @Get('incidents')
  async list(
    @Query(new QueryPipe(IncidentsQuery)) query: IncidentsQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<IncidentsPage> {
    return addNextLink(request, reply, await this.incidents.list(query, query));
  }

  @Get('incidents.atom')
  @Header('content-type', ATOM)
  feed(
    @Query(new QueryPipe(FeedQuery)) wanted: Omit<IncidentsQuery, 'limit' | 'cursor'>,
    @Req() request: FastifyRequest,
  ): Promise<string> {
    return this.write(wanted, { title: 'Incidents', sitePath: '/incidents', selfPath: request.url });
  }

  @Get('instances/:domain/incidents')
  async listOf(
    @Param('domain') domain: string,
    @Query(new QueryPipe(InstanceIncidentsQuery)) query: InstanceIncidentsQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<IncidentsPage> {
    const name = readName(query.network, domain, '/domain');
    return addNextLink(request, reply, await this.incidents.listOf(name, query));
  }

  @Get('instances/:domain/incidents.atom')
  @Header('content-type', ATOM)
  async feedOf(
    @Param('domain') domain: string,
    @Query(new QueryPipe(InstanceFeedQuery)) query: Omit<InstanceIncidentsQuery, 'limit' | 'cursor'>,
    @Req() request: FastifyRequest,
  ): Promise<string> {
    const { network, kind, open } = query;
    const about = await this.incidents.about(readName(network, domain, '/domain'), network);
    const name = displayName(about.domain);
    const title = about.title === null ? name : `${about.title} (${name})`;
    return this.write(
      { instanceId: about.id, kind, open },
      { title: `Incidents of ${title}`, sitePath: instancePath(about), selfPath: request.url },
    );
  }

  private async write(
    wanted: Wanted,
    about: { title: string; sitePath: string; selfPath: string },
  ): Promise<string> {
    const incidents = await this.incidents.newest(wanted, FEED_ENTRIES);
    return atomOf({ ...about, publicUrl: this.publicUrl, incidents, emptyAt: BEGINNING });
  }
}
