import { createHash } from 'node:crypto';
import type { LbryTruth, Truth } from '../truth.ts';

/** The chain that most hubs follow, and one that parted from it. */
const CHAINS = ['main', 'fork'] as const;
type Chain = (typeof CHAINS)[number];

/** What the others have at the anchor. */
const TALLEST = 1_800_000;
// LBRY's chain aims at a block every two and a half minutes.
const BLOCK_MS = 150_000;

/** The genesis block of LBC. */
const GENESIS = '9c89283ba0f3227f6c03b70216b9f665f0118d5e0fa729cedf4fb34d6a34f463';

const HONEST: LbryTruth = hub({});

/** The hubs that a directory must tell apart, by what is odd about them. */
export const HUB_VARIANTS = {
  honest: HONEST,
  elsewhere: hub({ country: 'US', dailyFee: '1.5' }),
  regional: hub({ country: 'R150' }),
  lagging: hub({ lag: 37 }),
  boasting: hub({ lag: -1_000_000 }),
  forked: hub({ chain: 'fork' }),
  full: hub({ isAccepting: false }),
  mute: hub({ hasUdp: false }),
} as const satisfies Record<string, LbryTruth>;
export type HubVariant = keyof typeof HUB_VARIANTS;

/** The newest block of a hub at an instant: all chains grow alike by the lab's clock. */
export function tipAt(
  { anchorAt }: Truth,
  hub: LbryTruth,
  instant: number,
): { height: number; hash: string } {
  const grown = Math.floor((instant - anchorAt) / BLOCK_MS);
  const height = Math.max(0, hub.height + grown);
  const chain = CHAINS.find((one) => blockHash(one, hub.height) === hub.tipHash) ?? 'main';
  return { height, hash: grown === 0 ? hub.tipHash : blockHash(chain, height) };
}

function hub({ lag = 0, chain = 'main', ...more }: Partial<LbryTruth> & { chain?: Chain }): LbryTruth {
  const height = TALLEST - lag;
  return {
    network: 'lbry',
    height,
    // Nobody counts as behind for being ahead.
    lag: Math.max(0, lag),
    tipHash: blockHash(chain, height),
    hasUdp: true,
    country: 'DE',
    isAccepting: true,
    protocolMin: '0.54.0',
    protocolMax: '0.199.0',
    dailyFee: '0',
    genesisHash: GENESIS,
    ...more,
  };
}

function blockHash(chain: Chain, height: number): string {
  return createHash('sha256')
    .update(`${chain} ${String(height)}`)
    .digest('hex');
}
