import { parseDomain, type DomainName, type VisitKind } from '@homeport/db';
import { assess, dueKinds, type Assessed } from '@homeport/crawler/assess.ts';
import { fail, type FailureCause } from '@homeport/crawler/outcome.ts';
import { DUE_COLUMNS } from '@homeport/crawler/store/list-due.ts';
import { fromRow, type DueInstance, type DueRow } from '@homeport/crawler/store/due-instance.ts';
import { NameIds } from '@homeport/crawler/store/name-ids.ts';
import { takeBuckets } from '@homeport/crawler/store/bucket-leases.ts';
import { saveContacts } from '@homeport/crawler/store/save-contacts.ts';
import type { Facts, Listing, PolicyEntry, Signal, Visit } from '@homeport/crawler/visit/visit.ts';
import type { DataSource } from 'typeorm';

const MARK = { quality: 'declared', doubt: null, source: '/nodeinfo/2.0' } as const;

export const FACTS: Facts = {
  software: 'mastodon',
  version: '4.3.0',
  title: 'A title',
  description: 'What it is about.',
  languages: ['en', 'de'],
  country: null,
  countrySource: null,
  rules: ['Be kind.'],
  registration: 'open',
  registrationSource: '/api/v2/instance',
  contactUrl: null,
  usage: {
    usersTotal: 120,
    usersActiveMonth: 40,
    usersActiveHalfyear: 60,
    postsTotal: 5000,
    marks: { usersTotal: MARK, usersActiveMonth: MARK, usersActiveHalfyear: MARK, postsTotal: MARK },
  },
  federation: null,
  accountDomain: null,
  webDomain: null,
  ofNetwork: null,
  isPrivate: false,
  nodeinfoUrl: 'https://a.example/nodeinfo/2.0',
};

/** A name that a spec is sure of. */
export function name(text: string): DomainName {
  const parsed = parseDomain(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.domain;
}

interface Brought {
  failure?: FailureCause;
  facts?: Facts;
  peers?: string[];
  policy?: PolicyEntry[];
  policyClosed?: boolean;
  signals?: Signal[];
  /** Where a permanent redirect leads. */
  movedTo?: string;
}

/** One contact as `visit/` would bring it, without a network: the record's side of the house is under test. */
export function contact(kinds: readonly VisitKind[], at: Date, brought: Brought): Visit[] {
  return kinds.map((kind) => ({
    kind,
    at,
    totalMs: 120,
    address: brought.failure ? null : '192.0.2.7',
    timings: { resolveMs: 3, connectMs: 20, tlsMs: 30, firstByteMs: 40 },
    bytes: 900,
    asked: [{ path: '/.well-known/nodeinfo', method: 'GET', status: 200, ms: 40 }],
    failure: brought.failure
      ? fail(brought.failure, brought.movedTo === undefined ? {} : { movedTo: brought.movedTo }).failure
      : null,
    pausedMs: null,
    nodeinfoUrl: null,
    partial: false,
    signals: kind === 'details' ? (brought.signals ?? []) : null,
    tip: null,
    facts: kind === 'details' ? (brought.facts ?? null) : null,
    peers: kind === 'peers' ? published((brought.peers ?? []) as DomainName[]) : null,
    policy:
      kind === 'policy'
        ? brought.policyClosed
          ? { publication: 'closed', entries: [], refused: 0, isPartial: false }
          : published(brought.policy ?? [])
        : null,
  }));
}

function published<Entry>(entries: Entry[]): Listing<Entry> {
  return { publication: 'published', entries, refused: 0, isPartial: false };
}

export async function findInstance(db: DataSource, domain: string): Promise<DueInstance> {
  const rows: DueRow[] = await db.query(
    `select ${DUE_COLUMNS} from instance i left join robots r on r.domain = i.domain
       left join peer_set p on p.instance_id = i.id where i.domain = $1`,
    [domain],
  );
  if (!rows[0]) throw new Error(`${domain} is not in the record.`);
  return fromRow(rows[0]);
}

/** Makes `worker` the bucket's only writer; returns the epoch under which it saves. */
export async function takeBucket(db: DataSource, bucket: number, worker = 'spec'): Promise<number> {
  const epoch = (await takeBuckets(db, { vantage: 'home', worker }, [bucket])).get(bucket);
  if (epoch === undefined) throw new Error(`Bucket ${String(bucket)} is held from elsewhere.`);
  return epoch;
}

/** As the crawler would have loaded it just now: whether something is told of it at the moment. */
export async function asKnownNow(db: DataSource, assessed: Assessed): Promise<Assessed> {
  const { isInIncident } = await findInstance(db, assessed.instance.domain);
  return { ...assessed, instance: { ...assessed.instance, isInIncident } };
}

/** Every one, some of them twice, in an order that the dice say. */
export function shuffled<One>(all: readonly One[], dice: readonly number[]): One[] {
  return [...all, ...all.filter((_, index) => (dice[index] ?? 0) % 3 === 0)]
    .map((one, index) => ({ one, key: dice[index] ?? 0 }))
    .sort((a, b) => a.key - b.key)
    .map(({ one }) => one);
}

/** Lets one instance live through a contact at `at`: judged and stored as the crawler does. */
export async function liveThrough(db: DataSource, domain: string, at: Date, brought: Brought) {
  const instance = await findInstance(db, domain);
  const due = [...dueKinds(instance.due, at)];
  const kinds = brought.failure
    ? due.slice(0, 1)
    : due.filter((kind) => kind !== 'liveness' || due.length === 1);
  const visits = contact(kinds.length > 0 ? kinds : ['liveness'], at, brought);
  const assessed = assess(instance, { visits, robots: null }, () => 0.5);
  const names = new NameIds(db, { perRegistrable: 20, allowed: [] });
  const epoch = await takeBucket(db, instance.bucket);
  const saved = await saveContacts(db, names, 'home', [
    { assessed, fence: { bucket: instance.bucket, epoch } },
  ]);
  return { assessed, saved, epoch };
}
