import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { decode, encode, streamDecode, streamEncode, type Packet } from 'dns-packet';

/** How it fares: it answers, says nothing, or drops some of the datagrams. */
export interface Weather {
  isDead: boolean;
  /** Of datagrams that never arrive, 0 to 1. */
  loss: number;
  random: () => number;
}

export interface LineServer {
  /** `127.0.0.1:port` or `[::1]:port`, UDP and TCP. */
  address: string;
  close(): void;
}

/** A DNS server that knows some names and stands in the weather of the line to it. */
export async function openNameServer(
  names: ReadonlyMap<string, string>,
  weather: Weather,
  host: '127.0.0.1' | '::1' = '127.0.0.1',
): Promise<LineServer> {
  const tcp = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk) => {
      if (weather.isDead) socket.resetAndDestroy();
      else socket.write(streamEncode(answer(streamDecode(chunk), names)));
    });
  }).listen(0, host);
  await once(tcp, 'listening');
  const udp = createSocket(host === '::1' ? 'udp6' : 'udp4');
  udp.on('message', (message, from: RemoteInfo) => {
    if (weather.isDead || weather.random() < weather.loss) return;
    udp.send(encode(answer(decode(message), names)), from.port, from.address);
  });
  udp.bind(portOf(tcp), host);
  await once(udp, 'listening');
  const literal = host === '::1' ? '[::1]' : host;
  return { address: `${literal}:${String(portOf(tcp))}`, close: () => closeBoth(tcp, udp) };
}

function closeBoth(tcp: Server, udp: Socket): void {
  tcp.close();
  udp.close();
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

const NO_SUCH_NAME = 3;

function answer(query: Packet | null, names: ReadonlyMap<string, string>): Packet {
  const question = query?.questions?.[0];
  const name = question?.name ?? '';
  const data = names.get(name.toLowerCase());
  return {
    type: 'response',
    id: query?.id ?? 0,
    flags: data === undefined ? NO_SUCH_NAME : 0,
    questions: question ? [question] : [],
    answers:
      data !== undefined && question?.type === typeOf(data)
        ? [{ type: typeOf(data), name, ttl: 0, data }]
        : [],
  };
}

function typeOf(address: string): 'A' | 'AAAA' {
  return address.includes(':') ? 'AAAA' : 'A';
}
