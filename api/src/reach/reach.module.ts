import { Module } from '@nestjs/common';
import { ServersQueries } from './servers.queries.ts';

@Module({ providers: [ServersQueries], exports: [ServersQueries] })
export class ReachModule {}
