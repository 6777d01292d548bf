import { Inject, Injectable } from '@nestjs/common';
import type { InstanceSummary } from '../contract/instances.ts';
import type { Reach } from '../contract/reach.ts';
import { isIncomplete, type Server } from '../reach/asked.ts';
import { ServersQueries } from '../reach/servers.queries.ts';

/** How choices stand to some servers, each with each. */
@Injectable()
export class Reaching {
  constructor(@Inject(ServersQueries) private readonly servers: ServersQueries) {}

  async between(
    from: readonly Pick<InstanceSummary, 'network' | 'domain'>[],
    to: readonly string[],
  ): Promise<Reach[]> {
    if (from.length === 0 || to.length === 0) return [];
    const { asked } = await this.servers.resolve(to);
    const mine = await this.servers.resolve(from.map(({ domain }) => domain));
    return from.flatMap(({ domain }) =>
      asked.map(({ name, server }): Reach => {
        const own = mine.asked.find((one) => one.name === domain)?.server ?? null;
        const isKnown = own !== null && server !== null && tellsAll(own) && tellsAll(server);
        return {
          from: domain,
          to: name,
          reaches: isKnown ? 'yes' : 'unknown',
          is_limited: false,
          rules: [],
          unknown: [],
        };
      }),
    );
  }
}

function tellsAll(server: Server): boolean {
  return server.publishes && !isIncomplete(server);
}
