import { Module } from '@nestjs/common';
import { PoliciesController } from './policies.controller.ts';
import { PoliciesQueries } from './policies.queries.ts';

@Module({ controllers: [PoliciesController], providers: [PoliciesQueries], exports: [PoliciesQueries] })
export class PoliciesModule {}
