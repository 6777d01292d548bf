import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LabHost, LabReply, LabRequest } from './net/host.ts';
import { Addresses } from './world/addresses.ts';

/** One recorded exchange: the question as it was put, and the answer as it came. */
export interface Recording {
  file: string;
  /** `exposed`, `fedall`, `seeded` …: the same server in another state; empty for the default. */
  tag: string;
  method: string;
  path: string;
  headers: Readonly<Record<string, string>>;
  /** The body that was sent, where there was one. */
  sent: string | null;
  reply: LabReply;
}

// Only what belongs to the recorded connection is dropped; the body is whole, so its length is known.
const HOP_BY_HOP = new Set(['transfer-encoding', 'content-length', 'connection', 'keep-alive', 'host']);

/** Reads one recording; null where the answer's body was not kept. */
export function parseRecording(file: string, bytes: Buffer): Recording | null {
  const lineEnd = bytes.indexOf('\n');
  const question = /^# request: (\S+) (\S+) ?(.*)$/.exec(bytes.subarray(0, lineEnd).toString('utf8'));
  const headEnd = bytes.indexOf('\r\n\r\n', lineEnd);
  if (question === null || headEnd < 0) return null;
  const [, method = '', path = '', more = ''] = question;
  if (more.includes('-o /dev/null')) return null;

  const [statusLine = '', ...lines] = bytes
    .subarray(lineEnd + 1, headEnd)
    .toString('latin1')
    .split('\r\n');
  const status = /^HTTP\/\S+ (\d{3}) ?(.*)$/.exec(statusLine);
  if (status === null) return null;
  const headers = lines
    .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()] as const)
    .filter(([name]) => !HOP_BY_HOP.has(name.toLowerCase()));
  return {
    file,
    tag: /\.([a-z]+)\.http$/.exec(file)?.[1] ?? '',
    method,
    path,
    ...parseArguments(more),
    reply: {
      status: Number(status[1]),
      reason: status[2] ?? '',
      headers,
      body: bytes.subarray(headEnd + 4),
    },
  };
}

// The rest of the line is curl's: -H for a header, -A for the user agent, -d for the body, which is last.
function parseArguments(more: string): Pick<Recording, 'headers' | 'sent'> {
  const [flags = '', sent = null] = more.split(/ -d (.*)$/s);
  const headers: Record<string, string> = {};
  for (const [, name = '', value = ''] of flags.matchAll(/-H ([^:]+): (.*?)(?= -[A-Za-z]\b|$)/g)) {
    headers[name.toLowerCase()] = value.trim();
  }
  // An empty user agent was asked for with a bare `-A`.
  if (/ ?-A\s*$/.test(flags)) headers['user-agent'] = '';
  return { headers, sent };
}

/** Hosts that answer what they answered once, byte for byte. */
export async function readReplay(
  folder: string,
  variant: Readonly<Record<string, string>> = {},
): Promise<LabHost[]> {
  const addresses = new Addresses();
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const hosts = await Promise.all(
    names.sort().map(async (domain) => ({ domain, recordings: await readHost(join(folder, domain)) })),
  );
  return hosts
    .filter(({ recordings }) => recordings.length > 0)
    .map(({ domain, recordings }) =>
      makeReplayHost(domain, addresses.next(domain), recordings, variant[domain] ?? ''),
    );
}

async function readHost(folder: string): Promise<Recording[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.http')).sort();
  const recordings = await Promise.all(
    files.map(async (file) => parseRecording(file, await readFile(join(folder, file)))),
  );
  return recordings.filter((recording) => recording !== null);
}

function makeReplayHost(
  domain: string,
  address: string,
  recordings: readonly Recording[],
  tag: string,
): LabHost {
  const robots = findRecording(recordings, { method: 'GET', path: '/robots.txt' }, tag);
  return {
    domain,
    address,
    robots: robots?.reply.status === 200 ? robots.reply.body.toString('utf8') : null,
    listeners: [{ address, gateway: 'https' }],
    furtherNames: [],
    name: () => ({ state: 'address', addresses: [address], alias: null }),
    door: () => 'open',
    flaw: () => null,
    line: () => null,
    datagram: () => null,
    answer(request) {
      const query = request.query.toString();
      const path = query === '' ? request.path : `${request.path}?${query}`;
      return (
        findRecording(recordings, { ...request, path }, tag)?.reply ?? unrecorded(recordings, request.path)
      );
    },
  };
}

type Asked = Pick<LabRequest, 'method' | 'path'> & Partial<LabRequest>;

/** The recording that resembles the question most; null where nothing of its method and path is there. */
export function findRecording(recordings: readonly Recording[], asked: Asked, tag: string): Recording | null {
  const candidates = recordings
    .filter(({ method, path }) => method === asked.method && sameAddress(path, asked.path))
    .map((recording) => ({ recording, score: resemblance(recording, asked, tag) }))
    .filter(({ score }) => score > 0);
  return candidates.sort((a, b) => b.score - a.score)[0]?.recording ?? null;
}

function sameAddress(recorded: string, asked: string): boolean {
  if (recorded === asked) return true;
  const [path, query = ''] = recorded.split('?');
  const [askedPath, askedQuery = ''] = asked.split('?');
  return path === askedPath && String(new URLSearchParams(query)) === String(new URLSearchParams(askedQuery));
}

// The state of the server weighs most, then what was asked to be accepted. Nothing: another question, such
// as one with another body or without a user agent.
function resemblance({ headers, sent, tag }: Recording, asked: Asked, wantedTag: string): number {
  if (headers['user-agent'] === '' && (asked.headers?.['user-agent'] ?? '') !== '') return 0;
  if (!sameJson(sent, asked.body ?? '')) return 0;
  const accepted = headers['accept'];
  // Refusals of an odd Accept header are recorded too: they are for those who send it.
  if (accepted !== undefined && !(asked.headers?.['accept'] ?? '').includes(accepted)) return 1;
  const state = tag === wantedTag ? 100 : tag === '' ? 50 : 10;
  return state + (accepted === undefined ? 3 : 6);
}

function sameJson(recorded: string | null, asked: string): boolean {
  if (recorded === null) return asked === '';
  try {
    return canonical(JSON.parse(recorded)) === canonical(JSON.parse(asked));
  } catch {
    return recorded === asked;
  }
}

// `offset: 0` says the same as no offset.
function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const said = Object.entries(value).filter(([, part]) => part !== 0);
  return JSON.stringify(said.sort(([a], [b]) => a.localeCompare(b)));
}

const PLAIN_404: LabReply = {
  status: 404,
  headers: [['Content-Type', 'text/plain; charset=utf-8']],
  body: Buffer.from('Not Found\n'),
};

// Most servers were asked for a page and for an endpoint that nobody has, and answered in their own way.
function unrecorded(recordings: readonly Recording[], path: string): LabReply {
  const nobodys = path.startsWith('/api/') ? ['no-such-api', 'no-such-page'] : ['no-such-page'];
  const found = nobodys.map((name) => recordings.find((recording) => recording.path.includes(name)));
  return found.find((recording) => recording !== undefined)?.reply ?? PLAIN_404;
}
