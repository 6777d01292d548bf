import { Module } from '@nestjs/common';
import { PoliciesModule } from '../policies/policies.module.ts';
import { ServersQueries } from '../reach/servers.queries.ts';
import { AskingQueries } from './asking.queries.ts';
import { ConsentController } from './consent.controller.ts';
import { ConsentQueries } from './consent.queries.ts';
import { CountsQueries } from './counts.queries.ts';
import { DetailQueries } from './detail.queries.ts';
import { InstancesController } from './instances.controller.ts';
import { ListQueries } from './list.queries.ts';
import { UptimeQueries } from './uptime.queries.ts';
import { VisitsQueries } from './visits.queries.ts';

@Module({
  imports: [PoliciesModule],
  controllers: [InstancesController, ConsentController],
  providers: [
    ListQueries,
    AskingQueries,
    ServersQueries,
    CountsQueries,
    DetailQueries,
    ConsentQueries,
    UptimeQueries,
    VisitsQueries,
  ],
})
export class InstancesModule {}
