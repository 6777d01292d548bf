import { createHash } from 'node:crypto';
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

export interface PolicyOptions {
  kind: Kind;
  dice: Dice;
  usersTotal: number;
  /** Whom this instance may have a rule about, the most shunned first. */
  shunned: readonly string[];
}

/** The rules that stand at the start, and those that will be added in time. */
export function makePolicies(options: PolicyOptions): { policies: Policy[]; later: Policy[] } {
  const { dice, kind, usersTotal, shunned } = options;
  const words = Object.keys(kind.rules);
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
  return { policies: distinct.filter((policy) => !later.includes(policy)), later };
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
