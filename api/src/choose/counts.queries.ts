import { purposesOf, type Network } from '@homeport/db';
import { Inject, Injectable } from '@nestjs/common';
import {
  CHOICES_MAX,
  JOININGS,
  QUESTIONS,
  type ChooseOptions,
  type OptionQuestion,
  type Question,
} from '../contract/choose.ts';
import type { FacetValue } from '../contract/instances.ts';
import { LISTS, type Database } from '../database.ts';
import { listId } from '../http/cursor.ts';
import { Kept } from '../http/kept.ts';
import { SNAPSHOTS, type SnapshotQueries } from '../http/snapshot.queries.ts';
import { Values } from '../http/sql.ts';
import { OFFERED, type Conditions } from './questions-sql.ts';

/** How many answer all questions. */
export interface Counts {
  matched: number;
  networks: Network[];
  /** Where few do: how many would answer all but one, for those that would help; the most first. */
  without: { question: Question; matched: number }[];
}

/**
 * How the questions become SQL, perhaps without one of them: each statement has placeholders of its own, and
 * PostgreSQL refuses those that it is not told to use.
 */
export type MakeConditions = (values: Values, but?: Question) => Conditions;

interface OptionRow extends FacetValue {
  network: Network;
}

const OPTIONS_MAX = 100;
// A newcomer's six questions have few answers, and most people ask the first ones.
const COUNTS_KEPT = 2000;
const OPTIONS_KEPT = 1000;

@Injectable()
export class CountsQueries {
  private readonly counts = new Kept<Promise<Counts>>(COUNTS_KEPT);
  private readonly tallies = new Kept<Promise<FacetValue[]>>(OPTIONS_KEPT);

  constructor(
    @Inject(LISTS) private readonly db: Database,
    @Inject(SNAPSHOTS) private readonly snapshots: SnapshotQueries,
  ) {}

  /** `asked` is what the conditions are made of: who asks the same again costs nothing while the record stands. */
  count(asked: object, make: MakeConditions): Promise<Counts> {
    return this.once(this.counts, asked, () => this.countAll(make));
  }

  /** Of each of these questions, what its answers would leave, the other questions kept. */
  async options(
    asked: object,
    questions: readonly OptionQuestion[],
    make: MakeConditions,
  ): Promise<ChooseOptions> {
    const found = await Promise.all(
      questions.map(async (question) => [
        question,
        await this.once(this.tallies, { asked, question }, () => this.countOptions(question, make)),
      ]),
    );
    return Object.fromEntries(found) as ChooseOptions;
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

  private async countAll(make: MakeConditions): Promise<Counts> {
    const { matched, networks } = await this.countRows(make);
    const used = matched < CHOICES_MAX ? usedOf(make(new Values())) : [];
    const without = await Promise.all(
      used.map(async (question) => ({ question, matched: (await this.countRows(make, question)).matched })),
    );
    return {
      matched,
      networks,
      without: without.filter((one) => one.matched > matched).sort((a, b) => b.matched - a.matched),
    };
  }

  private async countRows(
    make: MakeConditions,
    but?: Question,
  ): Promise<{ matched: number; networks: Network[] }> {
    const values = new Values();
    const rows: { matched: number; networks: Network[] }[] = await this.db.query(
      `select coalesce(sum(rows), 0)::integer as matched, coalesce(array_agg(network order by network), '{}') as networks
         from (select d.network, count(*) as rows from directory_entry d
                where ${meetsAll(make(values, but))} group by d.network) counted`,
      values.list,
    );
    return rows[0] ?? { matched: 0, networks: [] };
  }

  private async countOptions(question: OptionQuestion, make: MakeConditions): Promise<FacetValue[]> {
    const values = new Values();
    const { value, from = '', shown } = OPTION_SOURCES[question];
    const rows: OptionRow[] = await this.db.query(
      `select d.network, ${value} as value, count(*)::integer as count
         from directory_entry d${from}
        where ${shown} and ${meetsAll(make(values, question))}
        group by 1, 2`,
      values.list,
    );
    switch (question) {
      case 'purpose':
        return summed(rows.flatMap(byPurpose));
      case 'joining':
        return joiningsOf(rows);
      case 'language':
      case 'country':
      case 'topic':
        return summed(rows);
    }
  }
}

const OPTION_SOURCES: Readonly<Record<OptionQuestion, { value: string; from?: string; shown: string }>> = {
  purpose: { value: 'd.software', shown: 'true' },
  // A region is counted with its language.
  language: { value: 'tag', from: ', unnest(d.languages) tag', shown: "position('-' in tag) = 0" },
  country: { value: 'd.country', shown: 'd.country is not null' },
  joining: { value: 'd.registration', shown: 'd.registration is not null' },
  topic: { value: 'topic', from: ', unnest(d.topics) topic', shown: 'true' },
};

function usedOf(conditions: Conditions): Question[] {
  return QUESTIONS.filter((question) => conditions[question] !== undefined);
}

function meetsAll(conditions: Conditions): string {
  return [...Object.values(conditions), OFFERED].join(' and ');
}

function byPurpose({ network, value, count }: OptionRow): FacetValue[] {
  return purposesOf(network, value).map((purpose) => ({ value: purpose, count }));
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
  const count = (...wanted: string[]) =>
    rows.filter(({ value }) => wanted.includes(value)).reduce((sum, row) => sum + row.count, 0);
  const counts = { now: count('open'), soon: count('open', 'approval') };
  return JOININGS.map((value) => ({ value, count: counts[value] }));
}
