import type { Network } from '@homeport/db';
import type { Field } from '../../lab/kind.ts';
import type { Answers } from '../../lab/timeline.ts';
import type { LbryTruth, MatrixTruth, Truth } from '../../lab/truth.ts';
import type { Stored } from './stored.ts';

/** One thing that a directory wants to know: what is so, and what the record says. */
export interface Column {
  /** At the head of the table. */
  name: string;
  /** Whether the instance publishes it at all. */
  isPublished: (truth: Truth) => boolean;
  told: (truth: Truth, answers: Answers) => unknown;
  read: (stored: Stored) => unknown;
}

function column(name: string, field: Field, { told, read }: Pick<Column, 'told' | 'read'>): Column {
  return { name, isPublished: ({ kind }) => !kind.unpublished.includes(field), told, read };
}

const SOFTWARE: Column = {
  name: 'software',
  isPublished: () => true,
  told: (_, { software }) => software,
  read: ({ software }) => software,
};

const VERSION = column('version', 'version', {
  told: (_, { version }) => version,
  read: ({ version }) => version,
});

const DESCRIPTION = column('description', 'description', {
  told: (_, { description }) => description,
  read: ({ description }) => description,
});

const REGISTRATION = column('registration', 'registration', {
  told: (_, { registration }) => registration,
  read: ({ registration }) => registration,
});

const CONTACT = column('contact', 'contact', {
  told: ({ contact }) => contact,
  read: ({ contact_url }) => contact_url,
});

const PEERS: Column = {
  name: 'peers',
  isPublished: ({ peersPublication }) => peersPublication === 'published',
  told: (_, { peers }) => (peers ?? []).toSorted(),
  read: ({ peers }) => peers,
};

const hasPolicies = ({ policyPublication }: Truth) => policyPublication === 'published';

// An obfuscated name stands twice where two names look alike behind their stars, so lists it is, not sets.
const POLICIES: readonly Column[] = [
  {
    name: 'policy: targets',
    isPublished: hasPolicies,
    told: (_, { policies }) => (policies ?? []).map(({ target }) => target).sort(),
    read: ({ policies }) => policies.map(({ target }) => target).sort(),
  },
  {
    name: 'severities',
    isPublished: hasPolicies,
    told: (_, { policies }) => (policies ?? []).map(graded).sort(),
    read: ({ policies }) => policies.map(graded).sort(),
  },
  {
    name: 'reasons',
    isPublished: (truth) => hasPolicies(truth) && truth.kind.reasons,
    told: (_, { policies }) => (policies ?? []).flatMap(withReason).sort(),
    read: ({ policies }) => policies.flatMap(withReason).sort(),
  },
];

// With the software's own word for it, from which the severity is drawn.
function graded({ target, severity, rule }: { target: string; severity: string; rule: string }): string {
  return `${severity} (${rule}) ${target}`;
}

function withReason({ target, reason }: { target: string; reason: string | null }): string[] {
  return reason === null ? [] : [`${target}: ${reason}`];
}

const FEDIVERSE: readonly Column[] = [
  SOFTWARE,
  VERSION,
  column('title', 'title', { told: (_, { title }) => title, read: ({ title }) => title }),
  DESCRIPTION,
  column('languages', 'languages', {
    told: (_, { languages }) => languages,
    read: ({ languages }) => languages,
  }),
  column('rules', 'rules', { told: (_, { rules }) => rules, read: ({ rules }) => rules }),
  REGISTRATION,
  CONTACT,
  column('users', 'usersTotal', {
    told: (_, { usage }) => usage.usersTotal,
    read: ({ users_total }) => users_total,
  }),
  column('active: month', 'usersActiveMonth', {
    told: (_, { usage }) => usage.usersActiveMonth,
    read: ({ users_active_month }) => users_active_month,
  }),
  column('half-year', 'usersActiveHalfyear', {
    told: (_, { usage }) => usage.usersActiveHalfyear,
    read: ({ users_active_halfyear }) => users_active_halfyear,
  }),
  column('posts', 'postsTotal', {
    told: (_, { usage }) => usage.postsTotal,
    read: ({ posts_total }) => posts_total,
  }),
  column('federation', 'federation', {
    told: ({ federation }) => federation,
    read: ({ federation }) => federation,
  }),
  PEERS,
  ...POLICIES,
];

function ofMatrix({ ofNetwork }: Truth): MatrixTruth | null {
  return ofNetwork?.network === 'matrix' ? ofNetwork : null;
}

function ofLbry({ ofNetwork }: Truth): LbryTruth | null {
  return ofNetwork?.network === 'lbry' ? ofNetwork : null;
}

const MATRIX: readonly Column[] = [
  SOFTWARE,
  VERSION,
  column('delegation', 'delegation', {
    told: (truth) => ofMatrix(truth)?.delegation,
    read: ({ network_facts }) => network_facts?.['delegation'],
  }),
  column('keys', 'keyIds', {
    told: (truth) => ofMatrix(truth)?.keyIds,
    read: ({ network_facts }) => network_facts?.['keyIds'],
  }),
  column('valid until', 'keysValidUntil', {
    told: (truth) => new Date(ofMatrix(truth)?.keysValidUntil ?? NaN).toJSON(),
    read: ({ network_facts }) => network_facts?.['keysValidUntil'],
  }),
  column('rooms', 'roomsPublic', {
    told: (truth) => ofMatrix(truth)?.roomsPublic,
    read: ({ network_facts }) => network_facts?.['roomsPublic'],
  }),
  column('client version', 'clientVersion', {
    told: (truth) => ofMatrix(truth)?.clientVersion,
    read: ({ network_facts }) => network_facts?.['clientVersion'],
  }),
  column('login flows', 'loginFlows', {
    told: (truth) => ofMatrix(truth)?.loginFlows,
    read: ({ network_facts }) => network_facts?.['loginFlows'],
  }),
  REGISTRATION,
  CONTACT,
  PEERS,
];

const LBRY: readonly Column[] = [
  SOFTWARE,
  VERSION,
  DESCRIPTION,
  column('height', 'height', {
    told: (truth) => ofLbry(truth)?.height,
    read: ({ chain_height }) => chain_height,
  }),
  column('tip', 'tipHash', { told: (truth) => ofLbry(truth)?.tipHash, read: ({ chain_tip }) => chain_tip }),
  column('lag', 'lag', { told: (truth) => ofLbry(truth)?.lag, read: ({ chain_lag }) => chain_lag }),
  column('country', 'country', {
    told: (truth) => ofLbry(truth)?.country,
    read: ({ network_facts }) => network_facts?.['country'],
  }),
  column('accepting', 'isAccepting', {
    told: (truth) => ofLbry(truth)?.isAccepting,
    read: ({ network_facts }) => network_facts?.['isAccepting'],
  }),
  column('protocol', 'protocolMin', {
    told: (truth) => [ofLbry(truth)?.protocolMin, ofLbry(truth)?.protocolMax],
    read: ({ network_facts }) => [network_facts?.['protocolMin'], network_facts?.['protocolMax']],
  }),
  column('fee', 'dailyFee', {
    told: (truth) => ofLbry(truth)?.dailyFee,
    read: ({ network_facts }) => network_facts?.['dailyFee'],
  }),
  PEERS,
];

export const COLUMNS: Readonly<Record<Network, readonly Column[]>> = {
  fediverse: FEDIVERSE,
  matrix: MATRIX,
  lbry: LBRY,
};
