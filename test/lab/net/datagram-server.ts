import type { Socket } from 'node:dgram';
import { hostsByAddress } from './gate.ts';
import type { LabHost, Ports } from './host.ts';
import type { MeterWriter } from './meter-writer.ts';
import { bindUdp } from './ports.ts';

/** Datagrams to every address that has somebody for them: each is answered by one, or by silence. */
export class DatagramServer {
  readonly #sockets: readonly Socket[];

  private constructor(sockets: readonly Socket[]) {
    this.#sockets = sockets;
  }

  static async open(
    hosts: readonly LabHost[],
    ports: Ports,
    meter: MeterWriter | null,
  ): Promise<DatagramServer> {
    const sockets = [...hostsByAddress(hosts, 'lbry')].map(async ([address, host]) => {
      const socket = await bindUdp(address, ports.lbry);
      socket.on('message', (message, from) => {
        const bytes = message.length;
        meter?.write({ kind: 'datagram', at: Date.now(), host: host.domain, address, bytes });
        // A server that is down drops what it can't read; one that refuses connections has no UDP either.
        if (host.door() !== 'open') return;
        const reply = host.datagram(message, { host: host.domain, address, gateway: 'lbry', ports });
        if (reply !== null) socket.send(reply, from.port, from.address);
      });
      return socket;
    });
    return new DatagramServer(await Promise.all(sockets));
  }

  close(): void {
    for (const socket of this.#sockets) socket.close();
  }
}
