import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';

// A listener whose thread sleeps: the kernel queues as many connections as it was told, and drops what comes after.
const SLEEPER = `
  const { createServer } = require('node:net');
  const { parentPort, workerData } = require('node:worker_threads');
  createServer().listen({ ...workerData, backlog: 1 }, () => {
    parentPort.postMessage('listening');
    setImmediate(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0));
  });
`;
const FILLERS = 6;

/** An address that lets nobody in and sends nobody away. */
export async function digBlackhole(host: string, port: number): Promise<() => Promise<void>> {
  const worker = new Worker(SLEEPER, { eval: true, workerData: { host, port } });
  await once(worker, 'message');
  await sleep(50);
  const fillers: Socket[] = [];
  for (let at = 0; at < FILLERS; at++) {
    const socket = connect({ host, port });
    socket.on('error', () => undefined);
    fillers.push(socket);
    await sleep(10);
  }
  return async () => {
    for (const socket of fillers) socket.destroy();
    await worker.terminate();
  };
}
