import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { preferredLocale } from '../lib/accept-language.ts';
import type { Config } from '../lib/config.ts';
import { withExchange } from '../lib/exchange.ts';
import { placePath } from '../lib/locales.ts';
import { KeptPages, type Asked } from './kept-pages.ts';
import { WEB } from './next-build.ts';
import { answerPacked, packStatics } from './pack.ts';

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

// These have a policy of their own, or need none.
const NO_PAGE =
  /^\/(?:_next\/static\/|icon\.svg$|icons\/|sw\.js$|offline$|og\/|sitemap\.xml$|sitemaps\/|robots\.txt$)/;

/** Opens the built site: scripts as they were packed, pages as they were written a moment ago, or anew by Next. */
export async function openNext({ host, port }: Config): Promise<Handler> {
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
  const write = ({ exchange, request, response }: Asked) => {
    withExchange(exchange, () => {
      render(request, response).catch((error: unknown) => tellBroken(error, response));
    });
  };
  const pages = new KeptPages(write);
  return (request, response) => {
    if (answerPacked(packed, request, response)) return;
    const asked = readAsked(request, response);
    const { path } = asked.exchange;
    if (asked.movedTo !== undefined) response.writeHead(308, { location: asked.movedTo }).end();
    else if (NO_PAGE.test(path)) write(asked);
    else pages.answer(asked).catch((error: unknown) => tellBroken(error, response));
  };
}

function tellBroken(error: unknown, response: ServerResponse): void {
  console.error('A page could not be answered:', error);
  if (!response.headersSent) response.statusCode = 500;
  response.end();
}

/** Which page is asked for, in which language; `movedTo` where that is at another address. */
function readAsked(request: IncomingMessage, response: ServerResponse): Asked & { movedTo?: string } {
  const { url = '/', method, headers } = request;
  const search = url.indexOf('?') < 0 ? '' : url.slice(url.indexOf('?'));
  const path = url.slice(0, url.length - search.length);
  const placed = placePath(path);
  const exchange = { ...placed, search, answer: {} };
  // Next knows each page by one address; its language is the exchange's to know.
  request.url = placed.path + search;
  const isForAll = method === 'GET' && headers.rsc === undefined;
  const asked = {
    exchange,
    request,
    response,
    key: isForAll ? `${url} ${String(preferredLocale(headers['accept-language'] ?? null))}` : undefined,
  };
  // Next would take the slash away as well, and the language with it, of which it knows nothing.
  const isSlashed = placed.path !== path && placed.path.length > 1 && placed.path.endsWith('/');
  return isSlashed ? { ...asked, movedTo: path.slice(0, -1) + search } : asked;
}
