import type { Network } from '@homeport/db';

export interface Seed {
  network: Network;
  /** As its network writes it, with a port where it has one. */
  name: string;
  /** Why a crawl should begin here. */
  because: string;
}

/** Well-known instances that publish whom they know: from these few, the rest of the network is found. */
export const SEEDS: readonly Seed[] = [
  {
    network: 'fediverse',
    name: 'mastodon.social',
    because: 'the oldest and largest Mastodon; knows nearly all',
  },
  {
    network: 'fediverse',
    name: 'mstdn.social',
    because: 'large and general, run by other people than the first',
  },
  { network: 'fediverse', name: 'fosstodon.org', because: 'long-lived community of free software' },
  {
    network: 'fediverse',
    name: 'chaos.social',
    because: 'German-speaking, knows small and technical instances',
  },
  { network: 'fediverse', name: 'piaille.fr', because: 'French-speaking' },
  {
    network: 'fediverse',
    name: 'mstdn.jp',
    because: 'Japanese-speaking Mastodon with its own neighbourhood',
  },
  {
    network: 'fediverse',
    name: 'misskey.io',
    because: 'the largest Misskey: the other half of the Japanese Fediverse',
  },
  { network: 'fediverse', name: 'lemmy.world', because: 'the largest Lemmy; lists all linked instances' },
  { network: 'fediverse', name: 'lemmy.ml', because: "the Lemmy of the software's own developers" },
  {
    network: 'fediverse',
    name: 'framatube.org',
    because: 'PeerTube of its makers: leads to video instances',
  },
  { network: 'fediverse', name: 'pixelfed.social', because: 'the first Pixelfed' },
  { network: 'fediverse', name: 'social.kernel.org', because: 'a well-kept Akkoma' },

  // A homeserver leads to others by the rooms in its public directory, where that is open: large ones list the most.
  {
    network: 'matrix',
    name: 'matrix.org',
    because: 'the first and largest homeserver; its room directory names thousands of others',
  },
  { network: 'matrix', name: 'mozilla.org', because: 'rooms of a large project whose people live elsewhere' },
  { network: 'matrix', name: 'kde.org', because: 'the same, with members on many small homeservers' },
  { network: 'matrix', name: 'gnome.org', because: 'the same' },
  { network: 'matrix', name: 'tchncs.de', because: 'large and general, run by volunteers; German-speaking' },
  { network: 'matrix', name: 'envs.net', because: 'open to everybody, known for its many technical rooms' },

  // The hubs that the SDK begins with: `lbryum_servers` in lbry/conf.py of lbryio/lbry-sdk (e7666f4).
  ...hubs('spv11 spv12 spv13 spv14 spv15 spv16 spv17 spv18 spv19', '.lbry.com'),
  ...hubs('hub.lbry.grin.io hub.lizard.technology s1.lbry.network'),
];

function hubs(words: string, ending = ''): Seed[] {
  return words.split(' ').map((word) => ({
    network: 'lbry',
    name: `${word}${ending}:50001`,
    because: 'the SDK ships with it, so most wallets know it',
  }));
}
