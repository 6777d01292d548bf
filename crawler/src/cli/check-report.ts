import {
  CAUSES,
  displayName,
  SEVERITIES,
  type Cause,
  type InstanceName,
  type Network,
  type Publication,
  type Verdict,
} from '@homeport/db';
import type { Asked, Timings } from '../net/fetcher.ts';
import type { Listing, PolicyEntry, Visit } from '../visit/visit.ts';
import { factRows, signalRows, tipRow } from './check-facts.ts';
import { grouped, paragraph, row } from './paragraph.ts';

/** A visit and what it means, as it is shown to the person who asked for it. */
export interface Checked {
  network: Network;
  domain: InstanceName;
  userAgent: string;
  verdict: Verdict;
  cause: Cause;
  visit: Visit;
}

/** Said before the first question: with a pause of a second between questions, a visit takes a while. */
export function greeting({ domain }: Pick<Checked, 'domain'>, userAgent: string): string {
  const shown = displayName(domain);
  const name = shown === domain ? domain : `${shown} (${domain})`;
  return [name, paragraph(`We present ourselves as ${userAgent}.`), ''].join('\n');
}

export function report(checked: Checked): string {
  const { visit } = checked;
  const parts = [
    questions(visit),
    timing(visit),
    judgement(checked),
    visit.facts && factRows(visit.facts),
    visit.tip && tipRow(visit.tip),
    visit.signals && signalRows(visit.signals),
    listRows(visit),
  ];
  return parts.filter((part) => part !== null && part !== '').join('\n\n');
}

export function jsonReport({ network, domain, userAgent, verdict, cause, visit }: Checked): string {
  const { stage, sentence } = CAUSES[cause];
  return JSON.stringify(
    { network, domain, name: displayName(domain), userAgent, verdict, cause, stage, sentence, visit },
    null,
    2,
  );
}

const PATH_MAX = 52;

function questions({ asked }: Visit): string {
  return asked
    .flatMap((line, at) => {
      const path = shortened(line.path);
      const ms = line.ms > 0 ? `${grouped(line.ms)} ms` : '';
      const told = `  ${line.method.padEnd(4)}  ${path.padEnd(PATH_MAX)} ${result(line).padEnd(9)} ${ms.padStart(8)}`;
      const why = line.left !== undefined && line.left !== asked[at - 1]?.left ? reasonFor(line.left) : null;
      return why === null ? [told.trimEnd()] : [told.trimEnd(), paragraph(why, 8)];
    })
    .join('\n');
}

// Its end tells one question from another, its beginning whose it is.
const HEAD_MAX = 16;

function shortened(path: string): string {
  if (path.length <= PATH_MAX) return path;
  return `${path.slice(0, HEAD_MAX)}…${path.slice(HEAD_MAX + 1 - PATH_MAX)}`;
}

// What was tried has a duration; what robots.txt or an earlier failure ruled out was never sent.
function result({ status, left, ms }: Asked): string {
  if (status !== undefined) return String(status);
  // Lines, datagrams and DNS have no status: what failed says so.
  if (left === undefined) return 'answered';
  return ms === 0 ? 'not asked' : 'no answer';
}

function reasonFor(left: string): string {
  if (left === 'crawl-delay') return 'robots.txt asks for a longer pause than a visit waits.';
  return isCause(left) ? CAUSES[left].sentence : left;
}

function isCause(word: string): word is Cause {
  return Object.hasOwn(CAUSES, word);
}

function timing({ address, timings, totalMs }: Visit): string | null {
  if (address === null) return null;
  const phases: [string, keyof Timings][] = [
    ['resolve', 'resolveMs'],
    ['connect', 'connectMs'],
    ['TLS', 'tlsMs'],
    ['first byte', 'firstByteMs'],
  ];
  const told = phases.flatMap(([name, phase]) => {
    const ms = timings[phase];
    return ms === null ? [] : [`${name} ${grouped(Math.round(ms))} ms`];
  });
  return [
    row('address', address),
    told.length === 0 ? null : row('timing', told.join(', ')),
    row('visit', `${(totalMs / 1000).toFixed(1)} s, pauses between the questions included`),
  ]
    .filter((line) => line !== null)
    .join('\n');
}

// What a person can make of a cause that is no fault.
const HINTS: Partial<Record<Cause, string>> = {
  robots_disallowed: 'To be listed, its operator may allow the path above to the user agent Homeport.',
};

const NOT_FOUND: Readonly<Record<Network, string>> = {
  fediverse: 'Perhaps it is no server of the Fediverse.',
  matrix: 'Perhaps it is no homeserver of Matrix.',
  lbry: 'Perhaps it is no hub of LBRY.',
};

function judgement({ network, verdict, cause, visit: { failure, pausedMs } }: Checked): string {
  const more = [
    cause === 'http_not_found' ? NOT_FOUND[network] : HINTS[cause],
    failure?.movedTo !== undefined && `It says that it moved to ${failure.movedTo}.`,
    pausedMs !== null &&
      `It asks for a pause of ${seconds(pausedMs)} before the next question, so the rest is left for later.`,
    failure?.retryAfterMs !== undefined && `It asks to be spared for ${seconds(failure.retryAfterMs)}.`,
  ].filter(Boolean);
  const told = row('verdict', [`${verdict.toUpperCase()}. ${CAUSES[cause].sentence}`, ...more].join(' '));
  const detail = failure?.movedTo === undefined ? failure?.detail : undefined;
  return detail === undefined ? told : `${told}\n${row('detail', detail)}`;
}

const PUBLICATIONS: Readonly<Record<Publication, string>> = {
  published: 'published',
  closed: 'not published: the operator keeps the door shut',
  robots: 'left alone: robots.txt asks us not to read it',
  unsupported: 'this software publishes none that we read',
  failed: 'could not be read this time',
};

function listRows({ peers, policy }: Visit): string {
  return [
    peers && row('peers', listed(peers, '')),
    policy && row('policy', listed(policy, severities(policy.entries))),
  ]
    .filter((line) => line !== null)
    .join('\n');
}

function listed(list: Listing<unknown>, more: string): string {
  if (list.publication !== 'published') return PUBLICATIONS[list.publication];
  const told = `${grouped(list.entries.length)} published${more === '' ? '' : `: ${more}`}`;
  const notes = [
    list.isPartial ? 'incomplete' : '',
    list.refused > 0 ? `${grouped(list.refused)} left out for not being a host name` : '',
  ].filter(Boolean);
  return notes.length === 0 ? told : `${told} (${notes.join('; ')})`;
}

function severities(entries: readonly PolicyEntry[]): string {
  return SEVERITIES.flatMap((severity) => {
    const count = entries.filter((entry) => entry.severity === severity).length;
    return count === 0 ? [] : [`${grouped(count)} ${severity}`];
  }).join(', ');
}

function seconds(ms: number): string {
  return `${grouped(ms / 1000)} s`;
}
