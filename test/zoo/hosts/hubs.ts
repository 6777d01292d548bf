import type { Socket } from 'node:net';
import type { Behaviour, Host, Line, Talk } from '../behaviour.ts';

/** Answers each line of JSON-RPC by what it says; null is silence. */
export function hub(answer: (method: string, id: unknown) => string | null): Talk {
  return (socket) => {
    let received = '';
    socket.on('data', (chunk: Buffer) => {
      received += chunk.toString();
      const lines = received.split('\n');
      received = lines.pop() ?? '';
      for (const line of lines) {
        const { method, id } = JSON.parse(line) as { method: string; id: unknown };
        const said = answer(method, id);
        if (said !== null) socket.write(`${said}\n`);
      }
    });
  };
}

export const result = (id: unknown, value: unknown): string =>
  JSON.stringify({ jsonrpc: '2.0', result: value, id });

export function answerAsHub(method: string, id: unknown): string {
  switch (method) {
    case 'server.version':
      return result(id, ['0.107.0', '0.199.0']);
    case 'server.features':
      return result(id, { protocol_min: '0.54.0', protocol_max: '0.199.0' });
    case 'server.banner':
      return result(id, 'Welcome.');
    default:
      return result(id, { height: 1_800_000 });
  }
}

const once =
  (then: (socket: Socket, wait: Line['wait']) => void): Talk =>
  (socket, wait) =>
    void socket.once('data', () => then(socket, wait));

async function drip(socket: Socket, wait: Line['wait']): Promise<void> {
  for (let at = 0; at < 200 && socket.writable; at++) {
    socket.write(' ');
    await wait(60);
  }
}

/** The status datagram of herald: `!BBL32s4sH`, see `crawler/src/probes/lbry/parse-pong.ts`. */
function pong(isAccepting: boolean): Buffer {
  const bytes = Buffer.alloc(44);
  bytes.writeUInt8(1, 0);
  bytes.writeUInt8(isAccepting ? 1 : 0, 1);
  bytes.writeUInt32BE(1_800_000, 2);
  return bytes;
}

const WELL: Talk = hub(answerAsHub);

type Row = readonly [name: string, fault: string, does: string, host: Host];

const ROWS: Readonly<Partial<Record<Behaviour['cause'], readonly Row[]>>> = {
  ok: [
    ['well', 'N1', 'is in order', { tcp: WELL, datagram: () => pong(true) }],
    ['mute', 'N1', 'is silent over UDP', { tcp: WELL, datagram: () => null }],
  ],
  partial: [
    ['pong-noise', 'N1', 'answers noise over UDP', { tcp: WELL, datagram: () => Buffer.from('noise') }],
    [
      'deaf',
      'N1',
      'takes no connection beside its datagrams',
      { tcp: (socket) => socket.end(), datagram: () => pong(true) },
    ],
  ],
  not_accepting: [['full', 'N1', 'takes no clients', { tcp: WELL, datagram: () => pong(false) }]],
  rpc_failed: [
    [
      'refuses',
      'J7',
      'answers each call with an error',
      {
        tcp: hub((_method, id) => JSON.stringify({ jsonrpc: '2.0', error: { code: 1, message: 'no' }, id })),
      },
    ],
  ],
  connect_refused: [['closed', 'N1', 'has its port closed', { isAbsent: true }]],
  connect_reset: [
    ['hangs-up', 'N1', 'hangs up at the question', { tcp: once((socket) => socket.end()) }],
    [
      'resets',
      'N1',
      'cuts the connection at the question',
      { tcp: once((socket) => socket.resetAndDestroy()) },
    ],
  ],
  http_timeout: [['silent', 'N2', 'takes the question and never answers', { tcp: () => undefined }]],
  body_timeout: [
    ['drip', 'N3', 'answers byte by byte', { tcp: once((socket, wait) => void drip(socket, wait)) }],
  ],
  body_truncated: [
    [
      'half',
      'N4',
      'hangs up in the middle of its answer',
      { tcp: once((socket) => socket.end('{"jsonrpc"')) },
    ],
  ],
  body_too_large: [
    [
      'line-2mib',
      'B1',
      'answers in a line of 2 MiB',
      { tcp: once((socket) => socket.write('x'.repeat(2 << 20))) },
    ],
  ],
  parse_not_json: [
    [
      'http',
      'T2',
      'is a web server',
      { tcp: once((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')) },
    ],
  ],
  parse_too_deep: [['deep', 'J1', 'nests deeper than anybody reads', { tcp: hub(() => '['.repeat(5000)) }]],
  parse_unexpected: [
    [
      'chatter',
      'H7',
      'sends a hundred lines that answer nothing',
      { tcp: once((socket) => socket.write('{"jsonrpc":"2.0","method":"news"}\n'.repeat(6))) },
    ],
    ['no-result', 'J7', 'answers without a result', { tcp: hub((_method, id) => JSON.stringify({ id })) }],
  ],
};

export const HUBS: readonly Behaviour[] = Object.entries(ROWS).flatMap(([cause, rows]) =>
  rows.map(([name, fault, does, host]): Behaviour => ({
    network: 'lbry',
    name: `lbry-${name}`,
    faults: [fault],
    does: `is a hub and ${does}`,
    host,
    cause: cause as Behaviour['cause'],
  })),
);
