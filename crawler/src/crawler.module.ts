import { Module, type DynamicModule } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import type { Config } from './config.ts';
import type { Fetcher } from './net/fetcher.ts';
import type { BucketJobs } from './run/bucket-jobs.ts';
import { CONFIG, CrawlService, DATABASE, FETCHER, JOBS, LOGGER } from './run/crawl.service.ts';

export interface Parts {
  config: Config;
  db: DataSource;
  jobs: BucketJobs;
  fetcher: Fetcher;
  logger: Logger;
}

@Module({})
export class CrawlerModule {
  static of({ config, db, jobs, fetcher, logger }: Parts): DynamicModule {
    return {
      module: CrawlerModule,
      imports: [ScheduleModule.forRoot()],
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: DATABASE, useValue: db },
        { provide: JOBS, useValue: jobs },
        { provide: FETCHER, useValue: fetcher },
        { provide: LOGGER, useValue: logger },
        CrawlService,
      ],
    };
  }
}
