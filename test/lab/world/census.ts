import { readFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import type { Profile } from './world.ts';

interface Node {
  name: string;
  host: string;
  country: string | null;
  platform: string;
}

/** A real list of hosts: names, softwares and countries are taken from it, and nobody is ill. */
export async function planCensus(file: string, limit = Infinity): Promise<Profile[]> {
  const nodes = parseCensus(JSON.parse(await readFile(file, 'utf8')));
  const byDomain = new Map(nodes.map((node) => [node.host, node]));
  return [...byDomain.values()].slice(0, limit).map(({ name, host, country, platform }) => {
    const [network = '', matrixServer] = platform.split('|');
    return {
      domain: host,
      title: name,
      software: matrixServer ?? (network === 'hometown' ? 'hometown' : network.replaceAll(' ', '-')),
      network: matrixServer === undefined ? 'fediverse' : 'matrix',
      country,
      group: host.split('.').slice(-2).join('.'),
      condition: 'well',
    };
  });
}

function parseCensus(census: unknown): Node[] {
  const nodes = field(field(census, 'data'), 'nodes');
  if (!Array.isArray(nodes)) throw new Error('the census has no list at data.nodes');
  return nodes.flatMap((node: unknown) => {
    const host = text(field(node, 'host')).toLowerCase().replace(/:\d+$/, '').replace(/\.$/, '');
    if (host === '' || isIP(host) !== 0) return [];
    const country = text(field(node, 'countryCode'));
    const platform = text(field(field(node, 'platform'), 'name'));
    return [{ name: text(field(node, 'name')), host, country: country === '' ? null : country, platform }];
  });
}

function field(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
