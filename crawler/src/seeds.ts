import type { Network } from '@homeport/db';

export interface Seed {
  network: Network;
  domain: string;
  /** Why a crawl should begin here. */
  because: string;
}

/** Well-known instances that publish whom they know: from these few, the rest of the network is found. */
export const SEEDS: readonly Seed[] = [
  {
    network: 'fediverse',
    domain: 'mastodon.social',
    because: 'the oldest and largest Mastodon; knows nearly all',
  },
  {
    network: 'fediverse',
    domain: 'mstdn.social',
    because: 'large and general, run by other people than the first',
  },
  { network: 'fediverse', domain: 'fosstodon.org', because: 'long-lived community of free software' },
  {
    network: 'fediverse',
    domain: 'chaos.social',
    because: 'German-speaking, knows small and technical instances',
  },
  { network: 'fediverse', domain: 'piaille.fr', because: 'French-speaking' },
  {
    network: 'fediverse',
    domain: 'mstdn.jp',
    because: 'Japanese-speaking Mastodon with its own neighbourhood',
  },
  {
    network: 'fediverse',
    domain: 'misskey.io',
    because: 'the largest Misskey: the other half of the Japanese Fediverse',
  },
  { network: 'fediverse', domain: 'lemmy.world', because: 'the largest Lemmy; lists all linked instances' },
  { network: 'fediverse', domain: 'lemmy.ml', because: "the Lemmy of the software's own developers" },
  {
    network: 'fediverse',
    domain: 'framatube.org',
    because: 'PeerTube of its makers: leads to video instances',
  },
  { network: 'fediverse', domain: 'pixelfed.social', because: 'the first Pixelfed' },
  { network: 'fediverse', domain: 'social.kernel.org', because: 'a well-kept Akkoma' },
];
