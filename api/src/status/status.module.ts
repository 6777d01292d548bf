import { Controller, Get, Header, Inject, Module, Query } from '@nestjs/common';
import { StatusQuery, type StatusAnswer } from '../contract/status.ts';
import { ProblemError } from '../http/problem.ts';
import { QueryPipe } from '../http/query.pipe.ts';
import { VERSION } from '../version.ts';
import { METRICS, type Metrics } from './metrics.ts';
import { STATUS_HOLDS_MS, StatusQueries } from './status.queries.ts';

@Controller()
export class StatusController {
  constructor(
    @Inject(StatusQueries) private readonly status: StatusQueries,
    @Inject(METRICS) private readonly metrics: Metrics,
  ) {}

  @Get('api/v1/status')
  @Header('cache-control', `public, max-age=${String(STATUS_HOLDS_MS / 1000)}`)
  get(@Query(new QueryPipe(StatusQuery)) _query: object): Promise<StatusAnswer> {
    return this.status.get(VERSION);
  }

  /** Alive: says nothing about the database. */
  @Get('healthz')
  @Header('cache-control', 'no-store')
  healthz(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('readyz')
  @Header('cache-control', 'no-store')
  async readyz(): Promise<{ status: 'ready' }> {
    try {
      await this.status.check();
      return { status: 'ready' };
    } catch (error) {
      throw Object.assign(
        new ProblemError('not-ready', 'The database cannot be reached, or its migrations have not run yet.'),
        { cause: error },
      );
    }
  }

  @Get('metrics')
  @Header('cache-control', 'no-store')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  readMetrics(): Promise<string> {
    return this.metrics.registry.metrics();
  }
}

@Module({ controllers: [StatusController], providers: [StatusQueries] })
export class StatusModule {}
