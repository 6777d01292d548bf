import { isDeepStrictEqual } from 'node:util';
import type { Network } from '@homeport/db';
import { NOT_PUBLISHED, type Cells } from './cells.ts';
import { COLUMNS } from './columns.ts';

export interface TableRow extends Cells {
  network: Network;
  name: string;
  version: string;
}

const TITLES: Readonly<Record<Network, string>> = {
  fediverse: 'Fediverse',
  matrix: 'Matrix: homeservers, and the ways in which a name leads to one',
  lbry: 'LBRY: hubs',
};

const INTRODUCTION = `# What is read of which software

Homeport crawls a server of each software and network below in its lab, where the truth is known, and its record is
held against that truth, cell by cell. The integration spec \`table.spec.ts\` does this, and writes this page.

- \`=\`: the server publishes it, and the record has exactly what the server has.
- \`–\`: not published. Strangers can't learn it from the software's public answers, or what stands there is a constant
  that means nothing (then the record marks it as a placeholder); the record has nothing, and the site says "not
  published". We don't guess.
- \`≠\`: the record has something else. There should be none of these.

"Severities" and "reasons" belong to the policy: how hard a server treats those it has a rule about, in its own word as
well, and why. Where a row says no more than the software's name, its operator shows all that can be shown; other rows
are older releases and other settings, which publish less or otherwise. A software that Homeport has no file for (such
as gancio or mitra) is read by its NodeInfo alone.
`;

/** The page of the documentation, from what was crawled. */
export function pageOf(rows: readonly TableRow[]): string {
  const networks = Object.keys(TITLES) as Network[];
  const tables = networks.map((network) =>
    tableOf(
      network,
      rows.filter((row) => row.network === network),
    ),
  );
  return [INTRODUCTION, ...tables].join('\n');
}

function tableOf(network: Network, rows: readonly TableRow[]): string {
  const heads = COLUMNS[network].map(({ name }) => name);
  const lines = rows.map(({ name, version, told, read }) => {
    const cells = heads.map((head) => symbolOf(told[head], read[head]));
    return lineOf([headOf(name, version), ...cells]);
  });
  const rule = lineOf(['---', ...heads.map(() => ':-:')]);
  return `## ${TITLES[network]}\n\n${[lineOf(['', ...heads]), rule, ...lines].join('\n')}\n`;
}

/** Name and version, once: `lemmy 0.16` of 0.16.7 is `lemmy 0.16.7`. */
function headOf(name: string, version: string): string {
  const words = name.split(' ').filter((word) => !/^\d/.test(word) || !version.startsWith(word));
  const [software = '', ...more] = words;
  return [software, version, ...more].join(' ');
}

function lineOf(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function symbolOf(told: unknown, read: unknown): string {
  if (!isDeepStrictEqual(told, read)) return '≠';
  return told === NOT_PUBLISHED ? '–' : '=';
}
