import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLab, type LabOptions } from '../lab/index.ts';
import { crawlLab } from './crawl.ts';
import { AS_THEY_COME, GOTOSOCIAL, GOTOSOCIAL_EXPOSED, OTHERWISE, VARIANT } from './replay-expected.ts';
import { readStored, type StoredFacts } from './stored-facts.ts';

// Answers of real servers, which lie beside the project, never in it.
const SERVERS = new URL('../../../shared/captures/servers', import.meta.url).pathname;
const hasCaptures = existsSync(SERVERS);
if (!hasCaptures) console.info(`skipped: no recordings at ${SERVERS}`);

type Expected = Readonly<Record<string, StoredFacts>>;
const GTS = 'gts.realtest';
const CRAWLS: readonly [what: string, expected: Expected, options: LabOptions][] = [
  ['as they come', AS_THEY_COME, { replay: SERVERS }],
  ['in another state', OTHERWISE, { replay: SERVERS, variant: VARIANT }],
];
// Its own robots.txt keeps us out, so its API is read behind another one: with the lists shut, and shown.
const LET_IN: readonly [what: string, expected: Expected, isMeant: (file: string) => boolean][] = [
  ['let in by robots.txt', { [GTS]: GOTOSOCIAL }, (file) => !file.includes('.exposed.')],
  ['let in, with its lists exposed', { [GTS]: GOTOSOCIAL_EXPOSED }, () => true],
];

async function crawl(options: LabOptions): Promise<Map<string, StoredFacts>> {
  const lab = await startLab(options);
  try {
    const crawled = await crawlLab(lab);
    const stored = await readStored(crawled.db);
    await crawled.close();
    return stored;
  } finally {
    await lab.stop();
  }
}

/** One row for each server and fact. */
function rowsOf(expected: Expected): [domain: string, fact: keyof StoredFacts, value: unknown][] {
  return Object.entries(expected).flatMap(([domain, facts]) =>
    Object.entries(facts).map(([fact, value]): [string, keyof StoredFacts, unknown] => [
      domain,
      fact as keyof StoredFacts,
      value,
    ]),
  );
}

function promise(expected: Expected, stored: () => ReadonlyMap<string, StoredFacts>): void {
  it.each(rowsOf(expected))('%s: %s is %j', (domain, fact, value) => {
    expect(stored().get(domain)?.[fact]).toEqual(value);
  });
}

describe.runIf(hasCaptures)('integration/replay: real servers, crawled and stored', () => {
  let folder: string;
  let stored: Map<string, StoredFacts>[];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'homeport-replay-'));
    const letIn = LET_IN.map(async ([what, , isMeant]) => {
      const replay = join(folder, what);
      await copyLetIn(join(replay, GTS), isMeant);
      return crawl({ replay, variant: { [GTS]: 'exposed' } });
    });
    stored = await Promise.all([...CRAWLS.map(([, , options]) => crawl(options)), ...letIn]);
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('expects something of every server that was recorded over HTTP', () => {
    const recorded = readdirSync(SERVERS).filter((host) =>
      readdirSync(join(SERVERS, host)).some((file) => file.endsWith('.http')),
    );

    expect(Object.keys(AS_THEY_COME).sort()).toEqual(recorded.sort());
    expect(Object.keys(OTHERWISE).sort()).toEqual(recorded.sort());
  });

  for (const [at, [what, expected]] of [...CRAWLS, ...LET_IN].entries()) {
    describe(what, () => promise(expected, () => stored[at] ?? new Map<string, StoredFacts>()));
  }
});

const ROBOTS = [
  '# request: GET /robots.txt Host: gts.realtest ',
  'HTTP/1.1 200 OK\r',
  'Content-Type: text/plain\r',
  '\r',
  'User-agent: *',
  'Allow: /',
];

/** The recordings of GoToSocial with another wish in robots.txt. */
async function copyLetIn(folder: string, isMeant: (file: string) => boolean): Promise<void> {
  const filter = (path: string) => isMeant(path) && !path.includes('robots.txt');
  await cp(join(SERVERS, GTS), folder, { recursive: true, filter });
  await writeFile(join(folder, '000-GET__robots.txt.http'), ROBOTS.join('\n'));
}
