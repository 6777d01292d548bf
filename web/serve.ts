// The site's process: it answers from the first moment, builds the site if need be, then hands over to Next.
import { createServer, type ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { nextEnvironment, readConfig, type Config } from './src/lib/config.ts';
import { BUILDING_HEADERS, buildingPage } from './src/server/building-page.ts';
import { isBuilt, startBuild, type Build } from './src/server/next-build.ts';
import { openNext, type Handler } from './src/server/open-next.ts';

const running: { build?: Build; isStopping: boolean } = { isStopping: false };

try {
  await main(readConfig(nextEnvironment()));
} catch (error) {
  if (!running.isStopping) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}

async function main(config: Config): Promise<void> {
  let page: Handler = answerBuilding(config);
  let isReady = false;
  const server = createServer((request, response) => {
    if (request.url === '/healthz') answerHealth(response, isReady);
    else page(request, response);
  });

  const stop = () => {
    if (running.isStopping) return;
    running.isStopping = true;
    running.build?.stop();
    // Pages that are being answered are finished, but must not hold the exit longer than a reader would notice.
    server.close(() => process.exit(0));
    server.closeIdleConnections();
    setTimeout(() => process.exit(0), 2000).unref();
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);

  await listen(server, config);
  page = await buildAndOpen(config);
  isReady = true;
  say(`ready ${config.publicUrl}`);
}

// Another site on the same checkout may be building at this moment; its result is as good as ours.
const ATTEMPTS = 4;
const PAUSE_MS = 10_000;

async function buildAndOpen(config: Config, attempt = 1): Promise<Handler> {
  try {
    if (!(await isBuilt())) await buildSite(attempt);
    return await openNext(config);
  } catch (error) {
    if (running.isStopping || attempt === ATTEMPTS || !wasDisturbed(error)) throw error;
  }
  await pause(PAUSE_MS);
  return buildAndOpen(config, attempt + 1);
}

async function buildSite(attempt: number): Promise<void> {
  if (attempt === 1) say('building');
  running.build = startBuild();
  await running.build.done;
}

function wasDisturbed(error: unknown): boolean {
  return (
    error instanceof Error && /another .*next build|could not find a production build/i.test(error.message)
  );
}

function listen(server: ReturnType<typeof createServer>, { host, port }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      const isTaken = 'code' in error && error.code === 'EADDRINUSE';
      reject(
        isTaken ? new Error(`Port ${String(port)} is taken: free it, or choose another by WEB_PORT.`) : error,
      );
    });
    server.listen(port, host, resolve);
  });
}

function answerBuilding({ apiPublicUrl }: Config): Handler {
  const html = buildingPage(apiPublicUrl);
  return (request, response) => {
    response.writeHead(503, BUILDING_HEADERS);
    response.end(request.method === 'HEAD' ? undefined : html);
  };
}

function answerHealth(response: ServerResponse, isReady: boolean): void {
  response.writeHead(isReady ? 200 : 503, {
    'content-type': 'application/json',
    'cache-control': 'no-store',
  });
  response.end(JSON.stringify({ status: isReady ? 'ok' : 'building' }));
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
