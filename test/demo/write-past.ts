import { setImmediate } from 'node:timers/promises';
import { assess, dueKinds, type Assessed } from '@homeport/crawler/assess.ts';
import { addDiscovered } from '@homeport/crawler/store/add-discovered.ts';
import { addVisits } from '@homeport/crawler/store/add-visits.ts';
import { tellIncidents } from '@homeport/crawler/store/change-incidents.ts';
import { changePolicies } from '@homeport/crawler/store/change-policies.ts';
import { changeSignals } from '@homeport/crawler/store/change-signals.ts';
import { changeSpans } from '@homeport/crawler/store/change-spans.ts';
import { changeVersions } from '@homeport/crawler/store/change-versions.ts';
import { fromRow, type DueInstance, type DueRow } from '@homeport/crawler/store/due-instance.ts';
import { keepPartitions, VISIT_DAYS_KEPT } from '@homeport/crawler/store/keep-partitions.ts';
import { DUE_COLUMNS } from '@homeport/crawler/store/list-due.ts';
import { NameIds } from '@homeport/crawler/store/name-ids.ts';
import { refreshProfiles } from '@homeport/crawler/store/refresh-profiles.ts';
import { refreshStandings } from '@homeport/crawler/store/refresh-standings.ts';
import { refreshUptimes } from '@homeport/crawler/store/refresh-uptimes.ts';
import { rollUpDay, rollUpNetworks } from '@homeport/crawler/store/roll-up-day.ts';
import { saveFacts } from '@homeport/crawler/store/save-facts.ts';
import { resolvePeers } from '@homeport/crawler/store/save-contacts.ts';
import { saveRobots } from '@homeport/crawler/store/save-robots.ts';
import { saveHealth } from '@homeport/crawler/store/save-health.ts';
import { savePeers } from '@homeport/crawler/store/save-peers.ts';
import type { DataSource } from 'typeorm';
import { Dice } from '../lab/random.ts';
import { PAST_DAYS } from '../lab/timeline.ts';
import type { World } from '../lab/world/world.ts';
import { readAnswers } from './past-reading.ts';
import { assessedRobots } from './past-robots.ts';
import { nameOf, pastVisits, type Life } from './past-visit.ts';

const DAY_MS = 86_400_000;
// A lab has hundreds of hosts under a few made-up names; the cap is for strangers.
const CAP = { perRegistrable: 100_000, allowed: [] };

interface Lived extends Life {
  instance: DueInstance;
}

/** Lets every instance live from 90 days ago to `now`; returns how many contacts there were. */
export async function writePast(
  db: DataSource,
  world: World,
  now: Date,
): Promise<{ contacts: number; instances: number }> {
  const start = new Date(now.getTime() - PAST_DAYS * DAY_MS);
  const names = new NameIds(db, CAP);
  await keepPartitions(db, now, start);
  const lives = await discover(db, world, names, start);
  let contacts = 0;
  const digests = new Map<number, string>();
  let storing = Promise.resolve();
  for (let from = start.getTime(); from < now.getTime();) {
    const until = Math.min((Math.floor(from / DAY_MS) + 1) * DAY_MS, now.getTime());
    const day: Assessed[][] = [];
    for (const life of lives) {
      day.push(liveUntil(life, until));
      // The day before is being stored meanwhile: its statements need a turn now and then.
      await setImmediate();
    }
    const counts = new Map(lives.map(({ instance }, index) => [instance.id, day[index]?.length ?? 0]));
    contacts += day.reduce((sum, assessed) => sum + assessed.length, 0);
    // Raw visits are kept for two weeks only: older ones would be written to be dropped.
    const withVisits = until > now.getTime() - (VISIT_DAYS_KEPT - 1) * DAY_MS;
    const date = new Date(from).toISOString().slice(0, 10);
    // One day is stored while the next is lived through.
    await storing;
    storing = storeDay(db, names, { day, withVisits, digests }).then(() =>
      closeDay(db, date, counts, until < now.getTime()),
    );
    from = until;
  }
  await storing;
  await storeRobots(db, lives, now);
  await db.transaction((tx) =>
    tellIncidents(
      tx,
      // From the beginning: nothing of these ninety days was told while they were written.
      lives.map(({ instance: { id } }) => ({ id, from: start })),
    ),
  );
  await refreshUptimes(db, now);
  await refreshProfiles(db, now);
  await refreshStandings(db, now);
  return { contacts, instances: lives.length };
}

/** What each robots.txt said when it was last read: within the day, so that it may still be used. */
async function storeRobots(db: DataSource, lives: readonly Lived[], now: Date): Promise<void> {
  const read = lives
    .filter(({ instance }) => instance.health.lastUpAt !== null)
    .map(({ truth, instance, dice }) => {
      const at = new Date(now.getTime() - Math.round(dice.next() * 20 * 3_600_000));
      return { robots: new Map([[instance.domain, assessedRobots(truth, at)]]) };
    });
  await db.transaction((tx) => saveRobots(tx, read));
}

