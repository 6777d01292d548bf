import { SIGNALS, type InstanceName, type Network, type SignalKind } from '@homeport/db';
import { Inject, Injectable } from '@nestjs/common';
import type { ConsentAnswer, ConsentQuestion, ConsentSignal } from '../contract/consent.ts';
import { DATABASE, type Database } from '../database.ts';
import { thisMinute } from '../http/now.ts';
import { findInstance } from './find.queries.ts';
import { explainCause, instant, iso } from './row.ts';

type SignalRow = Omit<ConsentSignal, 'effect' | 'sentence' | 'kind'> & { kind: SignalKind };
type QuestionRow = Omit<ConsentQuestion, 'sentence'>;

interface Row {
  robots: ConsentAnswer['robots'];
  user_agent: string | null;
  signals: SignalRow[];
  questions: QuestionRow[];
}

const SIGNALS_MAX = 200;
const QUESTIONS_MAX = 200;

/** What an operator may read of our visits: what was asked, under which rule, what was left alone and why. */
@Injectable()
export class ConsentQueries {
  constructor(@Inject(DATABASE) private readonly db: Database) {}

  async get(domain: InstanceName, network?: Network): Promise<ConsentAnswer> {
    const found = await findInstance(this.db, domain, network);
    const rows: Row[] = await this.db.query(CONSENT, [found.id, SIGNALS_MAX, QUESTIONS_MAX]);
    const row = rows[0];
    if (!row) throw new Error(`Instance ${found.id} was found a moment ago and is gone.`);
    return {
      network: found.network,
      domain: found.domain,
      user_agent: row.user_agent,
      robots: row.robots,
      signals: row.signals.map((signal) => ({ ...signal, ...SIGNALS[signal.kind] })),
      questions: row.questions.map((question) => ({
        ...question,
        sentence: question.left === null ? null : explainCause(question.left).sentence,
      })),
      meta: { generated_at: iso(thisMinute()) },
    };
  }
}

const CONSENT = `
  select (select jsonb_build_object('status', r.status, 'applied', r.applied,
                   'fetched_at', ${instant('r.fetched_at')}, 'expires_at', ${instant('r.expires_at')},
                   'unreachable_since', ${instant('r.unreachable_since')})
            from robots r where r.domain = i.domain) as robots,
         (select p.user_agent from crawler_process p order by p.seen_at desc limit 1) as user_agent,
         (select coalesce(jsonb_agg(s), '[]')
            from (select jsonb_build_object('kind', c.kind, 'source', c.source, 'value', c.value,
                           'first_seen_at', ${instant('c.first_seen_at')},
                           'last_seen_at', ${instant('c.last_seen_at')},
                           'lifted_at', ${instant('c.lifted_at')}) as s
                    from consent_signal c
                   where c.instance_id = i.id
                   order by c.lifted_at desc nulls first, c.first_seen_at desc, c.kind, c.source
                   limit $2) listed) as signals,
         (select coalesce(jsonb_agg(q), '[]')
            from (select jsonb_build_object('at', ${instant('v.at')}, 'kind', v.kind,
                           'method', coalesce(a.line->>'method', 'GET'), 'path', a.line->>'path',
                           'status', a.line->'status', 'rule', a.line->'rule', 'left', a.line->'left') as q
                    from (select distinct on (kind) kind, at, asked from visit
                           where instance_id = i.id order by kind, slot desc) v
                   cross join lateral jsonb_array_elements(v.asked) with ordinality as a (line, place)
                   order by v.at, v.kind, a.place
                   limit $3) listed) as questions
    from instance i
   where i.id = $1`;
