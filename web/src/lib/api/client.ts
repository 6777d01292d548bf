import {
  AlternativesAnswer,
  ChooseAnswer,
  ConsentAnswer,
  IncidentsPage,
  Instance,
  InstancesPage,
  Lexicon,
  NetworksAnswer,
  OverlapAnswer,
  PoliciesPage,
  PolicyProfile,
  Problem,
  ReachAnswer,
  SoftwareAnswer,
  StatusAnswer,
  UptimeAnswer,
  UsageAnswer,
  VersionsAnswer,
  VisitsPage,
  type Network,
} from '@homeport/api/contract';
import { cache } from 'react';
import type { z } from 'zod';
import { config } from '../config.ts';

// Longer than the API's slowest list, shorter than a reader's patience.
const PATIENCE_MS = 8000;

export type ApiFailure =
  | { kind: 'unreachable' }
  | { kind: 'unreadable' }
  | { kind: 'not-found'; detail: string }
  | { kind: 'gone'; detail: string }
  | { kind: 'refused'; detail: string };

export type ApiOutcome<T> = { ok: true; value: T } | { ok: false; failure: ApiFailure };

type Parameters = Readonly<Record<string, string | number | undefined>> | URLSearchParams;

/** The one door to the API; a failure is an outcome, since every page has a way to draw it. */
async function ask<Shape extends z.ZodType>(
  shape: Shape,
  path: string,
  parameters: Parameters = {},
): Promise<ApiOutcome<z.infer<Shape>>> {
  const url = `${config().apiUrl}/api/v1${path}${searchOf(parameters)}`;
  try {
    const reply = await fetch(url, {
      cache: 'no-store',
      // The API is near: to pack and unpack takes longer than the way.
      headers: { accept: 'application/json', 'accept-encoding': 'identity' },
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const body: unknown = await reply.json();
    if (!reply.ok) return { ok: false, failure: failureOf(reply.status, body) };
    const read = shape.safeParse(body);
    if (read.success) return { ok: true, value: read.data };
    console.error('The API answered %s in another shape than its contract: %s', path, read.error.message);
    return { ok: false, failure: { kind: 'unreadable' } };
  } catch {
    // Refused, timed out or no JSON (a gateway's own page): the API itself was not reached.
    return { ok: false, failure: { kind: 'unreachable' } };
  }
}

// An export is written while it is read; it may take as long as many pages.
const EXPORT_PATIENCE_MS = 60_000;

/** Reads an export line by line; gives the query of its next part, or null where it was the last. */
export async function askLines(
  path: string,
  onLine: (line: string) => void,
): Promise<ApiOutcome<string | null>> {
  try {
    const reply = await fetch(`${config().apiUrl}/api/v1${path}`, {
      cache: 'no-store',
      signal: AbortSignal.timeout(EXPORT_PATIENCE_MS),
    });
    if (!reply.ok || !reply.body) return { ok: false, failure: { kind: 'unreachable' } };
    await readLines(reply.body, onLine);
    const next = /<[^>]*\?([^>]*)>; rel="next"/.exec(reply.headers.get('link') ?? '');
    return { ok: true, value: next?.[1] ?? null };
  } catch {
    return { ok: false, failure: { kind: 'unreachable' } };
  }
}

async function readLines(body: ReadableStream<Uint8Array>, onLine: (line: string) => void): Promise<void> {
  const decoder = new TextDecoder();
  let begun = '';
  for await (const chunk of body) {
    const lines = (begun + decoder.decode(chunk, { stream: true })).split('\n');
    begun = lines.pop() ?? '';
    lines.filter(Boolean).forEach(onLine);
  }
  if (begun !== '') onLine(begun);
}

function failureOf(status: number, body: unknown): ApiFailure {
  const problem = Problem.safeParse(body);
  const detail = problem.success ? problem.data.detail : '';
  if (status === 404) return { kind: 'not-found', detail };
  if (status === 410) return { kind: 'gone', detail };
  if (status >= 400 && status < 500 && status !== 429) return { kind: 'refused', detail };
  return { kind: 'unreachable' };
}

function searchOf(parameters: Parameters): string {
  const search =
    parameters instanceof URLSearchParams
      ? parameters
      : new URLSearchParams(
          Object.entries(parameters).flatMap(([name, value]) =>
            value === undefined ? [] : [[name, String(value)]],
          ),
        );
  return search.size > 0 ? `?${search.toString()}` : '';
}

const pathOf = (domain: string, rest = '') => `/instances/${encodeURIComponent(domain)}${rest}`;

export const getStatus = () => ask(StatusAnswer, '/status');
export const getNetworks = () => ask(NetworksAnswer, '/networks');
export const getSoftware = (network?: Network) => ask(SoftwareAnswer, '/software', { network });
export const getInstances = (search: URLSearchParams) => ask(InstancesPage, '/instances', search);
export const getInstance = cache((domain: string, network?: Network) =>
  ask(Instance, pathOf(domain), { network }),
);
export const getUptime = (domain: string, network?: Network) =>
  ask(UptimeAnswer, pathOf(domain, '/uptime'), { network, days: 90 });
export const getVersions = (domain: string, network?: Network) =>
  ask(VersionsAnswer, pathOf(domain, '/versions'), { network });
export const getConsent = (domain: string, network?: Network) =>
  ask(ConsentAnswer, pathOf(domain, '/consent'), { network });
export const getVisits = (domain: string, network?: Network) =>
  ask(VisitsPage, pathOf(domain, '/visits'), { network, limit: 8 });

export const getUsage = (domain: string, network?: Network) =>
  ask(UsageAnswer, pathOf(domain, '/usage'), { network, days: 90 });
export const getProfile = (domain: string, network?: Network) =>
  ask(PolicyProfile, pathOf(domain, '/profile'), { network });

export const getLexicon = () => ask(Lexicon, '/lexicon');

/** Whether each of some servers reaches each of some others; `to` also takes handles. */
export const getReach = (from: readonly string[], to: readonly string[], network?: Network) =>
  ask(ReachAnswer, '/reach', severalOf({ from, to, network: network ? [network] : [] }));
/** How much the blocks of two to four instances agree. */
export const getOverlap = (of: readonly string[], network?: Network) =>
  ask(OverlapAnswer, '/overlap', severalOf({ of, network: network ? [network] : [] }));

function severalOf(lists: Readonly<Record<string, readonly string[]>>): URLSearchParams {
  return new URLSearchParams(
    Object.entries(lists).flatMap(([name, values]) => values.map((value) => [name, value])),
  );
}
export const getChoices = (search: URLSearchParams) => ask(ChooseAnswer, '/choose', search);
export const getAlternatives = (domain: string, network?: Network) =>
  ask(AlternativesAnswer, pathOf(domain, '/alternatives'), { network });

export interface IncidentsRequest {
  limit: number;
  open?: 'true' | 'false';
  cursor?: string | undefined;
  network?: Network | undefined;
}
export const getIncidents = (request: IncidentsRequest) => ask(IncidentsPage, '/incidents', { ...request });
export const getInstanceIncidents = (domain: string, request: IncidentsRequest) =>
  ask(IncidentsPage, pathOf(domain, '/incidents'), { ...request });

export interface PoliciesRequest {
  direction: 'outgoing' | 'incoming';
  /** Rules in force, lifted ones, or both where it is left out. */
  standing?: 'true' | 'false' | undefined;
  limit: number;
  cursor?: string | undefined;
  network?: Network | undefined;
}
export const getPolicies = (domain: string, request: PoliciesRequest) =>
  ask(PoliciesPage, pathOf(domain, '/policies'), { ...request });
