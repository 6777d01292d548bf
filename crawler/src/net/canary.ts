import { randomInt } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { connect, isIPv6 } from 'node:net';

/** A DNS server of somebody else's network, asked for nothing but a sign that the line between us works. */
export interface Canary {
  /** A literal: a name would test the resolver as well. */
  address: string;
  port: number;
}

/** `repeated`: the first datagram or its answer was lost on the way, a second try was answered. */
export type CanaryAnswer = 'answered' | 'repeated' | 'silent';

// RFC 1035 §4.1: an empty set of flags (nobody shall look further for us), one question: the NS records of the
// root, which every server of the root has at hand and any other refuses in one small answer.
const QUESTION = Buffer.from('0000000000010000000000000000020001', 'hex');
const HEADER_BYTES = 12;
const IS_RESPONSE = 0x80;

/**
 * Asks one canary over UDP, and once more over TCP where no answer came: some networks carry only one of both.
 * Each try has `deadlineMs`. Never throws: silence is what is looked for.
 */
export async function askCanary(canary: Canary, deadlineMs: number): Promise<CanaryAnswer> {
  if (await within(deadlineMs, (done) => askOverUdp(canary, done))) return 'answered';
  return (await within(deadlineMs, (done) => askOverTcp(canary, done))) ? 'repeated' : 'silent';
}

/** Tells `done` whether an answer came; returns how to stop waiting for it. */
type Try = (done: (isAnswered: boolean) => void) => () => void;

function within(deadlineMs: number, attempt: Try): Promise<boolean> {
  return new Promise((resolve) => {
    const settle = (isAnswered: boolean): void => {
      clearTimeout(timer);
      stop();
      resolve(isAnswered);
    };
    const timer = setTimeout(() => {
      settle(false);
    }, deadlineMs);
    const stop = attempt(settle);
  });
}

function askOverUdp({ address, port }: Canary, done: (isAnswered: boolean) => void): () => void {
  const question = questionOf();
  const socket = createSocket(isIPv6(address) ? 'udp6' : 'udp4');
  let isOpen = true;
  const silent = (): void => {
    done(false);
  };
  socket.on('error', silent);
  socket.on('message', (reply) => {
    if (isReply(reply, question)) done(true);
  });
  // Bound to the other side: the system drops what comes from elsewhere, and tells of a port where nobody listens.
  socket.connect(port, address, (error?: Error) => {
    if (!isOpen) return;
    if (error) silent();
    else socket.send(question);
  });
  return () => {
    if (isOpen) socket.close();
    isOpen = false;
  };
}

function askOverTcp({ address, port }: Canary, done: (isAnswered: boolean) => void): () => void {
  const question = questionOf();
  const length = Buffer.alloc(2);
  length.writeUInt16BE(question.length);
  const socket = connect({ host: address, port, autoSelectFamily: false, noDelay: true });
  let received = Buffer.alloc(0);
  const silent = (): void => {
    done(false);
  };
  // RFC 1035 §4.2.2: over TCP each message has its length before it.
  socket.once('connect', () => socket.write(Buffer.concat([length, question])));
  socket.on('data', (chunk) => {
    received = Buffer.concat([received, chunk]);
    if (received.length >= 2 + HEADER_BYTES) done(isReply(received.subarray(2), question));
  });
  // Stays for the life of the socket: an error nobody listens to would end the process.
  socket.on('error', silent);
  socket.once('close', silent);
  return () => {
    socket.destroy();
  };
}

// With an id of its own, so that nothing but the answer to this question is taken for one.
function questionOf(): Buffer {
  const question = Buffer.from(QUESTION);
  question.writeUInt16BE(randomInt(0x1_0000));
  return question;
}

/** What it says doesn't matter: a refusal has come over the line as well as an answer. */
function isReply(reply: Buffer, question: Buffer): boolean {
  if (reply.length < HEADER_BYTES || reply.readUInt16BE() !== question.readUInt16BE()) return false;
  return ((reply[2] ?? 0) & IS_RESPONSE) !== 0;
}
