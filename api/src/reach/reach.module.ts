import { Module } from '@nestjs/common';
import { ProfileQueries } from './profile.queries.ts';
import { ReachController } from './reach.controller.ts';
import { ReachQueries } from './reach.queries.ts';
import { ServersQueries } from './servers.queries.ts';

@Module({
  controllers: [ReachController],
  providers: [ServersQueries, ReachQueries, ProfileQueries],
  exports: [ServersQueries, ReachQueries],
})
export class ReachModule {}
