import { Inject, Injectable } from '@nestjs/common';
import type { InstanceName } from '@homeport/db';
import { z } from 'zod';
import type { VersionsAnswer } from '../contract/instances.ts';
import type { Visit, VisitsPage, VisitsQuery } from '../contract/visits.ts';
import type { Network } from '../contract/words.ts';
import { DATABASE, type Database } from '../database.ts';
import { listId, readCursor, writeCursor } from '../http/cursor.ts';
import { thisMinute } from '../http/now.ts';
import { cutPage } from '../http/sql.ts';
import { findInstance } from './find.queries.ts';
import { explainCause, iso } from './row.ts';

type Row = Omit<Visit, 'at' | 'stage' | 'sentence' | 'timings' | 'asked'> &
  Visit['timings'] & { at: Date; slot: string; asked: unknown };

/** The slot as PostgreSQL writes it (a Date would lose its microseconds), the kind, and the vantage. */
const VisitKey = z.tuple([z.string().regex(/^[\d :.+-]{19,40}$/), z.string().max(20), z.string().max(100)]);

// What was asked is written by the crawler; a reader is lenient about lines of an older one.
const Asked = z
  .array(
    z.object({
      path: z.string(),
      status: z.int().nullable().default(null).catch(null),
      left: z.string().nullable().default(null).catch(null),
      ms: z.int().min(0).nullable().default(null).catch(null),
    }),
  )
  .catch([]);

@Injectable()
export class VisitsQueries {
  constructor(@Inject(DATABASE) private readonly db: Database) {}

  async list(domain: InstanceName, query: VisitsQuery): Promise<VisitsPage> {
    const found = await findInstance(this.db, domain, query.network);
    const list = listId('visits', [found.id]);
    const cursor = readCursor(query.cursor, list, VisitKey);
    const asOf = cursor?.asOf ?? thisMinute();
    const [rows, total] = await Promise.all([
      this.page(found.id, cursor?.key, query.limit),
      this.count(found.id),
    ]);
    const { rows: visits, last } = cutPage(rows, query.limit);
    const next = last
      ? writeCursor(list, { asOf, seed: null, key: [last.slot, last.kind, last.vantage] })
      : null;
    return {
      data: visits.map(visitOf),
      page: { next_cursor: next, limit: query.limit },
      meta: { total, generated_at: iso(asOf) },
    };
  }

  private page(id: number, after: z.infer<typeof VisitKey> | undefined, limit: number): Promise<Row[]> {
    return this.db.query(
      `select v.at, v.slot::text as slot, v.kind, v.vantage, v.verdict, v.cause, v.status, v.resolve_ms, v.connect_ms,
              v.tls_ms, v.first_byte_ms, v.total_ms, v.bytes, v.asked
         from visit v
        where v.instance_id = $1
          and ($2::timestamptz is null or (v.slot, v.kind, v.vantage) < ($2::timestamptz, $3::text, $4::text))
        order by v.slot desc, v.kind desc, v.vantage desc
        limit $5`,
      [id, after?.[0] ?? null, after?.[1] ?? null, after?.[2] ?? null, limit + 1],
    );
  }

  private async count(id: number): Promise<number> {
    const rows: { total: number }[] = await this.db.query(
      'select count(*)::integer as total from visit where instance_id = $1',
      [id],
    );
    return rows[0]?.total ?? 0;
  }

  async versions(domain: InstanceName, network?: Network): Promise<VersionsAnswer> {
    const found = await findInstance(this.db, domain, network);
    const rows: { software: string; version: string; from_at: Date; to_at: Date | null }[] =
      await this.db.query(
        `select s.software, s.version, s.from_at, s.to_at
         from version_span s
         join instance i on i.id = s.instance_id
        where s.instance_id = $1 and s.from_at >= coalesce(i.life_began_at, s.from_at)
        order by s.from_at desc
        limit 200`,
        [found.id],
      );
    return {
      network: found.network,
      domain,
      data: rows.map((row) => ({ ...row, from_at: iso(row.from_at), to_at: iso(row.to_at) })),
      meta: { generated_at: iso(thisMinute()) },
    };
  }
}

function visitOf(row: Row): Visit {
  const { at, kind, vantage, verdict, cause, status, bytes } = row;
  const { resolve_ms, connect_ms, tls_ms, first_byte_ms, total_ms } = row;
  return {
    at: iso(at),
    kind,
    vantage,
    verdict,
    cause,
    ...explainCause(cause),
    status,
    timings: { resolve_ms, connect_ms, tls_ms, first_byte_ms, total_ms },
    bytes,
    asked: Asked.parse(row.asked),
  };
}
