import type { InstanceName } from '@homeport/db';
import { LIST_BYTES_MAX, publicationOf, unread } from '../../software/listing.ts';
import type { Listing } from '../../visit/visit.ts';
import { ok, type Outcome } from '../../outcome.ts';
import { readOpenJson } from '../reply.ts';
import type { PlaceAsker } from './asker.ts';
import { parseRoomsPage, parseRoomsTotal, ROOMS_PER_PAGE } from './parse-rooms.ts';
import { pathUnder, type ClientBase } from './parse-well-known.ts';

const ROOMS = '/_matrix/client/v3/publicRooms';

/** The biggest directories have tens of thousands of rooms; the servers in them repeat after the first few hundred. */
const PAGES_MAX = 5;

/** How many rooms the directory has; null where it is shut to strangers, as Synapse's is by default. */
export async function askRoomsTotal(base: ClientBase, asker: PlaceAsker): Promise<Outcome<number | null>> {
  const reply = await asker.ask(base.place, { path: pathUnder(base, `${ROOMS}?limit=1`) });
  const json = reply.ok ? readOpenJson(reply.value) : reply;
  if (json.ok) return ok(parseRoomsTotal(json.value));
  return publicationOf(json.failure) === 'failed' ? json : ok(null);
}

/** The homeservers whose rooms stand in the directory of another: Matrix publishes no list of peers. */
export async function askPeers(
  base: ClientBase,
  self: InstanceName,
  asker: PlaceAsker,
): Promise<Listing<InstanceName>> {
  const servers = new Set<InstanceName>();
  let refused = 0;
  let from = '';
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const path = pathUnder(base, `${ROOMS}?limit=${String(ROOMS_PER_PAGE)}${from}`);
    const reply = await asker.ask(base.place, { path, bytesMax: LIST_BYTES_MAX });
    const json = reply.ok ? readOpenJson(reply.value) : reply;
    const rooms = json.ok ? parseRoomsPage(json.value) : null;
    // What was read before a page failed is still true.
    if (rooms === null) {
      if (page > 0) return listed(servers, refused, true);
      return unread(json.ok ? 'failed' : publicationOf(json.failure));
    }
    for (const server of rooms.servers) if (server !== self) servers.add(server);
    refused += rooms.refused;
    if (rooms.next === null) return listed(servers, refused, false);
    from = `&since=${encodeURIComponent(rooms.next)}`;
  }
  return listed(servers, refused, true);
}

function listed(
  servers: ReadonlySet<InstanceName>,
  refused: number,
  isPartial: boolean,
): Listing<InstanceName> {
  return { publication: 'published', entries: [...servers], refused, isPartial };
}
