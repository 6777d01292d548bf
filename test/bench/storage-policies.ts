import { PoliciesQueries, type Side } from '@homeport/api/policies/policies.queries.ts';
import { changePolicies, type PolicyRead } from '@homeport/crawler/store/change-policies.ts';
import { parseDomain, type openDatabase } from '@homeport/db';
import { dice } from './peer-sets.ts';

type Database = Awaited<ReturnType<typeof openDatabase>>;

const PUBLISHERS = 30_000;
const TARGETS = 100_000;
// Instances a statement: seconds each, so that the bound on time is kept.
const STEP = 500;
const OPTED_OUT = 200;
const LOOKUPS = 1000;
const LARGEST = 50;
const LIMIT = 50;

export interface Milliseconds {
  p50: number;
  p99: number;
}

export interface PolicyFigures {
  entries: number;
  fillSeconds: number;
  bytesPerEntry: number;
  /** Of names chosen at random, both ways, all rules and the lifted ones alone. */
  lookupMs: Milliseconds;
  /** By what was asked, over names chosen at random and over those with most entries. */
  lookups: { what: string; ms: Milliseconds }[];
  /** Of one reading of a list of thousands, of which a few entries changed. */
  changeMs: Milliseconds;
}

interface Work {
  db: Database;
  entries: number;
  secondsMax: number;
  say: (line: string) => void;
}

/** Fills the record with the rules of a whole network and their past, and asks them as the API does. */
export async function measurePolicies({ db, entries, secondsMax, say }: Work): Promise<PolicyFigures> {
  const started = performance.now();
  const secondsNow = () => (performance.now() - started) / 1000;
  await db.query(`select setseed(0.5)`);
  let filled = 0;
  // Some draws meet a rule that stands already: the publishers are gone through until there are enough.
  for (let first = 1; filled < entries && secondsNow() < secondsMax; first = (first + STEP) % PUBLISHERS) {
    filled += await addEntries(db, first, entries / PUBLISHERS);
    if (first % (20 * STEP) === 1) say(`${filled} entries after ${secondsNow().toFixed(0)} s`);
  }
  const fillSeconds = secondsNow();
  await db.query(
    `insert into suppression (domain, reason)
     select domain, 'asked' from instance where id > $1 order by random() limit $2`,
    [PUBLISHERS, OPTED_OUT],
  );
  await db.query('vacuum analyze policy_entry');
  await db.query('analyze instance');
  const [size]: { bytes: string }[] = await db.query(
    `select pg_total_relation_size('policy_entry') as bytes`,
  );
  return {
    entries: filled,
    fillSeconds,
    bytesPerEntry: Number(size?.bytes) / filled,
    ...(await measureLookups(db)),
    changeMs: await measureChanges(db),
  };
}

/** Few publish much and many little; what many block is named by most. A third is lifted, a tenth hidden. */
async function addEntries(db: Database, first: number, mean: number): Promise<number> {
  const rows: { added: number }[] = await db.query(
    `with publisher as (
       select id, ceil($2::float * 20 * random() ^ 19)::integer as entries
         from instance where id between $1::integer and $1::integer + ${STEP - 1}
     ), drawn as (
       select p.id, 1 + floor(${TARGETS} * random() ^ 2.5)::integer as target, random() as what, random() as since,
              random() < 0.35 as is_lifted, random() < 0.1 as is_hidden
         from publisher p, generate_series(1, p.entries)
     ), added as (
       insert into policy_entry (instance_id, target, is_obfuscated, digest, severity, rule, reason,
                                 first_seen_at, last_seen_at, lifted_at)
       select id, case when is_hidden then 'n***' || target % 10 || '.example' else 'n' || target || '.example' end,
              is_hidden, case when is_hidden then sha256(target::text::bytea) end,
              case when what < 0.7 then 'suspend' else 'silence' end,
              case when what < 0.7 then 'suspend' else 'silence' end,
              case when what < 0.5 then 'spam, harassment and no answer to reports ' || target % 100 end,
              now() - interval '2 years' * (1 + since),
              case when is_lifted then now() - interval '2 years' * since end,
              case when is_lifted then now() - interval '2 years' * since end
         from drawn
           on conflict do nothing
       returning 1
     )
     select count(*)::integer as added from added`,
    [first, mean],
  );
  return rows[0]?.added ?? 0;
}

