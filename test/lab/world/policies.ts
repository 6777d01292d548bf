import { createHash } from 'node:crypto';
import type { Severity } from '@homeport/db';
import type { Dice } from '../random.ts';
import type { Policy } from '../truth.ts';
import type { Kind } from './softwares.ts';

const SEVERITIES: Readonly<Record<string, Severity>> = {
  suspend: 'suspend',
  silence: 'silence',
  reject: 'suspend',
  media_removal: 'media',
  media_nsfw: 'media',
  federated_timeline_removal: 'silence',
  followers_only: 'other',
  blocked: 'suspend',
  silenced: 'silence',
  suspended: 'suspend',
  ban: 'suspend',
};

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
  if (!kind.policies || dice.chance(0.2)) return { policies: [], later: [] };
  const wanted = Math.min(shunned.length, Math.round(2 + usersTotal ** 0.42 * (0.4 + dice.next())));
  // One habit per instance: half give reasons, a fifth hide some of the names.
  const givesReasons = dice.chance(0.5);
  const hidesNames = dice.chance(0.2);
  const chosen = dice.some(shunned, wanted).map((target) => {
    const rule = dice.chance(0.7) ? (kind.rules[0] ?? 'suspend') : dice.pick(kind.rules);
    const reason = givesReasons && dice.chance(0.8) ? dice.pick(REASONS) : null;
    return makePolicy(kind.software, target, rule, reason, hidesNames && dice.chance(0.4));
  });
  // Two names that look alike when hidden can't be told apart by anybody: the second is left out.
  const distinct = [...new Map(chosen.map((policy) => [`${policy.rule} ${policy.target}`, policy])).values()];
  const later = dice.some(distinct, Math.round(distinct.length * 0.25));
  return { policies: distinct.filter((policy) => !later.includes(policy)), later };
}

// Who publishes reasons, digests and hidden names differs per software.
function makePolicy(
  software: string,
  target: string,
  rule: string,
  reason: string | null,
  hide: boolean,
): Policy {
  const hasReasons = !['misskey', 'sharkey', 'iceshrimp', 'lemmy', 'mbin'].includes(software);
  const isMastodon = software === 'mastodon' || software === 'hometown';
  const hidden = hide ? obfuscate(software, target) : target;
  return {
    target: hidden,
    clearTarget: target,
    isObfuscated: hidden !== target,
    digest: isMastodon || software === 'piefed' ? createHash('sha256').update(target).digest('hex') : null,
    severity: SEVERITIES[rule] ?? 'other',
    rule,
    reason: hasReasons ? reason : null,
  };
}

function obfuscate(software: string, target: string): string {
  // Names are A-labels: one character is one byte.
  const characters = target.split('');
  const { length } = characters;
  const starred = (hides: (index: number) => boolean) =>
    characters.map((character, index) => (hides(index) ? '*' : character)).join('');
  switch (software) {
    case 'mastodon':
    case 'hometown': {
      const visible = Math.floor(length / 4);
      return starred((index) => index > visible && index < length - visible && characters[index] !== '.');
    }
    case 'akkoma':
      return starred((index) => index > 2 && index < length - 3 && characters[index] !== '.');
    case 'gotosocial':
      return starred((index) => index % 3 === 1 || index % 5 === 1);
    default:
      return target;
  }
}
