import { CAUSE_NAMES, type GapScope } from '@homeport/db';
import type { EntityManager } from 'typeorm';
import { isWithheld } from '../health/judge.ts';

export interface OwnStretch {
  vantage: string;
  scope: GapScope;
  fromAt: Date;
}

/** Whether an instance `i` is in the scope `$1` of a gap, by the address at which it was reached last. */
export const IN_SCOPE = `($1 = 'all' or family(i.address) = case $1 when 'ipv4' then 4 else 6 end)`;

const WITHHOLDING = CAUSE_NAMES.filter((cause) => isWithheld({ verdict: 'up', cause }))
  .map((cause) => `'${cause}'`)
  .join(', ');
const RANK = (verdict: string) =>
  `array_position(array['up', 'degraded', 'unknown', 'down'], ${verdict}::text)`;

/**
 * Takes back all that was held against hosts since a fault of ours began: a suspicion is forgotten, and a verdict that
 * got worse is what it was before, with its span open again. What got better stays: an answer is an answer.
 */
export async function voidSuspicions(tx: EntityManager, stretch: OwnStretch): Promise<void> {
  const later: { is_later: boolean }[] = await tx.query(
    `select exists (select 1 from vantage_view where vantage = $1) as is_later`,
    [stretch.vantage],
  );
  // What a vantage that joined later believes is kept apart from the instance itself.
  await tx.query(statement(later[0]?.is_later === true), [stretch.scope, stretch.fromAt, stretch.vantage]);
}

function statement(isLater: boolean): string {
  const believed = isLater
    ? { table: 'vantage_view', key: 'b.instance_id', mine: 'b.vantage = $3' }
    : { table: 'instance', key: 'b.id', mine: 'true' };
  return `
with suspect as (
  select b.*, ${believed.key} as of_instance
    from ${believed.table} b join instance i on i.id = ${believed.key}
   where ${believed.mine} and ${IN_SCOPE} and (b.failing_since >= $2 or b.verdict_since >= $2)
), worse as (
  -- The verdict before the first span that began within the stretch, where the present one is worse.
  select s.of_instance, w.verdict, w.cause, w.from_at
    from suspect s
   cross join lateral (select p.verdict, p.cause, p.from_at
                         from status_span p
                        where p.instance_id = s.of_instance and p.vantage = $3 and p.from_at < $2
                        order by p.from_at desc limit 1) w
   where s.verdict_since >= $2 and ${RANK('s.verdict')} > ${RANK('w.verdict')}
), dropped as (
  delete from status_span p using worse w
   where p.instance_id = w.of_instance and p.vantage = $3 and p.from_at >= $2
), reopened as (
  update status_span p set to_at = null from worse w
   where p.instance_id = w.of_instance and p.vantage = $3 and p.from_at = w.from_at
), ${isLater ? '' : INCIDENTS}taken as (
  select s.of_instance, w.from_at is not null as is_worse,
         -- A name that never answered has a verdict without a history.
         case when s.first_up_at is null then null else coalesce(w.verdict, s.verdict) end as verdict,
         case when s.first_up_at is null then null else coalesce(w.cause, s.cause) end as cause,
         case when s.first_up_at is null then null else coalesce(w.from_at, s.verdict_since) end as verdict_since
    from suspect s left join worse w on w.of_instance = s.of_instance
   where w.of_instance is not null or s.failing_since >= $2
)
update ${believed.table} b
   set verdict = t.verdict, cause = t.cause, verdict_since = t.verdict_since, failures = 0, failing_since = null,
       state = case when b.state not in ('failing', 'down') then b.state
                    when t.verdict = 'down' then 'down'
                    when t.verdict = 'up' and t.cause in (${WITHHOLDING}) then 'withheld'
                    else 'alive' end
  from taken t
 where t.of_instance = ${believed.key} and ${believed.mine}
   and b.state not in ('suppressed', 'dead', 'moved')`;
}

const INCIDENTS = `undone as (
  delete from incident n using suspect s
   where n.instance_id = s.of_instance and n.to_at is null and n.from_at >= $2
), `;
