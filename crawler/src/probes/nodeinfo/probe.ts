import { parseDomain, type DomainName } from '@homeport/db';
import type { Reply } from '../../net/fetcher.ts';
import { get } from '../../decode.ts';
import { ok, type Outcome } from '../../outcome.ts';
import type { Asker } from '../asker.ts';
import { askWebDomain } from '../host-meta/probe.ts';
import { failureOf, indexRuleOf, readJson } from '../reply.ts';
import { parseIndex, parseNodeInfo, type Fallback, type NodeInfo, type Place } from './parse.ts';

export const INDEX = '/.well-known/nodeinfo';

/** A place, and the document itself where the way there has already brought it (NodeInfo2 has no index). */
export interface Found extends Place {
  document?: Reply;
  /** The same, where it is no NodeInfo but says as much. */
  info?: NodeInfo;
  indexRule: string | null;
}

export interface Read {
  info: NodeInfo;
  /** The web domain: where the software's other endpoints are. */
  host: DomainName;
  path: string;
  /** The directive of `X-Robots-Tag` by which the server asks not to be indexed; null where it doesn't. */
  indexRule: string | null;
}

/** Finds the NodeInfo document. Alone, this is the smallest sign of life. */
export async function findNodeInfo(asker: Asker, fallbacks: readonly Fallback[]): Promise<Outcome<Found>> {
  const index = await asker.ask({ path: INDEX });
  if (!index.ok) return index;
  if (index.value.status !== 404) return readIndex(index.value);

  // On an account domain there may be no NodeInfo, but a way to the web domain that has it.
  const host = await askWebDomain(asker, index.value.url.hostname);
  if (host !== null) {
    const second = await asker.ask({ path: INDEX }, host);
    return second.ok ? readIndex(second.value) : second;
  }
  return (await fallBack(asker, fallbacks)) ?? { ok: false, failure: failureOf(index.value) };
}

/** Some softwares have no NodeInfo, but a document of their own that says as much. */
async function fallBack(asker: Asker, fallbacks: readonly Fallback[]): Promise<Outcome<Found> | null> {
  for (const fallback of fallbacks) {
    const { path } = fallback;
    const document = await asker.ask({ path });
    if (!document.ok || document.value.status !== 200) continue;
    const body = readJson(document.value);
    const info = body.ok ? fallback.read(body.value) : null;
    if (info === null) continue;
    return ok({
      host: asker.domain,
      path,
      document: document.value,
      info,
      indexRule: indexRuleOf(document.value),
    });
  }
  return null;
}

function readIndex(reply: Reply): Outcome<Found> {
  const body = readJson(reply);
  if (!body.ok) return body;
  const place = parseIndex(body.value, reply.url);
  return place.ok ? ok({ ...place.value, indexRule: indexRuleOf(reply) }) : place;
}

/** Goes on where an earlier contact stopped: at the document, or still at an index that led there. */
async function resume(asker: Asker, place: Place): Promise<Outcome<Found>> {
  const reply = await asker.ask({ path: place.path }, place.host);
  if (!reply.ok) return reply;
  const body = readJson(reply.value);
  if (body.ok && get(body.value, 'links') !== undefined) return readIndex(reply.value);
  return ok({ ...place, document: reply.value, indexRule: null });
}

/** Finds and reads the NodeInfo document. */
export async function readNodeInfo(asker: Asker, fallbacks: readonly Fallback[]): Promise<Outcome<Read>> {
  const found = await (asker.resumeAt ? resume(asker, asker.resumeAt) : findNodeInfo(asker, fallbacks));
  if (!found.ok) return found;
  const { path, document, indexRule } = found.value;
  const reply = document ? ok(document) : await asker.ask({ path }, found.value.host);
  if (!reply.ok) return reply;
  const info = found.value.info ? ok(found.value.info) : readDocument(reply.value, path, fallbacks);
  if (!info.ok) return info;
  const last = parseDomain(reply.value.url.hostname);
  return ok({
    info: info.value,
    host: last.ok ? last.domain : found.value.host,
    path,
    indexRule: indexRule ?? indexRuleOf(reply.value),
  });
}

// A contact that goes on where an earlier one stopped may find itself at a fallback.
function readDocument(reply: Reply, path: string, fallbacks: readonly Fallback[]): Outcome<NodeInfo> {
  const body = readJson(reply);
  if (!body.ok) return body;
  const info = fallbacks.find((fallback) => fallback.path === path)?.read(body.value);
  return info ? ok(info) : parseNodeInfo(body.value);
}
