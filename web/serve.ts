// The site's process: it answers from the first moment, builds the site if need be, then hands over to Next.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { nextEnvironment, readConfig, type Config } from './src/lib/config.ts';
import { withExchange, type Answer } from './src/lib/exchange.ts';
import { placePath } from './src/lib/locales.ts';
import { answerPacked, packStatics } from './src/server/brotli.ts';
import { BUILDING_HEADERS, buildingPage } from './src/server/building-page.ts';
import { isBuilt, startBuild, WEB, type Build } from './src/server/next-build.ts';
import { setPagePolicy } from './src/server/page-policy.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

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

async function openNext({ host, port }: Config): Promise<Handler> {
  // Loaded late: it takes a second, in which the port has to answer already.
  const { default: next } = await import('next');
  const app = next({ dev: false, dir: WEB, hostname: host, port });
  const { log } = console;
  // Next greets on stdout, where whoever started this process reads one plain line per stage.
  console.log = () => undefined;
  const packing = packStatics(join(WEB, '.next'));
  await app.prepare().finally(() => (console.log = log));
  const packed = await packing;
  const render = app.getRequestHandler();
  return (request, response) => {
    if (answerPacked(packed, request, response)) return;
    const answer: Answer = {};
    carry(answer, response);
    const { url = '/' } = request;
    const search = url.indexOf('?') < 0 ? '' : url.slice(url.indexOf('?'));
    const path = url.slice(0, url.length - search.length);
    const placed = placePath(path);
    if (placed.path !== path && placed.path.length > 1 && placed.path.endsWith('/')) {
      // Next would take the slash away as well, and the language with it, of which it knows nothing.
      response.writeHead(308, { location: path.slice(0, -1) + search });
      response.end();
      return;
    }
    // Next knows each page by one address; its language is the exchange's to know.
    request.url = placed.path + search;
    setPagePolicy(placed.path, request, response);
    withExchange({ ...placed, search, answer }, () => {
      render(request, response).catch((error: unknown) => {
        console.error('A page could not be answered:', error);
        if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' });
        response.end();
      });
    });
  };
}

/** Puts what the page asked for into the head, at the moment the head is written. */
function carry(answer: Answer, response: ServerResponse): void {
  const writeHead = response.writeHead.bind(response) as (
    status: number,
    ...rest: unknown[]
  ) => ServerResponse;
  response.writeHead = (status: number, ...rest: unknown[]) => {
    if (answer.retryAfterSeconds !== undefined) {
      response.setHeader('retry-after', String(answer.retryAfterSeconds));
    }
    return writeHead(answer.status ?? status, ...rest);
  };
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
