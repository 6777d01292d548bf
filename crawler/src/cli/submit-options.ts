import { NETWORKS, parseInstanceName, type InstanceName, type Network } from '@homeport/db';
import { parseArgs } from 'node:util';
import { quoted, REFUSALS } from './check-options.ts';
import { UsageError } from './command.ts';

export interface SubmitOptions {
  network: Network;
  /** Names, files of names, or "-" for what comes in. */
  words: string[];
}

const USAGE = `Say which servers: npm run submit -- [--network ${NETWORKS.join('|')}] <names, a file of names, or - for what comes in>`;

/** Reads the command line; throws a `UsageError` with one sentence that helps. */
export function readSubmitOptions(args: readonly string[]): SubmitOptions {
  const { positionals, values } = parsed(args);
  if (positionals.length === 0) throw new UsageError(USAGE);
  const text = values.network ?? 'fediverse';
  const network = NETWORKS.find((one) => one === text.toLowerCase());
  if (!network) {
    throw new UsageError(`${quoted(text)} is no network. The networks are ${NETWORKS.join(', ')}.`);
  }
  return { network, words: positionals };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: { network: { type: 'string' } },
      allowPositionals: true,
    });
  } catch (error) {
    const [sentence = ''] = error instanceof Error ? error.message.split('. ') : [];
    throw new UsageError(`${sentence.replace(/\.$/, '')}. ${USAGE}`);
  }
}

/** A text with names in it, one a line. */
export interface Source {
  /** The file's name, "standard input", or null for a name that was typed. */
  from: string | null;
  text: string;
}

export interface Submitted {
  /** Each once, as it is known here. */
  names: InstanceName[];
  /** A sentence for each line that is no name. */
  refused: string[];
}

/** Finds the names in the texts. Empty lines, and what stands behind a `#`, are notes for people. */
export function readNames(network: Network, sources: readonly Source[]): Submitted {
  const names = new Set<InstanceName>();
  const refused: string[] = [];
  for (const { from, text } of sources) {
    for (const [index, line] of text
      .replace(/^\ufeff/u, '')
      .split(/\r\n?|\n/u)
      .entries()) {
      const word = line.replace(/(?:^|\s)#.*$/u, '').trim();
      if (word === '') continue;
      const name = parseInstanceName(network, word);
      const where = from === null ? '' : `${from}, line ${index + 1}: `;
      if (name.ok) names.add(name.name);
      else refused.push(`${where}${quoted(word)}: ${REFUSALS[name.reason]}`);
    }
  }
  return { names: [...names], refused };
}
