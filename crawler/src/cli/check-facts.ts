import { SIGNALS, type Doubt } from '@homeport/db';
import type { CountName, Facts, LbryFacts, Mark, MatrixFacts, Signal, Tip, Usage } from '../visit/visit.ts';
import { grouped, row } from './paragraph.ts';

export const NOT_PUBLISHED = 'not published';

/** What a server says of itself, a line each; what its network doesn't have is left out. */
export function factRows(facts: Facts): string {
  const { ofNetwork } = facts;
  return [
    row('title', facts.title ?? NOT_PUBLISHED),
    row('software', `${facts.software} ${facts.version}`.trim()),
    ...(ofNetwork?.network === 'lbry' ? [] : communityRows(facts)),
    ...(ofNetwork ? networkRows(ofNetwork) : []),
    ...(facts.isPrivate ? [row('listing', 'The server asks not to be listed.')] : []),
  ].join('\n');
}

function communityRows(facts: Facts): string[] {
  return [
    row('registration', registration(facts)),
    ...(facts.ofNetwork
      ? []
      : [row('users', users(facts.usage)), row('posts', counted(facts.usage, 'postsTotal'))]),
    ...(facts.federation === null ? [] : [row('federation', FEDERATIONS[facts.federation])]),
    ...(facts.contactUrl === null ? [] : [row('contact', facts.contactUrl)]),
    ...(facts.ofNetwork
      ? []
      : [
          row('languages', facts.languages.join(', ') || NOT_PUBLISHED),
          row('rules', facts.rules.length === 0 ? NOT_PUBLISHED : String(facts.rules.length)),
        ]),
  ];
}

const FEDERATIONS = {
  open: 'with everybody it does not block',
  allow_list: 'with chosen servers only',
  none: 'with nobody',
} as const;

function registration({ registration: mode, registrationSource: source }: Facts): string {
  if (mode === null) return NOT_PUBLISHED;
  return source === null ? mode : `${mode} (${source === 'nodeinfo' ? 'NodeInfo' : source})`;
}

const DOUBTS: Readonly<Record<Doubt, string>> = {
  absurd: 'more than any server has',
  contradiction: 'the numbers contradict each other',
  jump: 'it has jumped lately',
  frozen: 'it has not moved for a month',
  random: 'it wanders from day to day',
};

const WHAT: Readonly<Record<Exclude<CountName, 'postsTotal'>, string>> = {
  usersTotal: 'in all',
  usersActiveMonth: 'active in a month',
  usersActiveHalfyear: 'in six',
};

function users(usage: Usage): string {
  const names = ['usersTotal', 'usersActiveMonth', 'usersActiveHalfyear'] as const;
  const known = names.filter((name) => usage[name] !== null);
  if (known.length > 0) {
    return known.map((name) => `${told(usage, name)} ${WHAT[name]}${note(usage.marks[name])}`).join(', ');
  }
  return `${NOT_PUBLISHED}${note(usage.marks.usersTotal)}`;
}

function counted(usage: Usage, name: CountName): string {
  return `${told(usage, name)}${note(usage.marks[name])}`;
}

function told(usage: Usage, name: CountName): string {
  const value = usage[name];
  return value === null ? NOT_PUBLISHED : grouped(value);
}

function note(mark: Mark | null): string {
  switch (mark?.quality) {
    case undefined:
    case 'declared':
      return '';
    case 'hidden':
      return ' (the server hides it)';
    case 'placeholder':
      return ' (a placeholder that counts nothing)';
    case 'implausible':
      return mark.doubt ? ` (implausible: ${DOUBTS[mark.doubt]})` : ' (implausible)';
  }
}

function networkRows(facts: MatrixFacts | LbryFacts): string[] {
  return facts.network === 'matrix' ? matrixRows(facts) : lbryRows(facts);
}

function matrixRows(facts: MatrixFacts): string[] {
  const { delegation, endpoints, keysValidUntil, keyIds } = facts;
  const until =
    keysValidUntil === null ? '' : `, valid until ${keysValidUntil.slice(0, 16).replace('T', ' ')} UTC`;
  return [
    row(
      'delegation',
      delegation === null ? 'none: at its own name' : `to ${delegation.to} (${delegation.by})`,
    ),
    ...endpoints.map(({ address, port, failure }) =>
      row('endpoint', `${address} port ${port}: ${failure ?? 'answers as it should'}`),
    ),
    row('keys', keyIds.length === 0 ? NOT_PUBLISHED : `${keyIds.join(', ')}${until}`),
    row('clients', [facts.clientUrl, facts.clientVersion].filter(Boolean).join(', ') || NOT_PUBLISHED),
    row('log in by', facts.loginFlows.join(', ') || NOT_PUBLISHED),
    row('public rooms', facts.roomsPublic === null ? NOT_PUBLISHED : grouped(facts.roomsPublic)),
  ];
}

function lbryRows(facts: LbryFacts): string[] {
  return [
    row('accepting', facts.isAccepting ? 'new clients are welcome' : 'no new clients'),
    row('country', facts.country ?? NOT_PUBLISHED),
    row('protocol', [facts.protocolMin, facts.protocolMax].filter(Boolean).join(' to ') || NOT_PUBLISHED),
    row('daily fee', facts.dailyFee === null ? NOT_PUBLISHED : `${facts.dailyFee} LBC`),
  ];
}

/** The newest block of a hub. */
export function tipRow({ height, hash }: Tip): string {
  return row('newest block', hash === null ? grouped(height) : `${grouped(height)} (${hash.slice(0, 16)}…)`);
}

/** What the operator said about being read, and what we make of it. */
export function signalRows(signals: readonly Signal[]): string {
  return signals
    .map(({ kind, source, value }) => {
      const said = value === '' ? source : `${source}: ${value}`;
      return row('consent', `${SIGNALS[kind].sentence} (${said})`);
    })
    .join('\n');
}
