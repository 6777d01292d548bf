import { createHash } from 'node:crypto';
import type { Federation } from '@homeport/db';
import type { Dice } from '../random.ts';
import type { Policy } from '../truth.ts';
import type { Kind } from '../kind.ts';

const REASONS = [
  'spam',
  'Unmoderated spam from open registrations',
  'harassment',
  'Untagged adult content',
  'No moderation',
  'automated follow requests',
  'crypto advertising',
  'misinformation',
  'impersonation',
  'Scraping without consent',
  'スパム',
  'Werbung',
];

/** Names that many block though nobody can reach them any more. */
export const GONE_NAMES: readonly string[] = 'bulk loud cheap instant golden endless mirror copy'
  .split(' ')
  .flatMap((adjective) =>
    'letters-daily coin-fountain follow-engine relay-farm picture-grabber'
      .split(' ')
      .map((noun) => `${adjective}-${noun}.example`),
  );

/** The words of those who can name whom they federate with, and then federate with nobody else. */
const ALLOWING: Readonly<Record<string, string>> = { pleroma: 'accept', akkoma: 'accept', lemmy: 'allowed' };

/** Software whose rules can be about all names below one, by a star in front. */
const STARRING: readonly string[] = ['pleroma', 'akkoma', 'friendica'];

export interface PolicyOptions {
  kind: Kind;
  domain: string;
  federation: Federation;
  dice: Dice;
  usersTotal: number;
  /** Whom this instance may have a rule about, the most shunned first. */
  shunned: readonly string[];
  /** Whom it knows. */
  peers: () => readonly string[];
}

/** Few keep to a list: one in twenty of those who can. */
export function chooseFederation(kind: Kind, dice: Dice): Federation {
  return Object.hasOwn(ALLOWING, kind.software) && dice.chance(0.05) ? 'allow_list' : 'open';
}

/** The rules that stand at the start, and those that will be added in time. */
export function makePolicies(options: PolicyOptions): { policies: Policy[]; later: Policy[] } {
  const { dice, kind, usersTotal, shunned } = options;
  const words = Object.keys(kind.rules);
  if (options.federation === 'allow_list') return { policies: allowed(options), later: [] };
  if (words.length === 0 || dice.chance(0.2)) return { policies: [], later: [] };
  const wanted = Math.min(shunned.length, Math.round(2 + usersTotal ** 0.42 * (0.4 + dice.next())));
  // One habit per instance: half give reasons, a fifth hide some of the names.
  const givesReasons = dice.chance(0.5);
  const hidesNames = dice.chance(0.2);
  const chosen = dice.some(shunned, wanted).map((target) => {
    const rule = dice.chance(0.7) ? (words[0] ?? 'suspend') : dice.pick(words);
    const reason = givesReasons && dice.chance(0.8) ? dice.pick(REASONS) : null;
    return makePolicy(kind, { target, rule, reason, isHidden: hidesNames && dice.chance(0.4) });
  });
  // Two names that look alike when hidden can't be told apart by anybody: the second is left out.
  const distinct = [...new Map(chosen.map((policy) => [`${policy.rule} ${policy.target}`, policy])).values()];
  const later = dice.some(distinct, Math.round(distinct.length * 0.25));
  const first = distinct.filter((policy) => !later.includes(policy));
  return { policies: [...first, ...broader(options, dice.fork('broader'))], later };
}

/** Half of all it knows. */
function allowed({ kind, dice, peers }: PolicyOptions): Policy[] {
  const known = peers();
  return dice.some(known, Math.ceil(known.length / 2)).map((target) => ({
    ...makePolicy(kind, { target, rule: ALLOWING[kind.software] ?? 'allow', reason: null, isHidden: false }),
    severity: 'allow',
  }));
}

/** Rules about more than one name: all below it, all that fit a pattern, everybody. Few have any. */
function broader({ kind, domain, shunned }: PolicyOptions, dice: Dice): Policy[] {
  const below = dice.pick(shunned).split('.').slice(-2).join('.');
  const isStarring = STARRING.includes(kind.software);
  const targets = [
    ...(dice.chance(0.15) ? [isStarring && dice.chance(0.6) ? `*.${below}` : below] : []),
    ...(kind.software === 'friendica' && dice.chance(0.4) ? [dice.pick(['*-farm.example', 'relay?.*'])] : []),
    ...(kind.software === 'friendica' && dice.chance(0.06) ? ['*'] : []),
  ].filter((target) => !domain.endsWith(target.replace(/^\*[.-]/, '')) && !shunned.includes(target));
  const rule = Object.keys(kind.rules)[0] ?? 'suspend';
  return targets.map((target) => ({
    ...makePolicy(kind, { target, rule, reason: null, isHidden: false }),
    // A pattern has no one name, as far as a reader can tell.
    isObfuscated: target.includes('*') && !target.startsWith('*.'),
  }));
}

function makePolicy(
  kind: Kind,
  {
    target,
    rule,
    reason,
    isHidden,
  }: { target: string; rule: string; reason: string | null; isHidden: boolean },
): Policy {
  const shown = isHidden && kind.obfuscate !== null ? kind.obfuscate(target) : target;
  return {
    target: shown,
    clearTarget: target,
    isObfuscated: shown !== target,
    digest: kind.digests ? createHash('sha256').update(target).digest('hex') : null,
    severity: kind.rules[rule] ?? 'other',
    rule,
    reason: kind.reasons ? reason : null,
  };
}
