import { Module } from '@nestjs/common';
import { OverlapController } from './overlap.controller.ts';
import { OverlapQueries } from './overlap.queries.ts';

@Module({ controllers: [OverlapController], providers: [OverlapQueries] })
export class OverlapModule {}
