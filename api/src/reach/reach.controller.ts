import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { WhichNetworkQuery } from '../contract/instances.ts';
import { ReachQuery, type PolicyProfile, type ReachAnswer } from '../contract/reach.ts';
import { readName } from '../http/domain.ts';
import { QueryPipe } from '../http/query.pipe.ts';
import { ProfileQueries } from './profile.queries.ts';
import { ReachQueries } from './reach.queries.ts';

@Controller('api/v1')
export class ReachController {
  constructor(
    @Inject(ReachQueries) private readonly reach: ReachQueries,
    @Inject(ProfileQueries) private readonly profiles: ProfileQueries,
  ) {}

  @Get('reach')
  answer(@Query(new QueryPipe(ReachQuery)) query: ReachQuery): Promise<ReachAnswer> {
    return this.reach.answer(query);
  }

  @Get('instances/:domain/profile')
  profile(
    @Param('domain') domain: string,
    @Query(new QueryPipe(WhichNetworkQuery)) { network }: WhichNetworkQuery,
  ): Promise<PolicyProfile> {
    return this.profiles.get(readName(network, domain, '/domain'), network);
  }
}
