import { Module } from '@nestjs/common';
import { UsageController } from './usage.controller.ts';
import { UsageQueries } from './usage.queries.ts';

@Module({ controllers: [UsageController], providers: [UsageQueries] })
export class UsageModule {}
