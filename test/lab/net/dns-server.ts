import { decode, encode, streamDecode, streamEncode, TRUNCATED_RESPONSE, type Packet } from 'dns-packet';
import { createSocket, type Socket as UdpSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { answerQuestion, type Lookup } from './zone.ts';

const RCODES = { NOERROR: 0, SERVFAIL: 2, NXDOMAIN: 3 } as const;
const RECURSION_AVAILABLE = 0x80;
const AUTHORITATIVE = 0x400;

/** A name server on loopback, UDP and TCP on one port. */
export class DnsServer {
  readonly port: number;
  readonly #udp: UdpSocket;
  readonly #tcp: Server;
  readonly #sockets = new Set<Socket>();

  private constructor(udp: UdpSocket, tcp: Server, lookup: Lookup) {
    this.#udp = udp;
    this.#tcp = tcp;
    this.port = udp.address().port;
    udp.on('message', (message, from) => {
      const reply = respond(lookup, tryDecode(message), 'udp');
      if (reply !== null) udp.send(encode(reply), from.port, from.address);
    });
    tcp.on('connection', (socket) => {
      this.#serve(socket, lookup);
    });
  }

  static async start(lookup: Lookup): Promise<DnsServer> {
    // The kernel picks the TCP port; on a loopback machine the UDP port of the same number is free too,
    // and if it once isn't, the next try takes another.
    for (let attempt = 0; ; attempt++) {
      const tcp = createServer().listen(0, '127.0.0.1');
      await once(tcp, 'listening');
      const udp = createSocket({ type: 'udp4', recvBufferSize: 1 << 20 });
      try {
        udp.bind(portOf(tcp), '127.0.0.1');
        await once(udp, 'listening');
        return new DnsServer(udp, tcp, lookup);
      } catch (error) {
        tcp.close();
        udp.close();
        if (attempt > 4) throw error;
      }
    }
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#udp.close();
    this.#tcp.close();
    await once(this.#tcp, 'close');
  }

  #serve(socket: Socket, lookup: Lookup): void {
    this.#sockets.add(socket);
    let received = Buffer.alloc(0);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.#sockets.delete(socket));
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      while (received.length >= 2 && received.length >= 2 + received.readUInt16BE(0)) {
        const length = 2 + received.readUInt16BE(0);
        const reply = respond(lookup, tryDecode(received.subarray(0, length), streamDecode), 'tcp');
        received = received.subarray(length);
        if (reply !== null) socket.write(streamEncode(reply));
      }
    });
  }
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('the name server has no port');
  return address.port;
}

// Garbage gets no answer, as from a real server behind a firewall.
function tryDecode(message: Buffer, read: (message: Buffer) => Packet | null = decode): Packet | null {
  try {
    return read(message);
  } catch {
    return null;
  }
}

function respond(lookup: Lookup, query: Packet | null, transport: 'udp' | 'tcp'): Packet | null {
  const question = query?.questions?.[0];
  if (query === null || question === undefined) return null;
  const reply = answerQuestion(lookup, question);
  if (reply === null) return null;
  const isCut = reply.isTruncated && transport === 'udp';
  return {
    type: 'response',
    id: query.id ?? 0,
    flags:
      AUTHORITATIVE |
      RECURSION_AVAILABLE |
      ((query.flags ?? 0) & 0x100) |
      RCODES[reply.rcode] |
      (isCut ? TRUNCATED_RESPONSE : 0),
    questions: [question],
    answers: isCut ? [] : reply.answers,
  };
}
