import type { Network, Purpose } from './vocabulary.ts';

/**
 * What each software is made for, by its own name in NodeInfo, as its project describes itself. Software that is not
 * named here serves no purpose that we know, which keeps nobody from finding it otherwise.
 */
const BY_SOFTWARE: Readonly<Record<string, readonly Purpose[]>> = {
  mastodon: ['posts'],
  hometown: ['posts'],
  gotosocial: ['posts'],
  pleroma: ['posts'],
  akkoma: ['posts'],
  misskey: ['posts'],
  sharkey: ['posts'],
  firefish: ['posts'],
  iceshrimp: ['posts'],
  'iceshrimp.net': ['posts'],
  cherrypick: ['posts'],
  foundkey: ['posts'],
  catodon: ['posts'],
  mitra: ['posts'],
  snac: ['posts'],
  takahe: ['posts'],
  hollo: ['posts'],
  epicyon: ['posts'],
  gnusocial: ['posts'],
  friendica: ['posts'],
  hubzilla: ['posts'],
  diaspora: ['posts'],
  socialhome: ['posts'],
  pixelfed: ['photos'],
  vernissage: ['photos'],
  peertube: ['video'],
  owncast: ['video'],
  loops: ['video'],
  lemmy: ['communities'],
  piefed: ['communities'],
  mbin: ['communities'],
  kbin: ['communities'],
  nodebb: ['communities'],
  discourse: ['communities'],
  lotide: ['communities'],
  writefreely: ['blogging'],
  plume: ['blogging'],
  ghost: ['blogging'],
  wordpress: ['blogging'],
  mobilizon: ['events'],
  gancio: ['events'],
  funkwhale: ['music'],
  castopod: ['music'],
  bandwagon: ['music'],
};

const BY_NETWORK: Readonly<Record<Network, readonly Purpose[]>> = {
  fediverse: [],
  matrix: ['chat'],
  lbry: ['video'],
};

/** What a server is for, by its network and software. */
export function purposesOf(network: Network, software: string | null): readonly Purpose[] {
  return (software !== null && BY_SOFTWARE[software]) || BY_NETWORK[network];
}

/** Every software of a purpose, and the networks whose servers all serve it. */
export function serving(purpose: Purpose): { software: string[]; networks: Network[] } {
  const software = Object.entries(BY_SOFTWARE).filter(([, purposes]) => purposes.includes(purpose));
  const networks = (Object.keys(BY_NETWORK) as Network[]).filter((network) =>
    BY_NETWORK[network].includes(purpose),
  );
  return { software: software.map(([name]) => name), networks };
}
