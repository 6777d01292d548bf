import { Controller, Get, Inject, Query } from '@nestjs/common';
import { OVERLAP_MAX, OverlapQuery, type OverlapAnswer } from '../contract/overlap.ts';
import { readName } from '../http/domain.ts';
import { ProblemError } from '../http/problem.ts';
import { QueryPipe } from '../http/query.pipe.ts';
import { OverlapQueries } from './overlap.queries.ts';

@Controller('api/v1/overlap')
export class OverlapController {
  constructor(@Inject(OverlapQueries) private readonly overlaps: OverlapQueries) {}

  @Get()
  get(@Query(new QueryPipe(OverlapQuery)) { of: names = [], network }: OverlapQuery): Promise<OverlapAnswer> {
    if (names.length < 2 || names.length > OVERLAP_MAX) {
      const detail = `of must be given with 2 to ${OVERLAP_MAX} names.`;
      throw new ProblemError('bad-parameter', detail, [{ pointer: '?of', detail }]);
    }
    const domains = names.map((name) => readName(network, name, '?of'));
    return this.overlaps.get(domains, network);
  }
}