async function measureLookups(db: Database): Promise<Pick<PolicyFigures, 'lookups' | 'lookupMs'>> {
  const api = new PoliciesQueries(db, db);
  const random = dice(23);
  const anyOf = (names: number) => `n${1 + Math.floor(random() * names)}.example`;
  const most = async (column: string): Promise<string[]> => {
    const rows: { domain: string }[] = await db.query(
      `select i.domain from policy_entry p join instance i on ${column} where not p.is_obfuscated
        group by 1 order by count(*) desc limit ${LARGEST}`,
    );
    return rows.map(({ domain }) => domain);
  };
  const publishers = Array.from({ length: LOOKUPS }, () => anyOf(PUBLISHERS));
  const targets = Array.from({ length: LOOKUPS }, () => anyOf(TARGETS));
  const ask = async (side: Promise<Side>, standing?: 'false') =>
    api.list(await side, { limit: LIMIT, standing });
  const outgoing = (standing?: 'false') => (text: string) =>
    ask(api.sideOf(nameOf(text), { direction: 'outgoing', limit: LIMIT }), standing);
  const incoming = (standing?: 'false') => (text: string) => ask(api.about(nameOf(text)), standing);
  const cases = [
    ['outgoing', publishers, outgoing()],
    ['incoming', targets, incoming()],
    ['outgoing_lifted', publishers, outgoing('false')],
    ['incoming_lifted', targets, incoming('false')],
    ['outgoing_largest', await most('i.id = p.instance_id'), outgoing()],
    ['incoming_largest', await most('i.domain = p.target'), incoming()],
  ] as const;
  const lookups: PolicyFigures['lookups'] = [];
  const ofAnyName: number[] = [];
  for (const [what, names, look] of cases) {
    const times: number[] = [];
    for (const name of names) {
      const from = performance.now();
      // Who opted out is refused: an answer, too.
      await look(name).catch((error: unknown) => {
        if (!String(error).includes('asked not to be listed')) throw error;
      });
      times.push(performance.now() - from);
    }
    lookups.push({ what, ms: quantiles(times) });
    if (!what.endsWith('largest')) ofAnyName.push(...times);
  }
  return { lookups, lookupMs: quantiles(ofAnyName) };
}

/** The crawler's own statement, on the largest lists, of each of which two entries go and two come. */
async function measureChanges(db: Database): Promise<Milliseconds> {
  const largest: { id: number }[] = await db.query(
    `select instance_id as id from policy_entry group by 1 order by count(*) desc limit 20`,
  );
  const times: number[] = [];
  for (const { id } of largest) {
    const rows: Entry[] = await db.query(
      `select target, is_obfuscated as "isObfuscated", encode(digest, 'hex') as digest, severity, rule, reason
         from policy_entry where instance_id = $1 and lifted_at is null offset 2`,
      [id],
    );
    const fresh = ['x', 'y'].map((letter): Entry => ({ ...NEW_ENTRY, target: `${letter}${id}.example` }));
    const policy: NonNullable<PolicyRead['policy']> = {
      publication: 'published',
      isPartial: false,
      readAt: new Date(),
      digest: '00',
      entries: [...rows, ...fresh],
    };
    const from = performance.now();
    await db.transaction((tx) => changePolicies(tx, [{ instance: { id }, policy }]));
    times.push(performance.now() - from);
  }
  return quantiles(times);
}

type Entry = NonNullable<NonNullable<PolicyRead['policy']>['entries']>[number];

const NEW_ENTRY: Entry = {
  target: '',
  isObfuscated: false,
  digest: null,
  severity: 'suspend',
  rule: 'suspend',
  reason: null,
};

function nameOf(text: string) {
  const parsed = parseDomain(text);
  if (!parsed.ok) throw new Error(`${text} is no name.`);
  return parsed.domain;
}

export function quantiles(times: readonly number[]): Milliseconds {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
  return { p50: at(0.5), p99: at(0.99) };
}
