import { decode, encode, streamDecode, type Answer, type Packet } from 'dns-packet';
import { createSocket, type Socket as UdpSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

export interface NameQuestion {
  id: number;
  name: string;
  type: string;
  transport: 'udp' | 'tcp';
  /** Of the questions for this name and type; the first is 1. */
  nth: number;
  /** Where the host itself is. */
  address: string;
}

/** What a name server says: whole messages, one after the other. Nothing is silence. */
export type NameScript = (question: NameQuestion) => readonly Buffer[];

type Rcode = 'NOERROR' | 'FORMERR' | 'SERVFAIL' | 'NXDOMAIN' | 'NOTIMP' | 'REFUSED';
const RCODES: Readonly<Record<Rcode, number>> = {
  NOERROR: 0,
  FORMERR: 1,
  SERVFAIL: 2,
  NXDOMAIN: 3,
  NOTIMP: 4,
  REFUSED: 5,
};
const RECURSION = 0x180;
const TRUNCATED = 0x200;

interface Saying {
  rcode?: Rcode;
  answers?: readonly Answer[];
  isTruncated?: boolean;
  /** In the place of those of the question. */
  id?: number;
  name?: string;
}

/** One message in answer to a question. */
export function reply({ id, name, type }: NameQuestion, saying: Saying = {}): Buffer {
  const { rcode = 'NOERROR', answers = [], isTruncated = false } = saying;
  return encode({
    type: 'response',
    id: saying.id ?? id,
    flags: RECURSION | RCODES[rcode] | (isTruncated ? TRUNCATED : 0),
    questions: [{ type: type as 'A', name: saying.name ?? name }],
    answers: [...answers],
  } satisfies Packet);
}

/** The records that lead to these addresses, of the type that was asked for. */
export function addresses(
  { name, type }: Pick<NameQuestion, 'name' | 'type'>,
  list: readonly string[],
): Answer[] {
  const isSix = type === 'AAAA';
  return list
    .filter((address) => (type === 'A' || isSix) && address.includes(':') === isSix)
    .map((data) => ({ type: isSix ? 'AAAA' : 'A', name, ttl: 0, data }));
}

/** Leads to these addresses. */
export function leadsTo(...list: readonly string[]): NameScript {
  return (question) => [reply(question, { answers: addresses(question, list) })];
}

/** A name server on loopback, over UDP and TCP, that does as its scripts say. */
export class NameServer {
  private readonly sockets = new Set<Socket>();
  private readonly counts = new Map<string, number>();

  private readonly udp: UdpSocket;
  private readonly tcp: Server;
  private readonly answer: (question: NameQuestion) => readonly Buffer[];

  private constructor(udp: UdpSocket, tcp: Server, answer: (question: NameQuestion) => readonly Buffer[]) {
    this.udp = udp;
    this.tcp = tcp;
    this.answer = answer;
    udp.on('message', (message, from) => {
      for (const bytes of this.respond(decode(message), 'udp')) udp.send(bytes, from.port, from.address);
    });
    tcp.on('connection', (socket) => this.serve(socket));
  }

  /** `answer` is given questions without an address; it knows the hosts. */
  static async start(answer: (question: NameQuestion) => readonly Buffer[]): Promise<NameServer> {
    for (let attempt = 1; ; attempt++) {
      const tcp = createServer().listen(0, '127.0.0.1');
      await once(tcp, 'listening');
      const udp = createSocket({ type: 'udp4', recvBufferSize: 1 << 20 });
      try {
        udp.bind((tcp.address() as AddressInfo).port, '127.0.0.1');
        await once(udp, 'listening');
        return new NameServer(udp, tcp, answer);
      } catch (error) {
        tcp.close();
        udp.close();
        if (attempt === 5) throw error;
      }
    }
  }

  get address(): string {
    return `127.0.0.1:${this.udp.address().port}`;
  }

  /** Every name that anybody asked for. */
  get asked(): Set<string> {
    return new Set([...this.counts.keys()].map((key) => key.slice(key.indexOf(' ') + 1)));
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    this.udp.close();
    this.tcp.close();
    await once(this.tcp, 'close');
  }

  private respond(query: Packet | null, transport: 'udp' | 'tcp'): readonly Buffer[] {
    const asked = query?.questions?.[0];
    if (!query || !asked) return [];
    const name = asked.name.toLowerCase();
    const key = `${asked.type} ${name}`;
    const nth = (this.counts.get(key) ?? 0) + 1;
    this.counts.set(key, nth);
    return this.answer({ id: query.id ?? 0, name, type: asked.type, transport, nth, address: '' });
  }

  private serve(socket: Socket): void {
    this.sockets.add(socket);
    let received = Buffer.alloc(0);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.sockets.delete(socket));
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      while (received.length >= 2 && received.length >= 2 + received.readUInt16BE(0)) {
        const end = 2 + received.readUInt16BE(0);
        for (const bytes of this.respond(streamDecode(received.subarray(0, end)), 'tcp')) {
          const length = Buffer.alloc(2);
          length.writeUInt16BE(bytes.length);
          socket.write(Buffer.concat([length, bytes]));
        }
        received = received.subarray(end);
      }
    });
  }
}
