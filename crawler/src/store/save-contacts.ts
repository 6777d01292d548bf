import type { DataSource, EntityManager } from 'typeorm';
import type { Assessed } from '../assess.ts';
import { addVisits } from './add-visits.ts';
import { beginLives } from './begin-lives.ts';
import { changeIncidents } from './change-incidents.ts';
import { changePolicies } from './change-policies.ts';
import { changeSignals } from './change-signals.ts';
import { changeSpans } from './change-spans.ts';
import { changeVersions } from './change-versions.ts';
import { correctLate } from './correct-late.ts';
import { foldAliases } from './fold-aliases.ts';
import type { NameIds } from './name-ids.ts';
import { partLate } from './part-late.ts';
import { saveHealth } from './save-health.ts';
import { saveFacts } from './save-facts.ts';
import { savePeers } from './save-peers.ts';
import { saveRobots } from './save-robots.ts';
import { saveTips } from './save-tips.ts';
import { saveTopics } from './save-topics.ts';
import { spareHosts } from './spare-hosts.ts';
import { agreeAnew, agreeWithOthers } from './vantage-agree.ts';
import { beginOwnSpans } from './vantage-takeover.ts';

export interface Fence {
  bucket: number;
  epoch: number;
}

export interface Contacted {
  assessed: Assessed;
  fence: Fence;
}

/**
 * Writes a batch of contacts in one transaction: all of it or nothing. What comes from a worker whose bucket
 * another has taken meanwhile is dropped, and so is a slot that was already served. Returns what was saved.
 */
export async function saveContacts(
  db: DataSource,
  names: NameIds,
  vantage: string,
  batch: readonly Contacted[],
): Promise<Assessed[]> {
  // Names first and outside of the transaction: adding them twice does no harm, and short locks are kind.
  const peerIds = await resolvePeers(
    names,
    batch.map(({ assessed }) => assessed),
  );
  return db.transaction(async (tx) => {
    const held = await holdEpochs(tx, batch);
    const fresh = batch.filter(({ fence }) => held.get(fence.bucket) === fence.epoch);
    const saved = await addVisits(
      tx,
      vantage,
      fresh.map(({ assessed }) => assessed),
    );
    if (saved.length === 0) return saved;
    const { onTime, overtaken, late } = await partLate(tx, saved);
    const current = [...onTime, ...overtaken];
    await beginLives(tx, onTime);
    const { contacts, turned } = await agreeWithOthers(tx, vantage, current);
    await saveHealth(tx, contacts);
    await spareHosts(tx, saved);
    await changeSpans(tx, vantage, onTime);
    await beginOwnSpans(tx, vantage, onTime);
    const corrected = await correctLate(tx, vantage, [...overtaken, ...late]);
    await agreeAnew(tx, vantage, corrected);
    await changeIncidents(tx, { current: onTime, anew: [...turned, ...overtaken, ...late] });
    const renamed = await saveFacts(tx, current);
    await saveTopics(tx, current);
    await changeVersions(tx, current);
    await changePolicies(tx, current);
    await savePeers(tx, current, peerIds);
    await changeSignals(tx, current);
    await saveRobots(tx, current);
    await saveTips(tx, current);
    await fold(tx, current, renamed);
    return saved;
  });
}

/**
 * Which names belong together changes with what they call themselves, with where they lead, and with who is there.
 * Those that are one by now are looked at each time: what they rest on may have changed with the other.
 */
async function fold(
  tx: EntityManager,
  saved: readonly Assessed[],
  renamed: ReadonlySet<number>,
): Promise<void> {
  const told = saved.filter(
    ({ instance, movedTo, health }) =>
      renamed.has(instance.id) ||
      movedTo !== null ||
      instance.isAlias ||
      health.state !== instance.health.state,
  );
  const [first] = told;
  if (first) {
    await foldAliases(
      tx,
      told.map(({ instance }) => instance.id),
      first.at,
    );
  }
}

/** Keeps the buckets' epochs from changing until the transaction ends. */
export async function holdEpochs(
  tx: EntityManager,
  batch: readonly Contacted[],
): Promise<Map<number, number>> {
  const ids = [...new Set(batch.map(({ fence }) => fence.bucket))];
  const rows: { id: number; epoch: number }[] = await tx.query(
    `select id, epoch from bucket where id = any ($1::smallint[]) order by id for share`,
    [ids],
  );
  return new Map(rows.map(({ id, epoch }) => [id, epoch]));
}

/** The ids of the peers that each instance named, by instance; unknown names are added as discovered. */
export async function resolvePeers(
  names: NameIds,
  contacts: readonly Assessed[],
): Promise<Map<number, number[]>> {
  const ids = new Map<number, number[]>();
  for (const { instance, peers, at } of contacts) {
    if (!peers?.domains) continue;
    const found = {
      network: instance.network,
      domains: peers.domains,
      by: 'peer',
      from: instance.id,
      at,
    } as const;
    ids.set(instance.id, await names.of(found));
  }
  return ids;
}
