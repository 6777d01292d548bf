import { Controller, Get, Inject, Module, Query } from '@nestjs/common';
import {
  NetworksQuery,
  SoftwareQuery,
  type NetworksAnswer,
  type SoftwareAnswer,
} from '../contract/overview.ts';
import { QueryPipe } from '../http/query.pipe.ts';
import { OverviewQueries } from './overview.queries.ts';

@Controller('api/v1')
export class OverviewController {
  constructor(@Inject(OverviewQueries) private readonly overview: OverviewQueries) {}

  @Get('networks')
  networks(@Query(new QueryPipe(NetworksQuery)) _query: object): Promise<NetworksAnswer> {
    return this.overview.networks();
  }

  @Get('software')
  software(@Query(new QueryPipe(SoftwareQuery)) { network }: SoftwareQuery): Promise<SoftwareAnswer> {
    return this.overview.software(network);
  }
}

@Module({ controllers: [OverviewController], providers: [OverviewQueries] })
export class OverviewModule {}
