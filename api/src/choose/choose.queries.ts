import { Inject, Injectable } from '@nestjs/common';
import { CHOICES_MAX, type Choice, type ChooseAnswer, type ChooseQuery } from '../contract/choose.ts';
import { LISTS, type Database } from '../database.ts';
import { thisMinute } from '../http/now.ts';
import { Values } from '../http/sql.ts';
import { orderOf, seedNumber } from '../instances/order.ts';
import { iso } from '../instances/row.ts';
import { ServersQueries } from '../reach/servers.queries.ts';
import { ChoicesQueries } from './choices.queries.ts';
import { CountsQueries, type MakeConditions } from './counts.queries.ts';
import { Reaching } from './reaching.ts';
import { conditionsOf, OFFERED, type Named } from './questions-sql.ts';
import { becauseOf, butOf } from './reasons.ts';

@Injectable()
export class ChooseQueries {
  constructor(
    @Inject(LISTS) private readonly db: Database,
    @Inject(CountsQueries) private readonly counting: CountsQueries,
    @Inject(ChoicesQueries) private readonly choices: ChoicesQueries,
    @Inject(ServersQueries) private readonly servers: ServersQueries,
    @Inject(Reaching) private readonly reaching: Reaching,
  ) {}

  async choose(query: ChooseQuery): Promise<ChooseAnswer> {
    const asOf = thisMinute();
    const seed = query.seed ?? iso(asOf).slice(0, 10);
    const { named, unresolved } = await this.resolve(query);
    const make: MakeConditions = (values, but) => conditionsOf(query, named, { values, but });
    const { seed: _seed, options, ...asked } = query;
    const [ids, counts, tallies] = await Promise.all([
      this.first(make, seed),
      this.counting.count(asked, make),
      options ? this.counting.options(asked, options, make) : undefined,
    ]);
    return {
      data: await this.explain(ids, { query, named, asOf }),
      meta: {
        matched: counts.matched,
        without: counts.without,
        networks: counts.networks,
        unresolved,
        seed,
        generated_at: iso(asOf),
      },
      ...(tallies && { options: tallies }),
    };
  }

  private async resolve(query: ChooseQuery): Promise<{ named: Named; unresolved: string[] }> {
    const [blocks, reach] = await Promise.all([
      this.servers.resolve(query.blocks ?? []),
      this.servers.resolve(query.reach ?? []),
    ]);
    return {
      named: { blocks: blocks.asked, reach: reach.asked },
      unresolved: [...blocks.unresolved, ...reach.unresolved],
    };
  }

  /** The first in the recommended order, which is the directory's. */
  private async first(make: MakeConditions, seed: string): Promise<number[]> {
    const values = new Values();
    const { keys } = orderOf('recommended', values.add(seedNumber(seed)));
    const where = [...Object.values(make(values)), OFFERED];
    const rows: { id: number }[] = await this.db.query(
      `select d.instance_id as id from directory_entry d
        where ${where.join(' and ')}
        order by ${keys.map(({ sql }) => sql).join(', ')} limit ${values.add(CHOICES_MAX)}`,
      values.list,
    );
    return rows.map(({ id }) => id);
  }

  private async explain(
    ids: readonly number[],
    { query, named, asOf }: { query: ChooseQuery; named: Named; asOf: Date },
  ): Promise<Choice[]> {
    const candidates = await this.choices.read(ids, asOf);
    const reaches = await this.reaching.between(
      candidates.map(({ instance }) => instance),
      named.reach,
    );
    const asked = { ...query, blocks: named.blocks.map(({ name }) => name) };
    return candidates.map((candidate) => {
      const ofIt = reaches.filter(({ from }) => from === candidate.instance.domain);
      return {
        instance: candidate.instance,
        because: becauseOf(candidate, asked, ofIt),
        but: butOf(candidate, ofIt),
      };
    });
  }
}
