import { readdir, readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const TYPES: readonly [ending: string, type: string][] = [
  ['.js', 'application/javascript; charset=UTF-8'],
  ['.css', 'text/css; charset=UTF-8'],
];

// Where a page is packed for one reader: beyond this it takes longer than it saves on the way.
const PAGE_QUALITY = 4;
const PAGE_BYTES_MIN = 1024;

type Encoding = 'br' | 'gzip';

const PACK = {
  br: (text: Buffer, quality: number) =>
    promisify(brotliCompress)(text, {
      params: { [constants.BROTLI_PARAM_SIZE_HINT]: text.length, [constants.BROTLI_PARAM_QUALITY]: quality },
    }),
  gzip: (text: Buffer, quality: number) =>
    promisify(gzip)(text, { level: Math.min(quality, constants.Z_BEST_COMPRESSION) }),
} as const;

interface Packed {
  bodies: Readonly<Record<Encoding, Buffer>>;
  type: string;
}

/** The built scripts and styles by their addresses, packed once and as tightly as it goes. */
export async function packStatics(built: string): Promise<ReadonlyMap<string, Packed>> {
  const folder = join(built, 'static');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const packed = entries
    .filter((entry) => entry.isFile())
    .flatMap((entry) => {
      const type = TYPES.find(([ending]) => entry.name.endsWith(ending))?.[1];
      const file = join(entry.parentPath, entry.name);
      return type === undefined ? [] : [packFile(file, type, `/_next/static/${relative(folder, file)}`)];
    });
  return new Map(await Promise.all(packed));
}

async function packFile(file: string, type: string, address: string): Promise<[string, Packed]> {
  const text = await readFile(file);
  const tightest = constants.BROTLI_MAX_QUALITY;
  const [br, zipped] = await Promise.all([PACK.br(text, tightest), PACK.gzip(text, tightest)]);
  return [address, { bodies: { br, gzip: zipped }, type }];
}

/** Answers for a packed file to whoever can unpack it; false where it is not ours to answer. */
export function answerPacked(
  packed: ReadonlyMap<string, Packed>,
  request: IncomingMessage,
  response: ServerResponse,
): boolean {
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  const found = isRead && packed.get(request.url ?? '');
  const encoding = encodingFor(request);
  if (!found || encoding === undefined) return false;
  const body = found.bodies[encoding];
  response.writeHead(200, {
    'content-type': found.type,
    'content-encoding': encoding,
    'content-length': body.length,
    // The name of such a file is made from what is in it.
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'accept-encoding',
    'x-content-type-options': 'nosniff',
  });
  response.end(request.method === 'HEAD' ? undefined : body);
  return true;
}

/** Ends an answer whose head is set, packed where the reader can unpack it and it is worth it. */
export async function sendPacked(
  request: IncomingMessage,
  response: ServerResponse,
  body: Buffer,
): Promise<void> {
  response.appendHeader('vary', 'accept-encoding');
  // Of a page that is not written, nobody knows how long it is.
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  const encoding = body.length < PAGE_BYTES_MIN ? undefined : encodingFor(request);
  const sent = encoding === undefined ? body : await PACK[encoding](body, PAGE_QUALITY);
  if (encoding !== undefined) response.setHeader('content-encoding', encoding);
  response.setHeader('content-length', sent.length);
  response.end(sent);
}

function encodingFor(request: IncomingMessage): Encoding | undefined {
  const accepted = request.headers['accept-encoding'] ?? '';
  const accepts = (encoding: Encoding) =>
    new RegExp(`\\b${encoding}\\b(?!\\s*;\\s*q=0(?![.\\d]*[1-9]))`).test(accepted);
  return (['br', 'gzip'] as const).find(accepts);
}