/** All names, each found through the list of the largest instance that names it. */
async function discover(db: DataSource, world: World, names: NameIds, at: Date): Promise<Lived[]> {
  const seeds = world.seeds.flatMap(nameOf);
  await addDiscovered(db, { network: 'fediverse', domains: seeds, by: 'seed', from: null, at }, CAP);
  for (const truth of world.instances) {
    if (truth.peersPublication !== 'published') continue;
    const [from] = await names.of({
      network: 'fediverse',
      domains: nameOf(truth.domain),
      by: 'peer',
      from: null,
      at,
    });
    const domains = truth.peers.flatMap(nameOf);
    await names.of({ network: 'fediverse', domains, by: 'peer', from: from ?? null, at });
  }
  const rows: DueRow[] = await db.query(
    `select ${DUE_COLUMNS} from instance i left join robots r on r.domain = i.domain
       left join peer_set p on p.instance_id = i.id order by i.id`,
  );
  const truths = new Map(world.instances.map((truth) => [truth.domain, truth]));
  const lives: Lived[] = [];
  for (const instance of rows.map(fromRow)) {
    const truth = truths.get(instance.domain);
    if (!truth) continue;
    lives.push({
      truth,
      instance,
      readings: await readAnswers(truth),
      dice: new Dice(`past/${instance.domain}`),
    });
  }
  return lives;
}

/** One instance's contacts until an instant, each judged from the health that the one before left. */
function liveUntil(life: Lived, until: number): Assessed[] {
  const lived: Assessed[] = [];
  const random = () => life.dice.next();
  for (;;) {
    const { instance } = life;
    const { liveness, details, peers, policy } = instance.due;
    const dueAt = Math.min(...[liveness, details, peers, policy].map((due) => due?.getTime() ?? Infinity));
    if (dueAt >= until) return lived;
    const at = new Date(dueAt);
    const visits = pastVisits(life, dueKinds(instance.due, at), at);
    const assessed = assess(instance, { visits, robots: null }, random);
    lived.push(assessed);
    life.instance = {
      ...instance,
      health: assessed.health,
      due: assessed.due,
      bucket: assessed.bucket,
      software: assessed.facts?.software ?? instance.software,
      version: assessed.facts?.version ?? instance.version,
      trail: assessed.nodeinfoUrl === null ? null : { url: assessed.nodeinfoUrl, robots: null },
      policyDigest: assessed.policy?.digest ?? instance.policyDigest,
    };
  }
}

interface Day {
  day: readonly Assessed[][];
  withVisits: boolean;
  /** Of the peer sets stored so far, by instance; kept up to date. */
  digests: Map<number, string>;
}

async function storeDay(db: DataSource, names: NameIds, { day, withVisits, digests }: Day): Promise<void> {
  const peerIds = await resolvePeers(names, day.flat());
  await db.transaction(async (tx) => {
    if (withVisits) await addVisits(tx, 'home', day.flat());
    await saveHealth(
      tx,
      day.flatMap((lived) => lived.slice(-1)),
    );
    const changesSpan = ({ spans }: Assessed) => spans.closeOpenAt !== null || spans.add.length > 0;
    for (const round of rounds(day, changesSpan)) await changeSpans(tx, 'home', round);
    for (const round of rounds(day, ({ facts, policy, peers }) => Boolean(facts ?? policy ?? peers))) {
      await saveFacts(tx, round);
      await changeVersions(tx, round);
      await changeSignals(tx, round);
      await changePolicies(tx, round);
      const stored = round.map((assessed) => withPeers(assessed, digests.get(assessed.instance.id)));
      for (const [id, digest] of await savePeers(tx, stored, peerIds)) digests.set(id, digest);
    }
  });
}

/** As the crawler would have read it from the record: with the digest of the set stored last. */
function withPeers(assessed: Assessed, peersDigest: string | undefined): Assessed {
  return peersDigest ? { ...assessed, instance: { ...assessed.instance, peersDigest } } : assessed;
}

/** The nth contact of each instance that counts, for every n: a statement sees an instance once, in order. */
function rounds(day: readonly Assessed[][], counts: (assessed: Assessed) => boolean): Assessed[][] {
  const counting = day.map((lived) => lived.filter(counts));
  const longest = Math.max(0, ...counting.map((lived) => lived.length));
  return Array.from({ length: longest }, (_, nth) => counting.flatMap((lived) => lived.slice(nth, nth + 1)));
}

async function closeDay(
  db: DataSource,
  day: string,
  contacts: ReadonlyMap<number, number>,
  isOver: boolean,
): Promise<void> {
  await rollUpNetworks(db, day);
  if (!isOver) return;
  await rollUpDay(db, day);
  await db.query(
    `update uptime_day u set visits = c.visits
       from unnest($2::integer[], $3::integer[]) as c (instance_id, visits)
      where u.day = $1 and u.instance_id = c.instance_id`,
    [day, [...contacts.keys()], [...contacts.values()]],
  );
}
