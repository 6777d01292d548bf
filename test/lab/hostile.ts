import { gzipSync } from 'node:zlib';
import { once } from './once.ts';
import type { LabReply, LabRequest } from './net/host.ts';
import { redirect, text } from './software/shape.ts';

/** Hosts that answer with the intent, or the effect, of harming whoever asks. They are `well` otherwise. */
export const HOSTILITIES = [
  'tarpit',
  'drip',
  'garbage',
  'bomb',
  'redirect-loop',
  'endless-headers',
  'huge',
] as const;
export type Hostility = (typeof HOSTILITIES)[number];

// Longer than any patient client waits.
const TARPIT_MS = 120_000;
const HUGE_BYTES = 4 << 20;

// 64 MiB of spaces in 64 KB, made once, when the first host is asked for it.
const bomb = once(() => gzipSync(Buffer.alloc(64 << 20, ' ')));

export function answerHostile(hostility: Hostility, { query }: LabRequest): LabReply {
  switch (hostility) {
    case 'tarpit':
      return { ...text('too late'), delayMs: TARPIT_MS };
    case 'drip':
    case 'garbage':
    case 'endless-headers':
      return { ...text(''), wire: hostility };
    case 'bomb': {
      const headers = [
        ['Content-Type', 'application/json'],
        ['Content-Encoding', 'gzip'],
      ] as const;
      return { status: 200, headers, body: bomb() };
    }
    case 'redirect-loop': {
      const turn = Number(query.get('turn') ?? 0) + 1;
      return redirect(302, `/round-and-round?turn=${String(turn)}`);
    }
    case 'huge':
      return text('{"links":['.padEnd(HUGE_BYTES, '0'), 'application/json');
  }
}
