import type {
  Discovery,
  Doubt,
  Effect,
  Federation,
  Health,
  Network,
  Publication,
  Registration,
  Severity,
  State,
  UsageQuality,
  Verdict,
  VisitKind,
} from '@homeport/api/contract';

// The closed lists of the contract in the reader's words. Each is total by type: a new word asks for its text.

export const NETWORK_NAMES: Readonly<Record<Network, string>> = {
  fediverse: 'Fediverse',
  matrix: 'Matrix',
  lbry: 'LBRY',
};

export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  up: 'Up',
  degraded: 'Up, with trouble',
  down: 'Down',
  unknown: 'Not measurable',
};

export const REGISTRATION_WORDS: Readonly<Record<Registration, string>> = {
  open: 'Open to everybody',
  approval: 'On request',
  invite: 'By invitation',
  closed: 'Closed',
};

export const SEVERITY_WORDS: Readonly<Record<Severity, string>> = {
  suspend: 'Blocked',
  silence: 'Limited',
  media: 'Media rejected',
  other: 'Other rule',
  allow: 'Allowed',
};

export const PUBLICATION_LINES: Readonly<Record<Publication, string>> = {
  published: 'It publishes its list.',
  closed: 'Its operator does not publish this list.',
  robots: 'Its robots.txt asks us not to read this list.',
  unsupported: 'Its software has no public list.',
  failed: 'The list could not be read at the last try.',
};

export const DISCOVERY_LINES: Readonly<Record<Discovery, string>> = {
  seed: 'It stands in the list that the crawl starts from.',
  peer: 'Another instance named it among its peers.',
  submitted: 'Somebody suggested it.',
};

export const QUALITY_LINES: Readonly<Record<UsageQuality, string>> = {
  declared: 'As the instance states it.',
  hidden: 'The instance hides its use.',
  implausible: 'The stated number is implausible; it is not counted in totals.',
  placeholder: 'The software states a constant that means nothing; it is not counted in totals.',
};

export const DOUBT_LINES: Readonly<Record<Doubt, string>> = {
  absurd: 'More than any server has; not counted in totals.',
  contradiction: 'The stated numbers contradict each other; not counted in totals.',
  jump: 'It has lately jumped to this; not counted in totals until it lasts.',
  frozen: 'It has not moved for a month; not counted in totals.',
  random: 'It wanders from day to day; not counted in totals.',
};

export const FEDERATION_LINES: Readonly<Record<Federation, string>> = {
  open: 'With everybody it does not block',
  allow_list: 'With chosen servers only',
  none: 'With nobody',
};

export const EFFECT_WORDS: Readonly<Record<Effect, string>> = {
  left_alone: 'Left alone',
  listed_minimally: 'Listed by name and state alone',
  not_counted: 'Not counted',
  slowed: 'Asked more slowly',
  noted: 'Noted',
};

export const VISIT_WORDS: Readonly<Record<VisitKind, string>> = {
  liveness: 'Is it there?',
  details: 'What is it?',
  peers: 'Whom does it know?',
  policy: 'Whom does it block?',
  check: 'Asked for by an operator',
};

export type Condition = Verdict | 'withheld' | 'moved' | 'dead' | 'new';

/** What a reader is told about an instance: its life says more than its last verdict. */
export function conditionOf(instance: { state: State; health: Pick<Health, 'verdict'> }): Condition {
  const { state, health } = instance;
  if (state === 'withheld' || state === 'moved' || state === 'dead') return state;
  return health.verdict ?? 'new';
}
