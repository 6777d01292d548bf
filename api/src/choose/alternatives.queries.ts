import { purposesOf, type InstanceName, type Network, type Purpose } from '@homeport/db';
import { Inject, Injectable } from '@nestjs/common';
import { CHOICES_MAX, type AlternativesAnswer, type Choice } from '../contract/choose.ts';
import type { Reach } from '../contract/reach.ts';
import { DATABASE, type Database } from '../database.ts';
import { thisMinute } from '../http/now.ts';
import { Values } from '../http/sql.ts';
import { servesOneOf } from '../instances/filters.ts';
import { findInstance, type Found } from '../instances/find.queries.ts';
import { orderOf, seedNumber } from '../instances/order.ts';
import { iso } from '../instances/row.ts';
import type { Asked } from '../reach/asked.ts';
import { ServersQueries } from '../reach/servers.queries.ts';
import { ChoicesQueries } from './choices.queries.ts';
import { OFFERED } from './questions-sql.ts';
import { Reaching } from './reaching.ts';
import { becauseOf, butOf, type Candidate } from './reasons.ts';

/** The largest servers by declared active users stand for whom its people knew: most of a network is there. */
const REACHED_COMPARED = 20;
/** So many, in the recommended order, are compared by whom they reach. */
const COMPARED = 15;

interface Left {
  software: string | null;
  languages: string[];
}

interface Compared {
  candidate: Candidate;
  reaches: Reach[];
}

@Injectable()
export class AlternativesQueries {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    @Inject(ChoicesQueries) private readonly choices: ChoicesQueries,
    @Inject(ServersQueries) private readonly servers: ServersQueries,
    @Inject(Reaching) private readonly reaching: Reaching,
  ) {}

  async insteadOf(domain: InstanceName, network?: Network): Promise<AlternativesAnswer> {
    const asOf = thisMinute();
    const seed = iso(asOf).slice(0, 10);
    const found = await findInstance(this.db, domain, network);
    const left = await this.left(found);
    const purposes = purposesOf(found.network, left.software);
    const [ids, reached] = await Promise.all([
      this.similar(found, { purposes, languages: left.languages, seed }),
      this.reached(found),
    ]);
    const compared = await this.compare(await this.choices.read(ids, asOf), reached);
    return {
      network: found.network,
      domain: found.domain,
      data: nearest(compared).map((one) => choiceOf(one, { purposes, languages: left.languages })),
      meta: { seed, generated_at: iso(asOf) },
    };
  }

  private async left({ id }: Found): Promise<Left> {
    const rows: Left[] = await this.db.query(
      `select software, array(select lower(tag) from unnest(languages) tag) as languages
         from instance where id = $1`,
      [id],
    );
    return rows[0] ?? { software: null, languages: [] };
  }

  /** Of its network and purpose, open to newcomers; those of its languages first, else in the recommended order. */
  private async similar(
    { id, network }: Found,
    { purposes, languages, seed }: { purposes: readonly Purpose[]; languages: string[]; seed: string },
  ): Promise<number[]> {
    const values = new Values();
    const { keys } = orderOf('recommended', values.add(seedNumber(seed)));
    const rows: { id: number }[] = await this.db.query(
      `select d.instance_id as id from directory_entry d
        where d.instance_id <> ${values.add(id)} and d.network = ${values.add(network)}
          and ${purposes.length > 0 ? servesOneOf(purposes, values) : 'true'}
          and d.registration in ('open', 'approval') and ${OFFERED}
        order by not (d.languages && ${values.add(languages)}::text[]), ${keys.map(({ sql }) => sql).join(', ')}
        limit ${values.add(COMPARED)}`,
      values.list,
    );
    return rows.map((row) => row.id);
  }

  /** The largest servers of its network that no rule of either side kept from it. */
  private async reached(found: Found): Promise<Asked[]> {
    const rows: { domain: InstanceName }[] = await this.db.query(
      `select d.domain from directory_entry d
        where d.network = $1 and d.instance_id <> $2 and d.shown_unasked and d.verdict in ('up', 'degraded')
        order by coalesce(-d.active, 1), d.instance_id limit $3`,
      [found.network, found.id, 2 * REACHED_COMPARED],
    );
    const { asked } = await this.servers.resolve(
      rows.map(({ domain }) => domain),
      found.network,
    );
    const reaches = await this.reaching.between([found], asked);
    const kept = new Set(reaches.filter((one) => one.reaches === 'no').map(({ to }) => to));
    return asked.filter(({ name }) => !kept.has(name)).slice(0, REACHED_COMPARED);
  }

  private async compare(candidates: readonly Candidate[], reached: readonly Asked[]): Promise<Compared[]> {
    const reaches = await this.reaching.between(
      candidates.map(({ instance }) => instance),
      reached,
    );
    return candidates.map((candidate) => {
      const { domain } = candidate.instance;
      // Everybody reaches himself.
      return { candidate, reaches: reaches.filter(({ from, to }) => from === domain && to !== domain) };
    });
  }
}

/** Who is kept from the fewest comes first; among equals the order stays. */
function nearest(compared: readonly Compared[]): Compared[] {
  const lost = ({ reaches }: Compared) => reaches.filter((one) => one.reaches === 'no').length;
  return compared.toSorted((a, b) => lost(a) - lost(b)).slice(0, CHOICES_MAX);
}

function choiceOf(
  { candidate, reaches }: Compared,
  { purposes, languages }: { purposes: readonly Purpose[]; languages: string[] },
): Choice {
  const asked = { purpose: [...purposes], language: languages, blocks: [] };
  const because = becauseOf(candidate, asked, []);
  const reached = reaches.filter((one) => one.reaches !== 'no').length;
  if (reached > 0) because.push({ kind: 'reaches_same', reached, of: reaches.length });
  return { instance: candidate.instance, because, but: butOf(candidate, []) };
}
