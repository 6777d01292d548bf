import { ConsentAnswer } from '@homeport/api/contract';
import type { DataSource } from 'typeorm';
import type { MeterLine } from '../../lab/meter.ts';

/** What became of one operator's wish, as the record, the API and the server's own log have it. */
export interface Heard {
  /** Those that stand: `kind source: value`. */
  signals: string[];
  /** The same of those that stand no more. */
  lifted: string[];
  /** `state verdict cause`. */
  health: string;
  /** Which of the server's own words are kept. */
  words: string[];
  /** What its numbers are worth: users, active in a month, in half a year, posts. */
  marks: string;
  /** Whether the lists could be read: peers, policy. */
  lists: string;
  /** Each path that was requested, in order of the first time; the host's own name in it is `*`. */
  asked: string[];
  /** Each path that was left alone, with the rule: as the API tells the operator. */
  left: string[];
}

export interface Sources {
  db: DataSource;
  /** The API. */
  url: string;
  lines: readonly MeterLine[];
}

interface Row {
  health: string;
  words: string[];
  marks: string;
  lists: string;
}

const WORDS = { title: 'title', description: 'description', contact_url: 'contact' } as const;
const COUNTS = ['users_total', 'users_active_month', 'users_active_halfyear', 'posts_total'];

/** A hidden number must not lie in the record after all. */
function markOf(count: string): string {
  return `case when ${count}_quality = 'hidden' and ${count} is not null then 'kept'
               else coalesce(${count}_doubt, ${count}_quality, '-') end`;
}

export async function hear(domain: string, { db, url, lines }: Sources): Promise<Heard> {
  const rows: Row[] = await db.query(
    `select concat_ws(' ', state, verdict, cause) as health,
            array_remove(array[${Object.entries(WORDS)
              .map(([column, word]) => `case when ${column} is not null then '${word}' end`)
              .join(', ')}, case when cardinality(rules) > 0 then 'rules' end], null) as words,
            concat_ws(' ', ${COUNTS.map(markOf).join(', ')}) as marks,
            concat_ws(' ', coalesce(peers_publication, '-'), coalesce(policy_publication, '-')) as lists
       from instance where domain = $1`,
    [domain],
  );
  const [row] = rows;
  if (row === undefined) throw new Error(`${domain} is not in the record`);
  const reply = await fetch(`${url}/api/v1/instances/${domain}/consent`);
  const { signals, questions } = ConsentAnswer.parse(await reply.json());
  const told = (isLifted: boolean) =>
    signals
      .filter(({ lifted_at }) => (lifted_at !== null) === isLifted)
      .map(({ kind, source, value }) => `${kind} ${source}: ${value}`)
      .sort();
  return {
    ...row,
    signals: told(false),
    lifted: told(true),
    asked: pathsAskedOf(domain, lines),
    left: questions
      .filter(({ status }) => status === null)
      .map(({ path, rule, left }) => `${path}: ${rule ?? left ?? ''}`),
  };
}

export function pathsAskedOf(domain: string, lines: readonly MeterLine[]): string[] {
  const paths = lines.flatMap((line) => (line.kind === 'request' && line.host === domain ? [line.path] : []));
  return [...new Set(paths.map((path) => path.replaceAll(domain, '*')))];
}
