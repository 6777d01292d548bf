import type { Network } from '@homeport/db';
import { Inject, Injectable } from '@nestjs/common';
import type { InstancesQuery } from '../contract/instances.ts';
import { LISTS, type Database } from '../database.ts';
import { Values } from '../http/sql.ts';
import { ServersQueries, type Resolved } from '../reach/servers.queries.ts';
import { baseOf, wantedText, type Filtering } from './filters.ts';

/** What can be misspelt: of fewer letters and digits, everything is like everything. */
const LETTERS_MIN = 4;

/** A question with what must be looked up before it can be put: how the text is found, and which servers are meant. */
export type Asking<Query> = Query & Filtering & { search: 'exact' | 'similar' | null };

interface Search {
  search: 'exact' | 'similar' | null;
  /** Ids of the rows whose names are spelt most like the text. */
  similar: readonly number[];
}

@Injectable()
export class AskingQueries {
  constructor(
    @Inject(LISTS) private readonly db: Database,
    @Inject(ServersQueries) private readonly servers: ServersQueries,
  ) {}

  async prepare<Query extends InstancesQuery>(
    query: Query,
  ): Promise<{ asking: Asking<Query>; unresolved: string[] }> {
    const network = query.network?.length === 1 ? query.network[0] : undefined;
    const [{ search, similar }, blocks, reaches] = await Promise.all([
      this.searchOf(query),
      this.serversIn(query.blocks, network),
      this.serversIn(query.reaches, network),
    ]);
    return {
      asking: { ...query, search, similar, named: { blocks: blocks.asked, reaches: reaches.asked } },
      unresolved: [...new Set([...blocks.unresolved, ...reaches.unresolved])],
    };
  }

  private async serversIn(names: string[] | undefined, network: Network | undefined): Promise<Resolved> {
    return names ? this.servers.resolve(names, network) : { asked: [], unresolved: [] };
  }

  /**
   * Where nothing that may be listed has the text in it, names that are spelt like it are looked for. The other filters
   * have no say: what they leave none of is not misspelt.
   */
  private async searchOf({ q, state, include, size }: InstancesQuery): Promise<Search> {
    const wanted = wantedText({ q });
    if (wanted === '') return { search: null, similar: [] };
    if (wanted.replace(/[^\p{L}\p{N}]/gu, '').length < LETTERS_MIN) return { search: 'exact', similar: [] };
    const values = new Values();
    const withPersonal = size?.includes('personal') ? [...(include ?? []), 'personal' as const] : include;
    const base = baseOf({ q, state, include: withPersonal, search: 'exact' }, values);
    const rows: unknown[] = await this.db.query(
      `select from directory_entry d where ${base.join(' and ')} limit 1`,
      values.list,
    );
    if (rows.length > 0) return { search: 'exact', similar: [] };
    const similar: { id: number }[] = await this.db.query(
      'select found.id from similar_names(lower($1)) found (id)',
      [wanted],
    );
    return { search: 'similar', similar: similar.map(({ id }) => id) };
  }
}
