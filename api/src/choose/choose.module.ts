import { Module } from '@nestjs/common';
import { ReachModule } from '../reach/reach.module.ts';
import { AlternativesQueries } from './alternatives.queries.ts';
import { ChooseController } from './choose.controller.ts';
import { ChooseQueries } from './choose.queries.ts';
import { ChoicesQueries } from './choices.queries.ts';
import { CountsQueries } from './counts.queries.ts';
import { Reaching } from './reaching.ts';

@Module({
  imports: [ReachModule],
  controllers: [ChooseController],
  providers: [ChooseQueries, AlternativesQueries, ChoicesQueries, CountsQueries, Reaching],
})
export class ChooseModule {}
