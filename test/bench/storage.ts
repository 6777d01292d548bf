// npm run bench:storage: what a full network's peers and policies cost in the database, and how fast they answer.
// The full size takes some 20 minutes on 2 cores, 2 GB of memory and 8 GB of disk; --edges and --entries make it small.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureDatabase, migrate, openDatabase, startServer } from '@homeport/db';
import { printFigures, round, type Figure } from './figures.ts';
import { measurePeers, type PeerFigures } from './storage-peers.ts';
import { measurePolicies, type PolicyFigures } from './storage-policies.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    edges: { type: 'string', default: '300000000' },
    entries: { type: 'string', default: '10000000' },
    /** Days on each of which every list changes a little. */
    days: { type: 'string', default: '2' },
    /** Filling ends after so long, at the size reached by then: a third for the peers, two for the policies. */
    seconds: { type: 'string', default: '1500' },
  },
});

const say = (line: string) => process.stderr.write(`${line}\n`);
const dataDir = await mkdtemp(join(tmpdir(), 'homeport-storage-'));
const server = await startServer({ dataDir });
try {
  const url = await ensureDatabase(server.url, 'homeport_bench');
  const db = await openDatabase({ url, application: 'homeport bench', connectionsMax: 4 });
  await migrate(db);
  const third = Number(values.seconds) / 3;
  const edges = Number(values.edges);
  const peers = await measurePeers({ db, edges, days: Number(values.days), secondsMax: third, say });
  const entries = Number(values.entries);
  const policies = await measurePolicies({ db, entries, secondsMax: 2 * third, say });
  await db.destroy();
  printFigures([...ofPeers(peers), ...ofPolicies(policies)], values.json);
} finally {
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
}

function ofPeers(peers: PeerFigures): Figure[] {
  return [
    ['edges', peers.edges, 'edges'],
    ['sets', peers.sets, 'sets'],
    ['bytes_per_edge', round(peers.bytesPerEdge, 3), 'bytes'],
    ['bytes_per_edge_later', round(peers.bytesPerEdgeLater, 3), 'bytes'],
    ['fill_edges_per_s', round(peers.edges / peers.fillSeconds), 'edges/s'],
    ['unchanged_writes', peers.unchangedWrites, 'rows'],
    ['unchanged_wal', round(peers.unchangedWalBytes), 'bytes/set'],
    ['few_changed_wal', round(peers.fewChangedWalBytes), 'bytes/set'],
    ['few_changed_edges_per_s', round(peers.fewChangedEdgesPerSecond), 'edges/s'],
    ['reverse_scan', round(peers.reverse.seconds, 1), 's'],
  ];
}

function ofPolicies(policies: PolicyFigures): Figure[] {
  return [
    ['policy_entries', policies.entries, 'entries'],
    ['bytes_per_policy_entry', round(policies.bytesPerEntry), 'bytes'],
    ['fill_entries_per_s', round(policies.entries / policies.fillSeconds), 'entries/s'],
    ...timesOf('policy_change', policies.changeMs),
    ...timesOf('policy_lookup', policies.lookupMs),
    ...policies.lookups.flatMap(({ what, ms }) => timesOf(`policy_lookup_${what}`, ms)),
  ];
}

function timesOf(name: string, { p50, p99 }: { p50: number; p99: number }): Figure[] {
  return [
    [`${name}_ms_p50`, round(p50, 1), 'ms'],
    [`${name}_ms_p99`, round(p99, 1), 'ms'],
  ];
}
