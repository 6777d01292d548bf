import {
  NETWORKS,
  parseDomain,
  parseInstanceName,
  type InstanceName,
  type NameRefusal,
  type Network,
} from '@homeport/db';
import { parseArgs } from 'node:util';
import { UsageError } from './command.ts';

export interface CheckOptions {
  network: Network;
  domain: InstanceName;
  isJson: boolean;
}

const USAGE = `Say which server: npm run check -- example.org [--network ${NETWORKS.join('|')}] [--json]`;

/** Why a name is none, as a sentence goes on. */
export const REFUSALS: Readonly<Record<NameRefusal, string>> = {
  empty: 'it is empty',
  'not-a-name': 'a host name has letters, digits, hyphens and dots',
  'ip-address': 'an instance is known by its name, not by an address',
  'single-label': 'a host name has at least one dot, such as example.org',
  'special-use': 'names of this ending exist on no public network',
  'overlay-network': 'names of this ending are of another network, which the internet does not reach',
  'public-suffix': 'this is an ending under which others have their names',
  'too-long': 'a host name has at most 253 characters',
  port: 'names of the Fediverse have no port, and elsewhere it is a number from 1 to 65535',
};

/** Reads the command line; throws a `UsageError` with one sentence that helps. */
export function readCheckOptions(args: readonly string[]): CheckOptions {
  const { positionals, values } = parsed(args);
  const [name, ...more] = positionals;
  if (name === undefined) throw new UsageError(USAGE);
  if (more.length > 0) throw new UsageError(`One server at a time, please: ${positionals.join(', ')}.`);
  const network = readNetwork(values.network ?? 'fediverse');
  return { network, domain: readName(network, name), isJson: values.json ?? false };
}

function parsed(args: readonly string[]) {
  try {
    const options = { network: { type: 'string' }, json: { type: 'boolean' } } as const;
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    const [sentence = ''] = error instanceof Error ? error.message.split('. ') : [];
    throw new UsageError(`${sentence.replace(/\.$/, '')}. ${USAGE}`);
  }
}

function readNetwork(text: string): Network {
  const network = NETWORKS.find((one) => one === text.toLowerCase());
  if (network) return network;
  throw new UsageError(`${quoted(text)} is no network. The networks are ${NETWORKS.join(', ')}.`);
}

function readName(network: Network, text: string): InstanceName {
  const name = parseInstanceName(network, text);
  if (name.ok) return name.name;
  const meant = nameWithin(text);
  throw new UsageError(
    meant === null
      ? `${quoted(text)} is no host name: ${REFUSALS[name.reason]}.`
      : `${quoted(text)} is more than a host name. Did you mean: npm run check -- ${meant}${option(network)}`,
  );
}

function option(network: Network): string {
  return network === 'fediverse' ? '' : ` --network ${network}`;
}

/** The host in a pasted address or in an account's name. */
function nameWithin(text: string): string | null {
  const afterAt = /^@?[^@/:]+@([^@/:]+)$/.exec(text)?.[1];
  const whole = /^https?:\/\//i.test(text) ? text : `https://${afterAt ?? text}`;
  const host = URL.parse(whole)?.hostname ?? '';
  return parseDomain(host).ok ? host : null;
}

/** A stranger's words within ours. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}
