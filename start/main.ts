// npm start: database, schema, API, crawler and site, in this order, until Ctrl-C.
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { askCode, askStatus, askUntil } from './ask.ts';
import { build } from './build.ts';
import type { Child } from './child.ts';
import { readConfig, shownPath, type Config } from './config.ts';
import { startDatabase, type Database } from './database.ts';
import { startLab, writeHistory } from './demo.ts';
import { House } from './house.ts';
import { lastErrorIn } from './last-error.ts';
import { demandFreePort } from './ports.ts';
import { hasWayOut } from './reach.ts';
import { Terminal } from './terminal.ts';

const READY_WITHIN_MS = 60_000;
const COUNTERS_EVERY_MS = 2_000;

const terminal = new Terminal(process.stdout);
const house = new House({
  onEnded: (name, { how, why }, logFile) =>
    terminal.line(
      `The ${name} ended by itself (${how}): ${why}. It is started again; see ${shownPath(logFile)}.`,
    ),
  onHopeless: (name, { how, why }, logFile) =>
    void close(`The ${name} ends whenever it is started (${how}): ${why}; see ${shownPath(logFile)}.`),
});

listenToSignals();
try {
  await open(readConfig(process.argv.slice(2), process.env));
} catch (error) {
  // Whoever presses Ctrl-C while the house opens knows why it does not.
  if (house.isClosing()) await house.close();
  else await close(error instanceof Error ? error.message : String(error));
}

async function open(config: Config): Promise<void> {
  const logFile = (name: string): string => join(config.dataDir, 'log', `${name}.log`);
  await demandFreePort(config.webPort, 'WEB_PORT', 'the site');
  await demandFreePort(config.apiPort, 'API_PORT', 'the API');
  terminal.line('Homeport');

  let since = Date.now();
  const built = await build();
  terminal.stage('build', since, built.length === 0 ? 'nothing changed' : built.join(', '));

  since = Date.now();
  const own = { ...process.env, API_PORT: String(config.apiPort), PUBLIC_URL: config.publicUrl };
  const starting = startDatabase(config, () => {
    void close('The database ended by itself; its log is server.log beside its data.');
  });
  // Before it runs, because Ctrl-C may come while it starts.
  house.onClose(() => starting.then(stopDatabase, () => undefined));
  const [database, isOnline] = await Promise.all([
    starting,
    config.isDemo
      ? false
      : hasWayOut({ ...own, DATABASE_URL: config.databaseUrl ?? 'postgres://unused' }, logFile('reach')),
  ]);
  terminal.stage('database', since, database.detail);
  if (database.note !== undefined) terminal.line(`  ${database.note}`);
  if (!config.isDemo && !isOnline) {
    terminal.line('  This machine has no way out to the internet, so here is a demo: a made-up federation.');
  }

  since = Date.now();
  const databaseUrl = await database.open(!isOnline);
  terminal.stage('schema', since, isOnline ? 'up to date' : 'up to date, in the database homeport_demo');
  const world = isOnline ? {} : await openDemo(databaseUrl, logFile);
  await openRooms(config, { ...own, ...world, DATABASE_URL: databaseUrl }, logFile);
}

async function openDemo(
  databaseUrl: string,
  logFile: (name: string) => string,
): Promise<Record<string, string>> {
  let since = Date.now();
  const world = await startLab(house, logFile);
  terminal.stage('lab', since, '300 made-up instances on loopback, and some of Matrix and LBRY');
  since = Date.now();
  await writeHistory(house, databaseUrl, world, logFile);
  terminal.stage('history', since, 'their past 90 days');
  return world;
}

