import type { Registration } from '@homeport/db';
import type { Usage } from '../truth.ts';

/** What the synthetic network knows about one kind of server. */
export interface Kind {
  software: string;
  /** Share of the network, in percent. */
  share: number;
  /** Real releases, oldest first: instances upgrade along this list. */
  versions: readonly string[];
  registrations: readonly Registration[];
  /** Whether the software tells its peers and its rules to strangers at all. */
  peers: boolean;
  policies: boolean;
  /** Words that the software uses for its rules, the commonest first. */
  rules: readonly string[];
}

/** One streamer owns the whole server. */
const NEVER: readonly Registration[] = ['closed'];
const OPEN_CLOSED: readonly Registration[] = ['open', 'closed'];
const APPROVAL: readonly Registration[] = ['open', 'approval', 'closed'];
const INVITE: readonly Registration[] = ['open', 'approval', 'invite', 'closed'];

const MRF = ['reject', 'media_removal', 'federated_timeline_removal', 'media_nsfw', 'followers_only'];

function kind(
  software: string,
  share: number,
  versions: string,
  registrations: readonly Registration[] = OPEN_CLOSED,
  lists: { peers?: boolean; rules?: readonly string[] } = {},
): Kind {
  return {
    software,
    share,
    versions: versions.split(' '),
    registrations,
    peers: lists.peers ?? false,
    policies: lists.rules !== undefined,
    rules: lists.rules ?? [],
  };
}

/** Shares follow the public directories' counts of servers, not of people. */
export const KINDS: readonly Kind[] = [
  kind(
    'mastodon',
    40,
    '4.1.20 4.2.17 4.2.24 4.3.7 4.3.11 4.4.2 4.4.5 4.4.5+glitch 4.5.0 4.5.1 4.5.3',
    APPROVAL,
    { peers: true, rules: ['suspend', 'silence'] },
  ),
  kind('misskey', 9, '2024.8.0 2024.11.0 2025.2.1 2025.5.0 2025.8.0 2025.10.2 2025.11.1', OPEN_CLOSED, {
    peers: true,
    rules: ['blocked', 'silenced', 'suspended'],
  }),
  kind('pleroma', 5, '2.5.5 2.6.2 2.7.0 2.7.1 2.8.0 2.9.1', INVITE, { peers: true, rules: MRF }),
  kind('akkoma', 4, '3.11.0 3.13.3 3.14.1 3.15.2 3.16.0', INVITE, { peers: true, rules: MRF }),
  kind('lemmy', 6, '0.18.5 0.19.3 0.19.5 0.19.8 0.19.11 0.19.13', APPROVAL, {
    peers: true,
    rules: ['blocked'],
  }),
  kind('gotosocial', 5, '0.17.3 0.18.1 0.19.1 0.20.0 0.20.2', APPROVAL, { peers: true, rules: ['suspend'] }),
  kind('peertube', 7, '5.2.1 6.0.4 6.2.1 6.3.3 7.0.1 7.2.3 7.3.0', APPROVAL, { peers: true }),
  kind('pixelfed', 4, '0.11.13 0.12.1 0.12.4 0.12.5 0.12.6', APPROVAL, { peers: true }),
  kind('friendica', 3, '2023.12-1542 2024.03-1556 2024.08-1571 2024.12-1574', INVITE, { peers: true }),
  kind('writefreely', 3, '0.13.2 0.14.0 0.15.0 0.15.1 0.16.0', OPEN_CLOSED),
  kind('wordpress', 2, '6.4 6.5 6.6 6.7 6.8', OPEN_CLOSED),
  kind('sharkey', 2, '2024.5.0 2024.9.4 2024.11.2 2025.2.3 2025.4.4', APPROVAL, {
    peers: true,
    rules: ['blocked', 'silenced', 'suspended'],
  }),
  kind('hometown', 0.6, '4.0.6+hometown-1.1.0 4.2.10+hometown-1.1.1', APPROVAL, {
    peers: true,
    rules: ['suspend', 'silence'],
  }),
  kind('iceshrimp', 0.7, '2023.12.9 2023.12.11 2023.12.13', OPEN_CLOSED, {
    peers: true,
    rules: ['blocked', 'silenced', 'suspended'],
  }),
  kind('hubzilla', 0.9, '8.8.7 9.4.3 10.0.8 10.2.2', OPEN_CLOSED),
  kind('diaspora', 0.8, '0.7.18.2-p84e7e411 0.9.0.0-p0a1b2c3d 1.0.0.0', OPEN_CLOSED),
  kind('mobilizon', 0.8, '4.1.0 5.0.1 5.1.2 5.1.5', OPEN_CLOSED),
  kind('bookwyrm', 0.7, '0.6.6 0.7.2 0.7.5 0.8.1', APPROVAL, { peers: true }),
  kind('funkwhale', 0.7, '1.3.4 1.4.0 1.4.1', OPEN_CLOSED),
  kind('owncast', 0.8, '0.1.3 0.2.0 0.2.1 0.2.3', NEVER),
  kind('piefed', 1.2, '1.0.7 1.1.13 1.2.8 1.3.2', APPROVAL, { peers: true, rules: ['suspend'] }),
  kind('mbin', 0.9, '1.7.4 1.8.1 1.8.3 1.8.4', OPEN_CLOSED, { peers: true, rules: ['ban'] }),
  kind('plume', 0.4, '0.7.1 0.7.2', OPEN_CLOSED),
  kind('mitra', 0.5, '2.20.0 3.4.0 4.3.1 4.10.0', OPEN_CLOSED),
  kind('snac', 0.6, '2.52 2.61 2.68 2.77', OPEN_CLOSED),
  kind('gancio', 0.4, '1.12.2 1.19.4 1.24.4', OPEN_CLOSED),
  kind('castopod', 0.3, '1.9.0 1.11.0 1.13.5', NEVER),
];

/** What a software leaves out of its counts, or fills with a constant that says nothing. */
export const UNPUBLISHED: Readonly<Record<string, readonly (keyof Usage)[]>> = {
  misskey: ['usersActiveMonth', 'usersActiveHalfyear'],
  sharkey: ['usersActiveMonth', 'usersActiveHalfyear'],
  iceshrimp: ['usersActiveMonth', 'usersActiveHalfyear'],
  gotosocial: ['usersActiveMonth', 'usersActiveHalfyear'],
  mobilizon: ['usersActiveMonth', 'usersActiveHalfyear'],
  plume: ['usersActiveMonth', 'usersActiveHalfyear'],
};

const BY_NAME = new Map(KINDS.map((entry) => [entry.software, entry]));

/** Softwares that only the census has get plain NodeInfo and a made-up version. */
export function kindOf(software: string): Kind {
  return BY_NAME.get(software) ?? kind(software, 0, '0.9.2 1.0.0 1.1.4');
}
