import { parseInstanceName, type InstanceName } from '@homeport/db';
import { count, get, looseArray } from '../../decode.ts';

/** Asked for at a time. */
export const ROOMS_PER_PAGE = 100;

const ALIASES_MAX = 20;
const ID_CHARS_MAX = 600;

/**
 * What a room's topic says where those in it don't want to be found by searching (matrixrooms.info): such a
 * room is passed over as if it weren't there.
 */
const UNLISTED = '(MRS-noindex:true-MRS)';

/** One page of the directory: the servers that its rooms belong to. Names and topics of rooms are not kept. */
export interface RoomsPage {
  servers: InstanceName[];
  /** Names in it that are none of a public server. */
  refused: number;
  next: string | null;
}

/** Null where the body is no such page. */
export function parseRoomsPage(body: unknown): RoomsPage | null {
  const chunk = get(body, 'chunk');
  if (!Array.isArray(chunk)) return null;
  const servers = new Set<InstanceName>();
  let refused = 0;
  for (const room of chunk.slice(0, 2 * ROOMS_PER_PAGE)) {
    for (const id of idsOf(room)) {
      const server = serverOf(id);
      if (server === null) continue;
      const name = parseInstanceName('matrix', server);
      if (name.ok) servers.add(name.name);
      else refused += 1;
    }
  }
  const next = get(body, 'next_batch');
  const isNext = typeof next === 'string' && next !== '' && next.length <= 500;
  return { servers: [...servers], refused, next: isNext ? next : null };
}

export function parseRoomsTotal(body: unknown): number | null {
  return count(get(body, 'total_room_count_estimate'));
}

function idsOf(room: unknown): unknown[] {
  const topic = get(room, 'topic');
  if (typeof topic === 'string' && topic.includes(UNLISTED)) return [];
  return [
    get(room, 'room_id'),
    get(room, 'canonical_alias'),
    ...looseArray(get(room, 'aliases'), ALIASES_MAX),
  ];
}

/** What is behind the first colon of `!opaque:server` or `#alias:server`; since room version 12 ids have none. */
function serverOf(id: unknown): string | null {
  if (typeof id !== 'string' || id.length > ID_CHARS_MAX || !/^[!#]/.test(id)) return null;
  const colon = id.indexOf(':');
  return colon === -1 ? null : id.slice(colon + 1);
}
