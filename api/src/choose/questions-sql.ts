import type { ChooseQuery, Question } from '../contract/choose.ts';
import type { Values } from '../http/sql.ts';
import { servesOneOf } from '../instances/filters.ts';
import type { Asked } from '../reach/asked.ts';
import { blocksSql, isKeptApartSql } from '../reach/covers-sql.ts';

/**
 * Who is offered as a home, over `d` (directory_entry): who is up, takes newcomers or doesn't say, and is no
 * personal server. At a hub of LBRY nobody has an account.
 */
export const OFFERED = `d.shown_unasked and d.state in ('alive', 'failing') and d.verdict in ('up', 'degraded')
          and d.registration is distinct from 'closed' and d.network <> 'lbry'`;

/** A question to which something was answered, as SQL over `d`. */
export type Conditions = Partial<Record<Question, string>>;

/** The servers that were named. */
export interface Named {
  blocks: readonly Asked[];
  reach: readonly Asked[];
}

type Given = Omit<ChooseQuery, keyof Named> & { [Name in keyof Named]: Named[Name] | undefined };

/** The questions that were answered, but one where it is named. */
export function conditionsOf(
  query: ChooseQuery,
  named: Named,
  { values, but }: { values: Values; but?: Question | undefined },
): Conditions {
  const among = (column: string, wanted: readonly string[]) =>
    `${column} = any(${values.add(wanted)}::text[])`;
  const given: Given = {
    ...query,
    blocks: named.blocks.length > 0 ? named.blocks : undefined,
    reach: named.reach.length > 0 ? named.reach : undefined,
  };
  if (but) given[but] = undefined;
  const { purpose, language, country, joining, topic, blocks, reach } = given;
  return {
    ...(purpose && { purpose: servesOneOf(purpose, values) }),
    // `pt` finds `pt-br`, because an entry has both.
    ...(language && { language: `d.languages && ${values.add(language)}::text[]` }),
    ...(country && { country: among('d.country', country) }),
    ...(joining && {
      joining: among('d.registration', joining === 'now' ? ['open'] : ['open', 'approval']),
    }),
    ...(topic && { topic: `d.topics @> ${values.add(topic)}::text[]` }),
    ...(blocks && { blocks: everyOne(blocks, (one) => blocksSql('d', one, values)) }),
    ...(reach && { reach: everyOne(reach, (one) => isWithin(one, values)) }),
  };
}

function everyOne(asked: readonly Asked[], condition: (one: Asked) => string): string {
  return asked.map((one) => `(${condition(one)})`).join(' and ');
}

/** Of its network, where that is known, and kept from it by no published rule of either side. */
function isWithin(asked: Asked, values: Values): string {
  const network = asked.network === null ? 'true' : `d.network = ${values.add(asked.network)}`;
  return `${network} and not (${isKeptApartSql('d', asked, values)})`;
}
