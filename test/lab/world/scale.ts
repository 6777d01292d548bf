import { HOSTILITIES, type Hostility } from '../hostile.ts';
import { Dice } from '../random.ts';
import { CONDITIONS, type Condition } from '../truth.ts';
import { planSynthetic } from './synthetic.ts';
import type { Profile } from './world.ts';

/** All virtual hosts are here; no other host is. */
export const SHARED_ADDRESS = '127.255.255.3';

// Whom a crawl begins with must answer.
const CALM_RANKS = 12;

/** What can be wrong with one of several hosts behind an address: their door is the same. */
const BEHIND_THE_DOOR: ReadonlySet<Condition> = new Set<Condition>([
  'tls-expired',
  'tls-wrong-host',
  'tls-self-signed',
  'not-found',
  'html',
  'bad-json',
  'http-500',
]);

const SOUND: ReadonlySet<Condition> = new Set<Condition>(['well', 'links-object', 'string-counts', 'slow']);
const TROUBLES = CONDITIONS.filter((condition) => !SOUND.has(condition));

export interface ScaleOptions {
  instances: number;
  /** Further hosts that share one address. */
  vhosts: number;
  /** In [0, 1]: who is broken or hostile, in equal parts of every way to be so. */
  hostileShare: number;
}

/** A network as large as one likes, of which a given part is broken or means harm. */
export function planScale({ instances, vhosts, hostileShare }: ScaleOptions, seed: string): Profile[] {
  const dice = new Dice(`${seed}/scale`);
  const ways: readonly (Condition | Hostility)[] = [...TROUBLES, ...HOSTILITIES];
  let turn = 0;
  return planSynthetic(instances + vhosts, seed).map((profile, rank): Profile => {
    const isVirtual = rank >= instances;
    const calm: Profile = {
      ...profile,
      condition: 'well',
      ...(isVirtual && { sharedAddress: SHARED_ADDRESS }),
    };
    if (rank < CALM_RANKS || !dice.chance(hostileShare)) return calm;
    const way = ways[turn++ % ways.length] ?? 'http-500';
    if (isHostility(way)) return { ...calm, hostility: way };
    if (isVirtual && !BEHIND_THE_DOOR.has(way)) return { ...calm, condition: 'http-500' };
    return { ...calm, condition: way };
  });
}

function isHostility(way: Condition | Hostility): way is Hostility {
  return HOSTILITIES.some((hostility) => hostility === way);
}
