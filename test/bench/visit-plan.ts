import type { Contact, Fetcher, Question } from '@homeport/crawler/net/fetcher.ts';
import type { MeterLine } from '../lab/meter.ts';

/** One request as any client could put it. */
export interface PlannedRequest {
  path: string;
  method: 'GET' | 'POST';
  accept: string;
  json?: unknown;
}

/** What the crawler asks of one host, in its order, all over one connection. */
export interface HostPlan {
  domain: string;
  requests: PlannedRequest[];
}

const ROBOTS: PlannedRequest = { path: '/robots.txt', method: 'GET', accept: 'text/plain' };

/** The fetcher as it is, with a record of every question beside it. */
export function recording(fetcher: Fetcher, asked: Map<string, PlannedRequest[]>): Fetcher {
  return {
    ...fetcher,
    open(place, robots, signal) {
      const contact: Contact = fetcher.open(place, robots, signal);
      const ask = contact.ask.bind(contact);
      contact.ask = (question) => {
        const requests = asked.get(contact.domain) ?? [ROBOTS];
        asked.set(contact.domain, [...requests, requestOf(question)]);
        return ask(question);
      };
      return contact;
    },
  };
}

function requestOf({ path, method = 'GET', accept = 'application/json', json }: Question): PlannedRequest {
  return { path, method, accept, ...(method === 'POST' && { json: json ?? {} }) };
}

/**
 * The hosts that answered all that they were asked over one connection, without a detour: what the crawler was kept
 * from by a host, or was led on to by a redirect, no bare loop would ask in the same way.
 */
export function planHosts(
  asked: ReadonlyMap<string, readonly PlannedRequest[]>,
  lines: readonly MeterLine[],
): HostPlan[] {
  const seen = Map.groupBy(
    lines.filter((line) => line.kind === 'request'),
    ({ host }) => host,
  );
  return [...asked].flatMap(([domain, requests]) => {
    const met = seen.get(domain) ?? [];
    const isWhole =
      met.length === requests.length && met.every(({ path }, at) => path === requests[at]?.path);
    const isOneConnection = new Set(met.map(({ connection }) => connection)).size === 1;
    // Fewer are asked of a host where something failed.
    return isWhole && isOneConnection && requests.length >= 3 ? [{ domain, requests: [...requests] }] : [];
  });
}
