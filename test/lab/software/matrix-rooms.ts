import type { LabRequest } from '../net/host.ts';
import type { Subject } from './shape.ts';

// What Synapse gives at most, whatever is asked for.
const LIMIT_MAX = 100;

/** A server that no crawl may find: its only room asks not to be listed. */
export const UNLISTED_SERVER = 'quiet-anchorage.example';

/** The directory of rooms: one of its own, one of each server that it knows, and one that wants no visitors. */
export function roomsPage({ query }: LabRequest, { truth, answers }: Subject, total: number): object {
  const rooms = [
    room('lobby', truth.domain),
    { ...room('quiet', UNLISTED_SERVER), topic: 'For ourselves. (MRS-noindex:true-MRS)' },
    ...(answers.peers ?? []).map((peer, index) => room(`berth-${String(index)}`, peer)),
  ];
  const limit = Math.min(Number(query.get('limit') ?? LIMIT_MAX), LIMIT_MAX);
  const from = Number(query.get('since')?.replace('from ', '') ?? 0);
  const next = from + limit;
  return {
    chunk: rooms.slice(from, next),
    total_room_count_estimate: total,
    // A space, so that whoever sends it back has to write it as URLs do.
    ...(next < rooms.length && { next_batch: `from ${String(next)}` }),
  };
}

function room(name: string, server: string): object {
  return {
    room_id: `!${name}:${server}`,
    canonical_alias: `#${name}:${server}`,
    name,
    num_joined_members: 3,
    world_readable: false,
    guest_can_join: false,
    join_rule: 'public',
  };
}
