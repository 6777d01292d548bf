import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ChooseQuery, type AlternativesAnswer, type ChooseAnswer } from '../contract/choose.ts';
import { WhichNetworkQuery } from '../contract/instances.ts';
import { readName } from '../http/domain.ts';
import { QueryPipe } from '../http/query.pipe.ts';
import { AlternativesQueries } from './alternatives.queries.ts';
import { ChooseQueries } from './choose.queries.ts';

@Controller('api/v1')
export class ChooseController {
  constructor(
    @Inject(ChooseQueries) private readonly choices: ChooseQueries,
    @Inject(AlternativesQueries) private readonly alternatives: AlternativesQueries,
  ) {}

  @Get('choose')
  choose(@Query(new QueryPipe(ChooseQuery)) query: ChooseQuery): Promise<ChooseAnswer> {
    return this.choices.choose(query);
  }

  @Get('instances/:domain/alternatives')
  insteadOf(
    @Param('domain') domain: string,
    @Query(new QueryPipe(WhichNetworkQuery)) { network }: WhichNetworkQuery,
  ): Promise<AlternativesAnswer> {
    return this.alternatives.insteadOf(readName(network, domain, '/domain'), network);
  }
}
