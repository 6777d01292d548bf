import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import type { ConsentAnswer } from '../contract/consent.ts';
import { WhichNetworkQuery } from '../contract/instances.ts';
import { readName } from '../http/domain.ts';
import { QueryPipe } from '../http/query.pipe.ts';
import { ConsentQueries } from './consent.queries.ts';

@Controller('api/v1/instances')
export class ConsentController {
  constructor(@Inject(ConsentQueries) private readonly consents: ConsentQueries) {}

  @Get(':domain/consent')
  get(
    @Param('domain') domain: string,
    @Query(new QueryPipe(WhichNetworkQuery)) { network }: WhichNetworkQuery,
  ): Promise<ConsentAnswer> {
    return this.consents.get(readName(network, domain, '/domain'), network);
  }
}
