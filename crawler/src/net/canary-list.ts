import { isIP } from 'node:net';
import type { Canary } from './canary.ts';
import { ROOT_SERVERS } from './root-servers.ts';

const DNS_PORT = 53;

/** Reads `192.0.2.1 192.0.2.2:5353 [2001:db8::1]:53`; `off` and nothing mean nobody, no text the root servers. */
export function readCanaries(text: string | undefined, faults: string[]): readonly Canary[] {
  if (text === undefined) return ROOT_SERVERS;
  const words = text.split(/[\s,]+/).filter(Boolean);
  if (words.length === 1 && words[0] === 'off') return [];
  return words.flatMap((word) => {
    const canary = canaryOf(word);
    if (!canary) faults.push(`CANARIES contains ${JSON.stringify(word)}, which is no address:port`);
    return canary ? [canary] : [];
  });
}

function canaryOf(word: string): Canary | null {
  if (isIP(word) !== 0) return { address: word, port: DNS_PORT };
  const [, six, four, digits] = /^(?:\[([^\]]+)\]|([\d.]+)):(\d{1,5})$/.exec(word) ?? [];
  const address = six ?? four ?? '';
  const port = Number(digits);
  const isFit = isIP(address) === (six === undefined ? 4 : 6) && port > 0 && port < 65_536;
  return isFit ? { address, port } : null;
}
