import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parseDomain } from '@homeport/db';
import { contactFediverse } from './fediverse.ts';
import { ScriptedFetcher, type Line } from './scripted-contact.ts';

// Answers of real servers, which lie beside the project, never in it.

export const CAPTURES = new URL('../../../../shared/captures/', import.meta.url);
export const hasCaptures = existsSync(CAPTURES);
if (!hasCaptures) console.info(`skipped: no recordings at ${CAPTURES.pathname}`);

/** One recorded question and its answer. */
export interface Recording {
  file: string;
  /** GET, HEAD, POST, OPTIONS. */
  method: string;
  path: string;
  /** Of the command line that asked: headers, and what a POST sent. */
  options: string;
  /** Under which circumstances, such as `exposed`; null: as the server comes. */
  tag: string | null;
  line: Extract<Line, { body: unknown }>;
}

/** Every recorded exchange over HTTP with a server, in the order in which they were made. */
export function recordingsOf(host: string): Recording[] {
  if (!hasCaptures) return [];
  const folder = new URL(`servers/${host}/`, CAPTURES);
  return readdirSync(folder)
    .filter((file) => file.endsWith('.http'))
    .sort()
    .map((file) => {
      const recorded = readFileSync(new URL(file, folder));
      const request = /^# request: ([A-Z]+) (\S+) Host: \S+ ?(.*)\r?\n/.exec(recorded.toString('latin1'));
      if (!request) throw new Error(`${host}/${file} does not begin with its request`);
      const [first, method = '', path = '', options = ''] = request;
      const tag = TAG.exec(file)?.[1] ?? null;
      return { file, method, path, options, tag, line: lineOf(recorded.subarray(first.length)) };
    });
}

const TAG = /\.(fresh|nofwd|ratelimited|exposed|fedall|seeded|addons)\.http$/;

/** What the line would be called in a script: see `ScriptedFetcher`. */
export function keyOf(host: string, { method, path, options }: Recording): string {
  const sent = / -d (.*)$/.exec(` ${options}`)?.[1] ?? '';
  return method === 'POST' ? `POST https://${host}${path} ${sent}` : `https://${host}${path}`;
}

/** The recorded answers of one server as a script; a later recording with one of `tags` goes before others. */
export function scriptOf(host: string, tags: readonly string[]): Record<string, Line> {
  const rankOf = ({ tag }: Recording) => (tag === null ? 0 : tags.indexOf(tag) + 1);
  const chosen = recordingsOf(host)
    .filter((one) => one.tag === null || rankOf(one) > 0)
    // Recordings of odd clients are another matter.
    .filter(({ method, options }) => /^(?:GET|POST)$/.test(method) && !ODD.test(options));
  return Object.fromEntries(
    chosen
      .sort((one, other) => rankOf(one) - rankOf(other))
      .map((recording) => [keyOf(host, recording), recording.line]),
  );
}

const ODD = /-A |Accept: (?!application\/json)|-o |nofwd/;

function lineOf(recorded: Buffer): Recording['line'] {
  const text = recorded.toString('latin1');
  const end = /\r?\n\r?\n/.exec(text);
  const head = text.slice(0, end?.index);
  const headers = Object.fromEntries(
    head
      .split(/\r?\n/)
      .slice(1)
      .map((line) => [line.split(':', 1)[0]?.toLowerCase() ?? '', line.replace(/^[^:]*: */, '')]),
  );
  const body = end ? recorded.subarray(end.index + end[0].length) : Buffer.alloc(0);
  return { status: Number(/^HTTP\/\S+ (\d+)/.exec(head)?.[1]), headers, body };
}

const AT = new Date('2026-01-01T12:00:00Z');

/** One contact with a recorded server, for all that it tells; what was not recorded was not there. */
export async function visitRecording(host: string, tags: readonly string[]) {
  const name = parseDomain(host);
  if (!name.ok) throw new Error(`${host} is no name`);
  const answers = scriptOf(host, tags);
  const script = new Proxy(answers, { get: (lines, key: string) => lines[key] ?? { status: 404, body: '' } });
  const fetcher = new ScriptedFetcher(script);
  const { visits } = await contactFediverse({
    target: { network: 'fediverse', domain: name.domain, software: null, version: null, robots: null },
    kinds: new Set(['details', 'peers', 'policy'] as const),
    fetcher,
    clock: { now: () => AT, monotonicMs: () => 0 },
    signal: new AbortController().signal,
  });
  const [details, peers, policy] = visits;
  return { details, peers: peers?.peers, policy: policy?.policy, asked: fetcher.asked };
}
