import { Module } from '@nestjs/common';
import { IncidentsController } from './incidents.controller.ts';
import { IncidentsQueries } from './incidents.queries.ts';

@Module({ controllers: [IncidentsController], providers: [IncidentsQueries] })
export class IncidentsModule {}
