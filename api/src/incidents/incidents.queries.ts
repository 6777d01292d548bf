import { displayName, type InstanceName, type Network } from '@homeport/db';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import type {
  Incident,
  IncidentsPage,
  IncidentsQuery,
  InstanceIncidentsQuery,
} from '../contract/incidents.ts';
import { DATABASE, LISTS, type Database } from '../database.ts';
import { listId, readCursor, writeCursor } from '../http/cursor.ts';
import { thisMinute } from '../http/now.ts';
import { cutPage, Values } from '../http/sql.ts';
import { findInstance, type Found } from '../instances/find.queries.ts';
import { explainCause, IS_PUBLIC, iso, SIZE } from '../instances/row.ts';

/** Whose incidents, and which of them. */
export type Wanted = Omit<IncidentsQuery, 'limit' | 'cursor'> & { instanceId?: number };

interface Row {
  network: Network;
  domain: InstanceName;
  kind: Incident['kind'];
  cause: string;
  from_at: Date;
  to_at: Date | null;
  outages: number;
  affected: number | null;
  known: number | null;
  group_from: Date | null;
  group_to: Date | null;
  key: Key;
}

// The instant as PostgreSQL writes it (a Date would lose its microseconds), and the id where two began together.
const Key = z.tuple([z.iso.datetime({ offset: true }), z.int().min(0)]);
type Key = z.infer<typeof Key>;

@Injectable()
export class IncidentsQueries {
  constructor(
    @Inject(DATABASE) private readonly db: Database,
    @Inject(LISTS) private readonly lists: Database,
  ) {}

  async listOf(domain: InstanceName, query: InstanceIncidentsQuery): Promise<IncidentsPage> {
    const { id } = await findInstance(this.db, domain, query.network);
    return this.list({ instanceId: id, kind: query.kind, open: query.open }, query);
  }

  async list(wanted: Wanted, { limit, cursor: text }: Paging): Promise<IncidentsPage> {
    const { instanceId, network, kind, open, include } = wanted;
    const list = listId('incidents', { instanceId, network, kind, open, include });
    const cursor = readCursor(text, list, Key);
    const asOf = cursor?.asOf ?? thisMinute();
    const [rows, total] = await Promise.all([
      this.rows(wanted, { limit: limit + 1, after: cursor?.key }),
      this.count(wanted),
    ]);
    const { rows: shown, last } = cutPage(rows, limit);
    return {
      data: shown.map(incidentOf),
      page: { next_cursor: last ? writeCursor(list, { asOf, seed: null, key: last.key }) : null, limit },
      meta: { total, generated_at: iso(asOf) },
    };
  }

  /** Newest first, without pages. */
  async newest(wanted: Wanted, limit: number): Promise<Incident[]> {
    return (await this.rows(wanted, { limit, after: undefined })).map(incidentOf);
  }

  /** The instance that a feed is about, with what it calls itself. */
  async about(domain: InstanceName, network?: Network): Promise<Found & { title: string | null }> {
    const found = await findInstance(this.db, domain, network);
    const rows: { title: string | null }[] = await this.db.query('select title from instance where id = $1', [
      found.id,
    ]);
    return { ...found, title: rows[0]?.title ?? null };
  }

  private rows(wanted: Wanted, { limit, after }: { limit: number; after: Key | undefined }): Promise<Row[]> {
    const values = new Values();
    const where = conditions(wanted, values);
    if (after) {
      where.push(
        `(x.from_at, x.id) < (${values.add(after[0])}::timestamptz, ${values.add(after[1])}::integer)`,
      );
    }
    return this.lists.query(
      `select i.network, i.domain, x.kind, x.cause, x.from_at, x.to_at, x.outages, g.affected, g.known,
              g.from_at as group_from, g.to_at as group_to, jsonb_build_array(x.from_at, x.id) as key
         from incident x
         join instance i on i.id = x.instance_id
         left join incident_group g on g.id = x.group_id
        where ${where.join(' and ')}
        order by x.from_at desc, x.id desc
        limit ${values.add(limit)}`,
      values.list,
    );
  }

  private async count(wanted: Wanted): Promise<number> {
    const values = new Values();
    const rows: { total: number }[] = await this.lists.query(
      `select count(*)::integer as total
         from incident x
         join instance i on i.id = x.instance_id
        where ${conditions(wanted, values).join(' and ')}`,
      values.list,
    );
    return rows[0]?.total ?? 0;
  }
}

interface Paging {
  limit: number;
  cursor?: string | undefined;
}

function conditions({ instanceId, network, kind, open, include }: Wanted, values: Values): string[] {
  // What happened before a domain changed hands is another's.
  const where = [IS_PUBLIC, 'x.from_at >= coalesce(i.life_began_at, x.from_at)'];
  if (kind) where.push(`x.kind = any (${values.add(kind)}::text[])`);
  if (open) where.push(`x.to_at is ${open === 'true' ? '' : 'not '}null`);
  if (instanceId !== undefined) return [...where, `x.instance_id = ${values.add(instanceId)}::integer`];
  if (network) where.push(`i.network = any (${values.add(network)}::text[])`);
  if (include?.includes('dead') !== true) where.push(`i.state <> 'dead'`);
  if (include?.includes('personal') !== true) where.push(`(${SIZE}) is distinct from 'personal'`);
  return where;
}

function incidentOf(row: Row): Incident {
  const { network, domain, kind, cause, outages, affected, known, group_from, group_to } = row;
  return {
    network,
    domain,
    domain_unicode: displayName(domain),
    kind,
    cause,
    ...explainCause(cause),
    from_at: iso(row.from_at),
    to_at: iso(row.to_at),
    outages,
    group:
      affected === null || known === null || group_from === null
        ? null
        : { affected, known, from_at: iso(group_from), to_at: iso(group_to) },
  };
}
