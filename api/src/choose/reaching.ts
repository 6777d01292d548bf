import { Inject, Injectable } from '@nestjs/common';
import type { InstanceSummary } from '../contract/instances.ts';
import type { Reach } from '../contract/reach.ts';
import type { Asked } from '../reach/asked.ts';
import { ReachQueries } from '../reach/reach.queries.ts';
import { ServersQueries } from '../reach/servers.queries.ts';

/** How some instances stand to some servers, each to each. */
@Injectable()
export class Reaching {
  constructor(
    @Inject(ServersQueries) private readonly servers: ServersQueries,
    @Inject(ReachQueries) private readonly reach: ReachQueries,
  ) {}

  /** `from` are of one network, or of several; the answers name them as they are listed. */
  async between(
    from: readonly Pick<InstanceSummary, 'network' | 'domain'>[],
    to: readonly Asked[],
  ): Promise<Reach[]> {
    if (from.length === 0 || to.length === 0) return [];
    const networks = [...new Set(from.map(({ network }) => network))];
    const resolved = await Promise.all(
      networks.map((network) => {
        const domains = from.filter((one) => one.network === network).map(({ domain }) => domain);
        return this.servers.resolve(domains, network);
      }),
    );
    return this.reach.pairs(
      resolved.flatMap(({ asked }) => asked),
      to,
    );
  }
}