/** API, crawler and site: the three that stay. */
async function openRooms(
  config: Config,
  env: NodeJS.ProcessEnv,
  logFile: (name: string) => string,
): Promise<void> {
  const apiUrl = `http://127.0.0.1:${config.apiPort}`;
  const siteUrl = `http://127.0.0.1:${config.webPort}`;
  const since = Date.now();
  const api = house.keep({ name: 'API', script: 'api/dist/main.js', env, logFile: logFile('api') });
  const crawler = house.keep({
    name: 'crawler',
    script: 'crawler/dist/main.js',
    env,
    logFile: logFile('crawler'),
  });
  await demandAnswer(api, async () => ((await askCode(`${apiUrl}/readyz`)) === 200 ? true : undefined));
  terminal.stage('API', since, apiUrl);

  const status = await demandAnswer(crawler, async () => {
    const found = await askStatus(apiUrl);
    return found?.crawlers.some(({ started_at }) => Date.parse(started_at) >= since - 1_000)
      ? found
      : undefined;
  });
  const ours = status.crawlers.toSorted((a, b) => b.started_at.localeCompare(a.started_at))[0];
  terminal.stage('crawler', since, `at most ${ours?.requests_per_second_max ?? '?'} requests/s`);

  const siteSince = Date.now();
  const site = house.keep({
    name: 'site',
    script: 'web/serve.ts',
    env: { ...env, WEB_PORT: String(config.webPort), API_URL: apiUrl },
    logFile: logFile('site'),
  });
  const isBuilt =
    (await demandAnswer(site, async () => (await askCode(`${siteUrl}/healthz`)) || undefined)) === 200;
  terminal.stage(
    'site',
    siteSince,
    isBuilt ? '' : 'answers; its pages are being built, which takes about a minute',
  );

  terminal.line();
  terminal.line(`  We present ourselves as ${ours?.user_agent ?? '?'}`);
  if (!config.hasPublicUrl) {
    terminal.line('  (set PUBLIC_URL to an address at which operators can read about you)');
  }
  terminal.line(`  Open http://localhost:${config.webPort} — Ctrl-C stops everything`);
  terminal.line();
  await showCounters(apiUrl, isBuilt ? undefined : { url: siteUrl, since: siteSince });
}

async function demandAnswer<T>(child: Child, ask: () => Promise<T | undefined>): Promise<T> {
  const answer = await askUntil(ask, READY_WITHIN_MS, () => house.isClosing() || child.isGone);
  if (answer !== undefined) return answer;
  if (child.isGone) {
    const { how, why } = await child.ended;
    throw new Error(`The ${child.name} did not start (${how}): ${why}; see ${shownPath(child.logFile)}.`);
  }
  throw new Error(
    `The ${child.name} does not answer after ${READY_WITHIN_MS / 1000} s: ${await lastErrorIn(child.logFile)}; see ${shownPath(child.logFile)}.`,
  );
}

async function showCounters(
  apiUrl: string,
  building: { url: string; since: number } | undefined,
): Promise<void> {
  let awaited = building;
  while (!house.isClosing()) {
    const status = await askStatus(apiUrl);
    if (house.isClosing()) return;
    if (status) terminal.counters(status.counters);
    if (awaited && (await askCode(`${awaited.url}/healthz`)) === 200) {
      terminal.stage('site', awaited.since, 'built');
      awaited = undefined;
    }
    await sleep(COUNTERS_EVERY_MS);
  }
}

/** Closes the house in order. With a reason, that is the last line and the exit code says so. */
async function close(reason?: string): Promise<void> {
  if (!house.isClosing()) {
    terminal.settle();
    if (reason === undefined) terminal.line('Stopping: site, crawler, API, database.');
    else process.stderr.write(`${reason}\n`);
    process.exitCode = reason === undefined ? 0 : 1;
  }
  await house.close();
  process.exit();
}

function listenToSignals(): void {
  const stop = (): void => {
    if (!house.isClosing()) void close();
    else {
      terminal.line('Stopping at once.');
      house.force();
    }
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  process.on('SIGHUP', stop);
  // Whoever read our lines has gone: `npm start | head`.
  process.stdout.on('error', stop);
}

function stopDatabase(database: Database): Promise<void> {
  return database.stop();
}
