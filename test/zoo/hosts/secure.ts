import type { Socket } from 'node:net';
import type { Behaviour, Line, Talk, TlsFault } from '../behaviour.ts';

type Row = readonly [name: string, fault: string, does: string, tls: TlsFault];

const CERTIFICATES: Readonly<Partial<Record<Behaviour['cause'], readonly Row[]>>> = {
  ok: [
    ['whole-chain', 'T1', 'sends its intermediate certificate too', { certificate: 'whole-chain' }],
    ['reversed-chain', 'T1', 'sends its chain in the wrong order', { certificate: 'reversed-chain' }],
    ['names-3000', 'T1', 'has a certificate of three thousand names', { certificate: 'names-3000' }],
    ['tls-1-2', 'T3', 'speaks TLS 1.2 alone', { versions: ['TLSv1.2', 'TLSv1.2'] }],
    ['tls-1-3', 'T3', 'speaks TLS 1.3 alone', { versions: ['TLSv1.3', 'TLSv1.3'] }],
    ['alpn-both', 'T3', 'speaks HTTP/2 and HTTP/1.1', { alpn: ['h2', 'http/1.1'] }],
  ],
  tls_expired: [
    ['expired', 'T1', 'has an expired certificate', { certificate: 'expired' }],
    ['expired-today', 'T1', 'has a certificate that has just expired', { certificate: 'expired-today' }],
    [
      'expired-intermediate',
      'T1',
      'has an intermediate certificate that has expired',
      { certificate: 'expired-intermediate' },
    ],
  ],
  tls_not_yet_valid: [
    ['not-yet-valid', 'T1', 'has a certificate of tomorrow', { certificate: 'not-yet-valid' }],
  ],
  tls_wrong_host: [
    ['wrong-host', 'T1', 'has the certificate of another name', { certificate: 'wrong-host' }],
    [
      'wildcard-of-parent',
      'T1',
      'has a wildcard that covers its children alone',
      { certificate: 'wildcard-of-parent' },
    ],
    ['no-san', 'T1', 'has a certificate that names it in the subject alone', { certificate: 'no-san' }],
  ],
  tls_untrusted: [
    ['self-signed', 'T1', 'has signed its certificate itself', { certificate: 'self-signed' }],
    [
      'untrusted-root',
      'T1',
      'has a certificate of an authority that nobody knows',
      { certificate: 'untrusted-root' },
    ],
    [
      'incomplete-chain',
      'T1',
      'does not send its intermediate certificate',
      { certificate: 'leaf-of-intermediate-alone' },
    ],
    [
      'leaf-as-authority',
      'T1',
      'has a certificate signed by one that may sign none',
      { certificate: 'leaf-as-authority' },
    ],
    ['client-purpose', 'T1', 'has a certificate for clients alone', { certificate: 'client-purpose' }],
  ],
  tls_weak: [
    ['rsa-1024', 'T1', 'has a key of 1,024 bits', { certificate: 'rsa-1024' }],
    ['sha1', 'T1', 'has a certificate signed with SHA-1', { certificate: 'sha1' }],
  ],
  tls_version: [['tls-1-1', 'T3', 'speaks TLS 1.0 and 1.1 alone', { versions: ['TLSv1', 'TLSv1.1'] }]],
  tls_no_http1: [['alpn-h2', 'T3', 'speaks HTTP/2 alone', { alpn: ['h2'] }]],
  tls_client_certificate: [
    ['client-certificate', 'T1', 'demands a certificate of its visitors', { demandsCertificate: true }],
  ],
  tls_failed: [
    [
      'client-certificate-1-2',
      'T1',
      'demands a certificate of its visitors, in TLS 1.2',
      { demandsCertificate: true, versions: ['TLSv1.2', 'TLSv1.2'] },
    ],
    ['chain-1mb', 'T3', 'sends a chain of 1 MB', { certificate: 'chain-1mb' }],
  ],
};

// RFC 8446 §6.2, in the place of a ServerHello.
const ALERTS: readonly [name: string, code: number, cause: Behaviour['cause']][] = [
  ['handshake-failure', 40, 'tls_failed'],
  ['access-denied', 49, 'tls_failed'],
  ['protocol-version', 70, 'tls_version'],
  ['internal-error', 80, 'tls_failed'],
  ['unrecognized-name', 112, 'tls_unknown_name'],
  ['no-application-protocol', 120, 'tls_no_http1'],
  ['close-notify', 0, 'tls_cut'],
];

