import { purposesOf, type Network } from '@homeport/db';
import { Inject, Injectable } from '@nestjs/common';
import { JOININGS, QUESTIONS, type ChooseOptions, type Question } from '../contract/choose.ts';
import type { FacetValue } from '../contract/instances.ts';
import { LISTS, type Database } from '../database.ts';
import { listId } from '../http/cursor.ts';
import { Kept } from '../http/kept.ts';
import { SNAPSHOTS, type SnapshotQueries } from '../http/snapshot.queries.ts';
import { Values } from '../http/sql.ts';
import { OFFERED, type Conditions } from './questions-sql.ts';

/** How many answer all questions, and how many would answer all but one. */
export interface Counts {
  matched: number;
  networks: Network[];
  without: { question: Question; matched: number }[];
}

/** How the questions become SQL; each statement has placeholders of its own. */
export type MakeConditions = (values: Values) => Conditions;

const OPTIONS_MAX = 100;
// A newcomer's six questions have few answers, and most people ask the first ones.
const COUNTS_KEPT = 2000;
const OPTIONS_KEPT = 500;
const OPEN: readonly string[] = ['open'];

@Injectable()
export class CountsQueries {
  private readonly counts = new Kept<Promise<Counts>>(COUNTS_KEPT);
  private readonly tallies = new Kept<Promise<ChooseOptions>>(OPTIONS_KEPT);

  constructor(
    @Inject(LISTS) private readonly db: Database,
    @Inject(SNAPSHOTS) private readonly snapshots: SnapshotQueries,
  ) {}

  /** `asked` is what the conditions are made of: who asks the same again costs nothing while the record stands. */
  count(asked: object, make: MakeConditions): Promise<Counts> {
    return this.once(this.counts, asked, () => this.countRows(make));
  }

  /** Of each question, what its answers would leave, the other questions kept. */
  options(asked: object, make: MakeConditions): Promise<ChooseOptions> {
    return this.once(this.tallies, asked, () => this.countOptions(make));
  }

  private async once<Value>(
    kept: Kept<Promise<Value>>,
    asked: object,
    ask: () => Promise<Value>,
  ): Promise<Value> {
    const key = listId('choose', asked);
    const snapshot = await this.snapshots.name();
    const known = kept.get(key, snapshot);
    if (known) return known;
    const value = ask();
    kept.set(key, snapshot, { value, weight: 1 });
    value.catch(() => kept.drop(key));
    return value;
  }

  private async countRows(make: MakeConditions): Promise<Counts> {
    const values = new Values();
    const conditions = make(values);
    const used = usedOf(conditions);
    const without = used.map(
      (question) => `count(*) filter (where ${meetsAll(used, question)})::integer as without_${question}`,
    );
    const rows: Record<string, unknown>[] = await this.db.query(
      `with offered as materialized (
         select d.network, ${meetings(conditions)} from directory_entry d where ${OFFERED})
       select count(*) filter (where ${meetsAll(used)})::integer as matched,
              coalesce(array_agg(distinct network) filter (where ${meetsAll(used)}), '{}') as networks
              ${without.map((column) => `, ${column}`).join('')}
         from offered`,
      values.list,
    );
    const row = rows[0] ?? {};
    return {
      matched: Number(row['matched'] ?? 0),
      networks: (row['networks'] ?? []) as Network[],
      without: used.map((question) => ({ question, matched: Number(row[`without_${question}`] ?? 0) })),
    };
  }

  private async countOptions(make: MakeConditions): Promise<ChooseOptions> {
    const values = new Values();
    const conditions = make(values);
    const used = usedOf(conditions);
    const rows: { question: keyof ChooseOptions; value: string; of: Network; count: number }[] =
      await this.db.query(
        `with offered as materialized (
           select d.network, d.software, d.languages, d.country, d.registration, d.topics, ${meetings(conditions)}
             from directory_entry d where ${OFFERED})
         ${OPTION_SOURCES.map(({ question, value, from }) => optionOf(question, value, from, used)).join(' union all ')}`,
        values.list,
      );
    const of = (question: keyof ChooseOptions) => rows.filter((row) => row.question === question);
    return {
      purpose: summed(
        of('purpose').flatMap(({ value, of: network, count }) =>
          purposesOf(network, value).map((purpose) => ({ value: purpose, count })),
        ),
      ),
      language: summed(of('language')),
      country: summed(of('country')),
      joining: joiningsOf(of('joining')),
      topic: summed(of('topic')),
    };
  }
}

const OPTION_SOURCES = [
  { question: 'purpose', value: 'software', from: 'offered' },
  { question: 'language', value: 'tag', from: 'offered, unnest(languages) tag' },
  { question: 'country', value: 'country', from: 'offered' },
  { question: 'joining', value: 'registration', from: 'offered' },
  { question: 'topic', value: 'topic', from: 'offered, unnest(topics) topic' },
] as const;

function optionOf(question: Question, value: string, from: string, used: readonly Question[]): string {
  // A region is counted with its language.
  const isShown = question === 'language' ? `position('-' in tag) = 0` : `${value} is not null`;
  const network = question === 'purpose' ? 'network' : `''`;
  return `select '${question}' as question, ${value} as value, ${network} as of, count(*)::integer as count
            from ${from} where ${isShown} and ${meetsAll(used, question)} group by 2, 3`;
}

function usedOf(conditions: Conditions): Question[] {
  return QUESTIONS.filter((question) => conditions[question] !== undefined);
}

/** One column for each question: whether the row answers it. */
function meetings(conditions: Conditions): string {
  const columns = usedOf(conditions).map(
    (question) => `coalesce(${conditions[question] ?? 'true'}, false) as meets_${question}`,
  );
  return columns.length > 0 ? columns.join(', ') : 'true as meets_nothing';
}

function meetsAll(used: readonly Question[], but?: Question): string {
  const asked = used.filter((question) => question !== but).map((question) => `meets_${question}`);
  return asked.length > 0 ? asked.join(' and ') : 'true';
}

/** The same values added up, most frequent first. */
function summed(rows: readonly FacetValue[]): FacetValue[] {
  const counts = new Map<string, number>();
  for (const { value, count } of rows) counts.set(value, (counts.get(value) ?? 0) + count);
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, OPTIONS_MAX);
}

/** Who is open at once is so for those, too, who can wait. */
function joiningsOf(rows: readonly FacetValue[]): FacetValue[] {
  const count = (wanted: readonly string[]) =>
    rows.filter(({ value }) => wanted.includes(value)).reduce((sum, row) => sum + row.count, 0);
  const counts = { now: count(OPEN), soon: count([...OPEN, 'approval']) };
  return JOININGS.map((value) => ({ value, count: counts[value] }));
}
