import { Dice } from '../random.ts';
import type { Condition } from '../truth.ts';
import { CONDITIONS } from '../truth.ts';
import { Names } from './names.ts';
import { KINDS } from './softwares.ts';
import type { Profile } from './world.ts';

/** The first of them are large and well, so that every crawl has somewhere to begin. */
const CALM_RANKS = 12;

// Real lists of known instances hold at least this share of hosts that don't answer as they should.
const TROUBLED_SHARE = 0.16;

const LARGEST =
  'mastodon mastodon misskey lemmy mastodon pleroma mastodon akkoma mastodon lemmy pleroma mastodon'.split(
    ' ',
  );

const COUNTRIES = 'DE US FR JP NL GB CA FI ES AT CH PL IT SE BR KR'.split(' ');

/** A made-up network in the proportions of the real one. */
export function planSynthetic(instances: number, seed: string): Profile[] {
  const dice = new Dice(`${seed}/plan`);
  const names = new Names(dice.fork('names'));
  const troubles = CONDITIONS.filter((condition) => condition !== 'well');
  let troubled = 0;
  return Array.from({ length: instances }, (_, rank) => {
    const { domain, title } = names.next();
    const isTroubled = rank >= CALM_RANKS && dice.chance(TROUBLED_SHARE);
    // In turn rather than by chance: a small network must still show every kind of trouble.
    const condition: Condition = isTroubled ? (troubles[troubled++ % troubles.length] ?? 'well') : 'well';
    return {
      domain,
      title,
      software: chooseSoftware(dice, rank),
      network: 'fediverse',
      country: dice.pick(COUNTRIES),
      group: domain.split('.').slice(-2).join('.'),
      condition,
    };
  });
}

// After the largest, every software appears once; then the shares decide.
function chooseSoftware(dice: Dice, rank: number): string {
  const forced = LARGEST[rank] ?? KINDS[rank - LARGEST.length]?.software;
  return forced ?? dice.weighted(KINDS.map(({ software, share }) => [software, share] as const));
}