const greet =
  (bytes: string | Buffer): Talk =>
  (socket) =>
    socket.write(bytes);
const replyOnce =
  (then: (socket: Socket, wait: Line['wait']) => void): Talk =>
  (socket, wait) =>
    socket.once('data', () => then(socket, wait));

// A handshake record that promises more than ever comes.
const RECORD = Buffer.from('16030300400200003c0303', 'hex');

async function drip(socket: Socket, wait: Line['wait']): Promise<void> {
  socket.write(RECORD);
  for (let at = 0; at < 50 && socket.writable; at++) {
    socket.write('\0');
    await wait(60);
  }
}

const TALKS: readonly [name: string, fault: string, does: string, tcp: Talk, cause: Behaviour['cause']][] = [
  [
    'plain-http',
    'T2',
    'answers in plain HTTP',
    replyOnce((socket) => socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n')),
    'tls_not_tls',
  ],
  ['plain-http-first', 'T2', 'greets in plain HTTP', greet('HTTP/1.1 200 OK\r\n\r\n'), 'tls_not_tls'],
  [
    'plain-http-2',
    'T2',
    'greets with the frames of plain HTTP/2',
    greet('\0\0\x06\x04\0\0\0\0\0\0\x03\0\0\0\x64'),
    'tls_not_tls',
  ],
  ['ssh', 'T2', 'greets as SSH', greet('SSH-2.0-OpenSSH_9.2\r\n'), 'tls_not_tls'],
  ['smtp', 'T2', 'greets as a mail server', greet('220 mail.example ESMTP\r\n'), 'tls_not_tls'],
  ['xmpp', 'T2', 'greets as a chat server', greet('<?xml version="1.0"?><stream:stream>'), 'tls_not_tls'],
  ['echo', 'T2', 'says everything back', (socket) => void socket.pipe(socket), 'tls_failed'],
  ['handshake-silent', 'T3', 'hears the greeting of TLS and says nothing', () => undefined, 'tls_timeout'],
  [
    'handshake-drip',
    'T3',
    'answers the greeting of TLS byte by byte',
    replyOnce((socket, wait) => void drip(socket, wait)),
    'tls_timeout',
  ],
  [
    'handshake-half',
    'N5',
    'vanishes in the handshake',
    replyOnce((socket) => socket.write(RECORD)),
    'tls_timeout',
  ],
  [
    'handshake-cut',
    'T3',
    'closes the connection in the handshake',
    replyOnce((socket) => socket.end(RECORD)),
    'tls_cut',
  ],
  [
    'handshake-reset',
    'N1',
    'cuts the connection in the handshake',
    replyOnce((socket) => socket.resetAndDestroy()),
    'tls_cut',
  ],
  ['accept-close', 'N1', 'closes each connection at once', (socket) => socket.end(), 'tls_cut'],
  ['accept-reset', 'N1', 'cuts each connection at once', (socket) => socket.resetAndDestroy(), 'tls_cut'],
];

export const SECURE_HOSTS: readonly Behaviour[] = [
  ...Object.entries(CERTIFICATES).flatMap(([cause, rows]) =>
    rows.map(([name, fault, does, tls]): Behaviour => ({
      name: `secure-${name}`,
      faults: [fault],
      does,
      host: { tls },
      cause: cause as Behaviour['cause'],
    })),
  ),
  ...ALERTS.map(([name, code, cause]): Behaviour => ({
    name: `alert-${name}`,
    faults: ['T3'],
    does: `answers the greeting of TLS with the alert "${name.replaceAll('-', ' ')}"`,
    host: {
      tcp: replyOnce((socket) => socket.end(Buffer.from([0x15, 3, 3, 0, 2, code === 0 ? 1 : 2, code]))),
    },
    cause,
  })),
  ...TALKS.map(([name, fault, does, tcp, cause]): Behaviour => ({
    name: `tcp-${name}`,
    faults: [fault],
    does,
    host: { tcp },
    cause,
  })),
  {
    name: 'tcp-refused',
    faults: ['N1'],
    does: 'refuses connections',
    host: { isAbsent: true },
    cause: 'connect_refused',
  },
  {
    name: 'tcp-blackhole',
    faults: ['N1'],
    does: 'neither accepts nor refuses connections',
    host: { isBlackhole: true },
    cause: 'connect_timeout',
  },
];
