import { parseDomain, type DomainName } from '@homeport/db';
import type { Reply } from '../../net/fetcher.ts';
import { get } from '../../decode.ts';
import { ok, type Outcome } from '../../outcome.ts';
import type { Asker } from '../asker.ts';
import { askWebDomain } from '../host-meta/probe.ts';
import { failureOf, readJson, wantsNoIndex } from '../reply.ts';
import { parseIndex, parseNodeInfo, type NodeInfo, type Place } from './parse.ts';

export const INDEX = '/.well-known/nodeinfo';

/** A place, and the document itself where the way there has already brought it (NodeInfo2 has no index). */
export interface Found extends Place {
  document?: Reply;
  wantsNoIndex: boolean;
}

export interface Read {
  info: NodeInfo;
  /** The web domain: where the software's other endpoints are. */
  host: DomainName;
  path: string;
  /** The server asks not to be listed in an index (`X-Robots-Tag`). */
  wantsNoIndex: boolean;
}

/** Finds the NodeInfo document. Alone, this is the smallest sign of life. */
export async function findNodeInfo(asker: Asker): Promise<Outcome<Found>> {
  const index = await asker.ask({ path: INDEX });
  if (!index.ok) return index;
  if (index.value.status !== 404) return readIndex(index.value);

  // Some operators redirect WebFinger alone from the account domain: host-meta then knows the web domain.
  const host = await askWebDomain(asker);
  if (host !== null) {
    const second = await asker.ask({ path: INDEX }, host);
    return second.ok ? readIndex(second.value) : second;
  }
  // Castopod publishes nothing but NodeInfo2.
  const document = await asker.ask({ path: '/.well-known/x-nodeinfo2' });
  if (document.ok && document.value.status === 200 && readJson(document.value).ok) {
    const place: Place = { host: asker.domain, path: '/.well-known/x-nodeinfo2' };
    return ok({ ...place, document: document.value, wantsNoIndex: false });
  }
  return { ok: false, failure: failureOf(index.value) };
}

function readIndex(reply: Reply): Outcome<Found> {
  const body = readJson(reply);
  if (!body.ok) return body;
  const place = parseIndex(body.value, reply.url);
  return place.ok ? ok({ ...place.value, wantsNoIndex: wantsNoIndex(reply) }) : place;
}

/** Goes on where an earlier contact stopped: at the document, or still at an index that led there. */
async function resume(asker: Asker, place: Place): Promise<Outcome<Found>> {
  const reply = await asker.ask({ path: place.path }, place.host);
  if (!reply.ok) return reply;
  const body = readJson(reply.value);
  if (body.ok && get(body.value, 'links') !== undefined) return readIndex(reply.value);
  return ok({ ...place, document: reply.value, wantsNoIndex: false });
}

/** Finds and reads the NodeInfo document. */
export async function readNodeInfo(asker: Asker): Promise<Outcome<Read>> {
  const found = await (asker.resumeAt ? resume(asker, asker.resumeAt) : findNodeInfo(asker));
  if (!found.ok) return found;
  const { path, document } = found.value;
  const reply = document ? ok(document) : await asker.ask({ path }, found.value.host);
  if (!reply.ok) return reply;
  const body = readJson(reply.value);
  if (!body.ok) return body;
  const info = parseNodeInfo(body.value);
  if (!info.ok) return info;
  const last = parseDomain(reply.value.url.hostname);
  return ok({
    info: info.value,
    host: last.ok ? last.domain : found.value.host,
    path,
    wantsNoIndex: found.value.wantsNoIndex || wantsNoIndex(reply.value),
  });
}
