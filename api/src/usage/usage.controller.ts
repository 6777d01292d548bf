import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { UsageQuery, type UsageAnswer } from '../contract/usage.ts';
import { readName } from '../http/domain.ts';
import { QueryPipe } from '../http/query.pipe.ts';
import { UsageQueries } from './usage.queries.ts';

@Controller('api/v1/instances')
export class UsageController {
  constructor(@Inject(UsageQueries) private readonly usages: UsageQueries) {}

  @Get(':domain/usage')
  get(
    @Param('domain') domain: string,
    @Query(new QueryPipe(UsageQuery)) { days, network }: UsageQuery,
  ): Promise<UsageAnswer> {
    return this.usages.get(readName(network, domain, '/domain'), days, network);
  }
}
