import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { Socket } from 'node:net';
import type { SecureContext, SecureContextOptions } from 'node:tls';
import type { Authority } from './authority.ts';
import { addressOf } from './gate.ts';
import type { Arrival, LabHost, LabReply, LabRequest, Ports } from './host.ts';
import type { MeterWriter } from './meter-writer.ts';
import { misbehave } from './wire.ts';

// Real servers keep a quiet connection for 5 s (Node, Puma) to 75 s (nginx).
const KEEP_ALIVE_MS = 20_000;

const BODY_BYTES_MAX = 64 * 1024;

interface Options {
  authority: Authority;
  /** By every name that the host has. */
  hosts: ReadonlyMap<string, LabHost>;
  ports: Ports;
  /** For those who come to an address and say no name. */
  nameless: SecureContextOptions;
  latencyMs: number;
  meter: MeterWriter | null;
}

interface Connection {
  id: number;
  address: string;
  host: string | null;
}

/** HTTPS for all hosts in one server: the certificate is chosen by SNI, the answer by the Host header. */
export class WebServer {
  readonly #options: Options;
  readonly #server: Server;
  readonly #connections = new Map<string, Connection>();
  readonly #openTo = new Map<string, number>();
  #lastConnection = 0;

  constructor(options: Options) {
    this.#options = options;
    this.#server = createServer(
      {
        ...options.nameless,
        keepAliveTimeout: KEEP_ALIVE_MS,
        SNICallback: (name, done) => {
          this.#context(name.toLowerCase()).then((context) => done(null, context), done);
        },
      },
      (request, response) => {
        this.#serve(request, response).catch(() => response.destroy());
      },
    );
    this.#server.on('secureConnection', (socket) => {
      const connection = this.#connections.get(keyOf(socket));
      const { servername } = socket;
      if (connection !== undefined && typeof servername === 'string') this.#settle(connection, servername);
    });
    // A handshake that fails is the client's finding, not our fault.
    this.#server.on('tlsClientError', (_error, socket) => socket.destroy());
  }

  /** Takes a connection that the gate let in. */
  take(socket: Socket): void {
    const connection: Connection = { id: ++this.#lastConnection, address: addressOf(socket), host: null };
    const key = keyOf(socket);
    this.#connections.set(key, connection);
    const { id, address } = connection;
    this.#options.meter?.write({ kind: 'open', at: Date.now(), address, connection: id });
    socket.on('close', () => {
      this.#connections.delete(key);
      const { host } = connection;
      if (host !== null) this.#openTo.set(host, (this.#openTo.get(host) ?? 1) - 1);
      this.#options.meter?.write({ kind: 'close', at: Date.now(), address, connection: id, host });
    });
    this.#server.emit('connection', socket);
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  #settle(connection: Connection, host: string): void {
    connection.host = host.toLowerCase();
    this.#openTo.set(connection.host, (this.#openTo.get(connection.host) ?? 0) + 1);
  }

  #context(name: string): Promise<SecureContext> {
    const flaw = this.#options.hosts.get(name)?.flaw() ?? null;
    const { authority } = this.#options;
    return flaw === null ? authority.contextFor(name) : authority.flawedContext(name, flaw);
  }

  async #serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const name = (message.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
    this.#measure(name, message);
    const request = await readRequest(message);
    const host = this.#options.hosts.get(name);
    const reply = host === undefined ? MISDIRECTED : host.answer(request, this.#arrival(name, message));
    const delayMs = this.#options.latencyMs + (reply.delayMs ?? 0);
    if (delayMs > 0) await new Promise((done) => setTimeout(done, delayMs));
    if (reply.wire !== undefined) misbehave(message.socket, reply.wire);
    else if (!response.destroyed) send(response, reply, request.method);
  }

  #arrival(name: string, { socket }: IncomingMessage): Arrival {
    const { ports } = this.#options;
    const gateway = socket.localPort === ports.matrix ? 'matrix' : 'https';
    return { host: name, address: addressOf(socket), gateway, ports };
  }

  #measure(host: string, message: IncomingMessage): void {
    const { meter } = this.#options;
    if (meter === null) return;
    const connection = this.#connections.get(keyOf(message.socket));
    meter.write({
      kind: 'request',
      at: Date.now(),
      host,
      address: addressOf(message.socket),
      path: message.url ?? '',
      method: message.method ?? '',
      userAgent: message.headers['user-agent'] ?? '',
      connection: connection?.id ?? 0,
      openConnectionsToHost: this.#openTo.get(host) ?? 0,
    });
  }
}

const MISDIRECTED: LabReply = { status: 421, headers: [], body: Buffer.from('no such host here\n') };

// The TLS socket and the plain one below it share their far end.
function keyOf(socket: Socket): string {
  return `${socket.localAddress ?? ''} ${socket.remoteAddress ?? ''} ${socket.remotePort ?? 0}`;
}

async function readRequest(message: IncomingMessage): Promise<LabRequest> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of message) {
    if (!Buffer.isBuffer(chunk)) continue;
    length += chunk.length;
    if (length <= BODY_BYTES_MAX) chunks.push(chunk);
  }
  const url = message.url ?? '/';
  const cut = url.indexOf('?');
  return {
    method: message.method ?? 'GET',
    path: cut < 0 ? url : url.slice(0, cut),
    query: new URLSearchParams(cut < 0 ? '' : url.slice(cut + 1)),
    headers: Object.fromEntries(Object.entries(message.headers).map(([key, value]) => [key, String(value)])),
    body: Buffer.concat(chunks).toString('utf8'),
  };
}

function send(response: ServerResponse, reply: LabReply, method: string): void {
  const headers = reply.headers.flatMap(([name, value]) => [name, value]);
  const names = new Set(reply.headers.map(([name]) => name.toLowerCase()));
  if (!names.has('content-length')) headers.push('Content-Length', String(reply.body.length));
  response.sendDate = !names.has('date');
  if (reply.reason === undefined) response.writeHead(reply.status, headers);
  else response.writeHead(reply.status, reply.reason, headers);
  if (reply.isCut === true) {
    response.write(reply.body.subarray(0, reply.body.length / 2), () => response.destroy());
    return;
  }
  response.end(method === 'HEAD' ? undefined : reply.body);
}
