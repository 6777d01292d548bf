import { CAUSES, CAUSE_NAMES, type Cause } from '@homeport/db';
import type { Health } from '../contract/values.ts';
import type { Size, Stage, Verdict } from '../contract/words.ts';

// Pieces of SQL and of JSON that several queries share. `i` is always the table `instance`.

/** Counts that are hidden, implausible or placeholders say nothing about the size. */
export const SIZE = 'size_of(i.users_total, i.users_total_quality)';

/**
 * Who opted out is named nowhere: with a host name every port of it is meant, with a registrable domain all its
 * hosts. `table` is a row of `instance`.
 */
export function hasNotOptedOut(table: string): string {
  return `${table}.state <> 'suppressed'
  and not exists (select from suppression s
                   where s.domain in (${table}.domain, split_part(${table}.domain, ':', 1), ${table}.registrable_domain))`;
}

/** Names that wait for a person to look are not there yet, and another name of an instance is no second one. */
export const IS_PUBLIC = `${hasNotOptedOut('i')} and i.held_since is null and i.alias_of is null`;

export function iso(at: Date): string;
export function iso(at: Date | null): string | null;
export function iso(at: Date | null): string | null {
  return at === null ? null : at.toISOString();
}

function isCause(text: string): text is Cause {
  return CAUSE_NAMES.some((name) => name === text);
}

/** What a cause means: how far the visit came, and the sentence for an operator. */
export function explainCause(cause: string | null): { stage: Stage | null; sentence: string | null } {
  if (cause === null || !isCause(cause)) return { stage: null, sentence: null };
  return { stage: CAUSES[cause].stage, sentence: CAUSES[cause].sentence };
}

export function healthOf(verdict: Verdict | null, cause: string | null, since: Date | null): Health {
  return { verdict, cause, ...explainCause(cause), since: iso(since) };
}

export function isPersonal(size: Size | null): boolean {
  return size === 'personal';
}

/** An instant as the contract has it, where SQL makes the JSON. */
export function instant(column: string): string {
  return `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
