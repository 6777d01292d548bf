import type { Federation, Network, Publication, Registration } from '@homeport/db';
import type { Hostility } from '../hostile.ts';
import type { Kind } from '../kind.ts';
import { once } from '../once.ts';
import type { Condition, Policy, Timeline, Truth, Usage } from '../truth.ts';

/** What is settled when the world is made. */
export interface Settled {
  rank: number;
  domain: string;
  network: Network;
  software: string;
  kind: Kind;
  address: string;
  addresses: readonly string[];
  alias: string | null;
  country: string | null;
  condition: Condition;
  hostility?: Hostility;
  movedTo: string | null;
  robots: string | null;
  withheld: Truth['withheld'];
  title: string;
  description: string;
  languages: readonly string[];
  rules: readonly string[];
  contact: string | null;
  federation: Federation;
  peersPublication: Publication;
  policyPublication: Publication;
  version: string;
  registration: Registration;
  usage: Readonly<Usage>;
  growth: number;
  anchorAt: number;
  ofNetwork: Truth['ofNetwork'];
}

/** What is thrown only when somebody asks, since eleven thousand instances seldom are. */
export interface Later {
  peers: () => string[];
  policies: () => { policies: Policy[]; later: Policy[] };
  timeline: (policies: () => { policies: Policy[]; later: Policy[] }) => Timeline;
}

/** Puts the settled and the lazy part together; each lazy part is thrown once. */
export function makeInstance(settled: Settled, later: Later): Truth {
  const peers = once(later.peers);
  const policies = once(later.policies);
  const timeline = once(() => later.timeline(policies));
  return {
    ...settled,
    get peers() {
      return peers();
    },
    get policies() {
      return policies().policies;
    },
    get timeline() {
      return timeline();
    },
  };
}
