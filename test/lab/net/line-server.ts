import type { Socket } from 'node:net';
import { addressOf } from './gate.ts';
import type { LabHost, Ports } from './host.ts';
import type { MeterWriter } from './meter-writer.ts';

// A line that is longer than the longest message of the protocols here is nobody's question.
const LINE_BYTES_MAX = 1 << 20;

interface Options {
  ports: Ports;
  latencyMs: number;
  meter: MeterWriter | null;
}

/** Lines over TCP: each is answered by one, in turn, or the connection is cut. */
export class LineServer {
  readonly #options: Options;
  // Apart from those of HTTPS: the meter tells the connections by their number.
  #lastConnection = 1_000_000_000;

  constructor(options: Options) {
    this.#options = options;
  }

  /** Takes a connection that the gate let in. */
  take(socket: Socket, host: LabHost): void {
    const { meter } = this.#options;
    const about = { address: addressOf(socket), connection: ++this.#lastConnection };
    meter?.write({ kind: 'open', at: Date.now(), ...about });
    socket.on('close', () => {
      meter?.write({ kind: 'close', at: Date.now(), ...about, host: host.domain });
    });
    let rest = Buffer.alloc(0);
    let turn = Promise.resolve();
    socket.on('data', (chunk) => {
      rest = Buffer.concat([rest, chunk]);
      if (rest.length > LINE_BYTES_MAX) socket.destroy();
      for (let end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n')) {
        const line = rest.subarray(0, end).toString('utf8');
        rest = rest.subarray(end + 1);
        meter?.write({ kind: 'line', at: Date.now(), host: host.domain, ...about, line: line.slice(0, 200) });
        turn = turn.then(() => this.#answer(socket, host, line));
      }
    });
  }

  async #answer(socket: Socket, host: LabHost, line: string): Promise<void> {
    const { ports, latencyMs } = this.#options;
    if (latencyMs > 0) await new Promise((done) => setTimeout(done, latencyMs));
    const address = addressOf(socket);
    const reply = host.line(line, { host: host.domain, address, gateway: 'lbry', ports });
    if (reply === null) socket.destroy();
    else if (!socket.destroyed) socket.write(`${reply}\n`);
  }
}
