import { createSocket, type Socket as UdpSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import type { Ports } from './host.ts';

/** The usual ones, which no lab binds: several labs run on one machine. */
export const USUAL_PORTS: Ports = { https: 443, matrix: 8448, lbry: 50_001 };

/**
 * Free ports of a lab's own, known before anything listens, since names and answers speak of them. Each is held
 * on 127.0.0.1, where no server of a lab is, so that no other lab can choose it until `release`.
 */
export async function reservePorts(httpsPort: number): Promise<Reserved> {
  const [https, matrix, lbry] = await Promise.all([hold(httpsPort), hold(0), holdBoth()]);
  const anchors = [https, matrix, lbry];
  return {
    ports: { https: https.port, matrix: matrix.port, lbry: lbry.port },
    release: async () => {
      await Promise.all(anchors.splice(0).map(({ close }) => close()));
    },
  };
}

export interface Reserved {
  ports: Ports;
  /** Harmless when done twice. */
  release: () => Promise<void>;
}

interface Anchor {
  port: number;
  close: () => Promise<void>;
}

async function hold(wanted: number): Promise<Anchor> {
  const server: Server = createServer((socket) => socket.destroy()).listen(wanted, '127.0.0.1');
  await once(server, 'listening');
  const at = server.address();
  if (at === null || typeof at === 'string') throw new Error('a listening server has no port');
  return {
    port: at.port,
    close: async () => {
      await once(server.close(), 'close');
    },
  };
}

// The kernel picks a port for TCP; where the same one is taken for UDP, the next try takes another.
async function holdBoth(): Promise<Anchor> {
  for (let attempt = 0; ; attempt++) {
    const tcp = await hold(0);
    try {
      const udp = await bindUdp('127.0.0.1', tcp.port);
      return {
        port: tcp.port,
        close: async () => {
          udp.close();
          await tcp.close();
        },
      };
    } catch (error) {
      await tcp.close();
      if (attempt > 4) throw error;
    }
  }
}

export async function bindUdp(address: string, port: number): Promise<UdpSocket> {
  const socket = createSocket({ type: 'udp4', recvBufferSize: 1 << 20 });
  try {
    socket.bind(port, address);
    await once(socket, 'listening');
    return socket;
  } catch (error) {
    socket.close();
    throw error;
  }
}
