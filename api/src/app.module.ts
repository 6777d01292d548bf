import { Global, Module, type DynamicModule } from '@nestjs/common';
import { ChooseModule } from './choose/choose.module.ts';
import { DATABASE, LISTS, type Pools } from './database.ts';
import { DocsModule, PUBLIC_URL } from './docs/docs.module.ts';
import { SNAPSHOTS, type SnapshotQueries } from './http/snapshot.queries.ts';
import { IncidentsModule } from './incidents/incidents.module.ts';
import { InstancesModule } from './instances/instances.module.ts';
import { LexiconModule } from './lexicon/lexicon.module.ts';
import { OverviewModule } from './overview/overview.module.ts';
import { OverlapModule } from './overlap/overlap.module.ts';
import { PoliciesModule } from './policies/policies.module.ts';
import { ReachModule } from './reach/reach.module.ts';
import { METRICS, type Metrics } from './status/metrics.ts';
import { StatusModule } from './status/status.module.ts';
import { UsageModule } from './usage/usage.module.ts';

/** What every module may ask for. */
export interface Surroundings {
  pools: Pools;
  snapshots: SnapshotQueries;
  metrics: Metrics;
  publicUrl: string;
}

@Global()
@Module({})
export class AppModule {
  static of({ pools, snapshots, metrics, publicUrl }: Surroundings): DynamicModule {
    const providers = [
      { provide: DATABASE, useValue: pools.database },
      { provide: LISTS, useValue: pools.lists },
      { provide: SNAPSHOTS, useValue: snapshots },
      { provide: METRICS, useValue: metrics },
      { provide: PUBLIC_URL, useValue: publicUrl },
    ];
    return {
      module: AppModule,
      imports: [
        ChooseModule,
        InstancesModule,
        UsageModule,
        IncidentsModule,
        PoliciesModule,
        OverlapModule,
        ReachModule,
        LexiconModule,
        OverviewModule,
        StatusModule,
        DocsModule,
      ],
      providers,
      exports: providers.map(({ provide }) => provide),
    };
  }
}
