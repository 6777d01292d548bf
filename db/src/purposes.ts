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

// Where all servers of a network serve the same, whatever their software calls itself.
const BY_NETWORK: Readonly<Record<Network, readonly Purpose[]>> = {
  fediverse: [],
  matrix: ['chat'],
  lbry: ['video'],
};

/** The networks whose servers serve what their software is made for. */
export const NETWORKS_BY_SOFTWARE = (Object.keys(BY_NETWORK) as Network[]).filter(
  (network) => BY_NETWORK[network].length === 0,
);

/** What a server is for, by its network and software. */
export function purposesOf(network: Network, software: string | null): readonly Purpose[] {
  if (BY_NETWORK[network].length > 0) return BY_NETWORK[network];
  // A stranger names its software as it likes: `constructor`, too.
  return software !== null && Object.hasOwn(BY_SOFTWARE, software) ? (BY_SOFTWARE[software] ?? []) : [];
}

/** Every software of a purpose, in the networks that go by software, and the networks whose servers all serve it. */
export function serving(purpose: Purpose): { software: string[]; networks: Network[] } {
  const software = Object.entries(BY_SOFTWARE).filter(([, purposes]) => purposes.includes(purpose));
  const networks = (Object.keys(BY_NETWORK) as Network[]).filter((network) =>
    BY_NETWORK[network].includes(purpose),
  );
  return { software: software.map(([name]) => name), networks };
}
