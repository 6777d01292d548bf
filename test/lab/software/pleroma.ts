import { INVITE, kind, star } from '../kind.ts';
import type { Policy } from '../truth.ts';
import { rules } from './mastodon.ts';
import { nodeinfo } from './nodeinfo.ts';
import { isSince } from './release.ts';
import { json, type Shape, type Subject } from './shape.ts';

const PUBLISHED = {
  registrations: INVITE,
  peers: true,
  isHub: true,
  rules: {
    reject: 'suspend',
    media_removal: 'media',
    federated_timeline_removal: 'silence',
    media_nsfw: 'media',
    followers_only: 'other',
    quarantine: 'other',
  },
  // It has an address of e-mail, and no page.
  unpublished: ['contact'],
  openness: { peers: 1, policies: 0.85 },
  robots: 'User-Agent: *\nDisallow:\n',
} as const;

/** Pleroma and Akkoma: the policy stands in NodeInfo's metadata, the rest in Mastodon's first API. */
export const pleroma: Shape = {
  network: 'fediverse',
  kinds: [
    kind('pleroma', {
      ...PUBLISHED,
      share: 5,
      versions: '2.5.5 2.6.2 2.7.0 2.7.1 2.8.0 2.9.1',
      showcase: [
        {},
        { name: 'pleroma by invitation', registration: 'invite' },
        {
          name: 'pleroma with a list of the accepted',
          federation: 'allow_list',
          kind: { rules: { accept: 'allow' } },
        },
        { name: 'pleroma without transparency', kind: { rules: {}, unpublished: ['contact', 'federation'] } },
        { name: 'pleroma without federation', federation: 'none', kind: { rules: {} } },
        // Active users are told in the instance alone.
        { name: 'pleroma 2.4', version: '2.4.5', registration: 'closed' },
      ],
    }),
    kind('akkoma', {
      ...PUBLISHED,
      share: 4,
      versions: '3.11.0 3.13.3 3.14.1 3.15.2 3.16.0',
      obfuscate: (target) =>
        star(target, (index, character) => index > 2 && index < target.length - 3 && character !== '.'),
    }),
    kind('rebased', PUBLISHED),
  ],
  answer(request, subject) {
    switch (request.path) {
      case '/api/v1/instance':
        return json(instance(subject));
      case '/api/v1/instance/peers':
        return json(withJunk(subject));
      default:
        return nodeinfo(request, subject, {
          paths: { '2.0': '/nodeinfo/2.0.json', '2.1': '/nodeinfo/2.1.json' },
          ...(!countsActive(subject) && { users: oldUsers(subject) }),
          isOpen: subject.answers.registration === 'open' || subject.answers.registration === 'approval',
          metadata: metadata(subject),
        });
    }
  },
};

function countsActive({ truth, answers }: Subject): boolean {
  return truth.software !== 'pleroma' || isSince(answers.version, '2.5');
}

function oldUsers({ answers: { usage } }: Subject) {
  return { total: usage.usersTotal, activeHalfyear: usage.usersActiveHalfyear };
}

// Pleroma lists the hosts of everybody it has ever heard of, and never cleans up behind them.
function withJunk({ truth, answers }: Subject): unknown[] {
  const peers: unknown[] = answers.peers ?? [];
  if (truth.software !== 'pleroma') return peers;
  const first = answers.peers?.[0] ?? truth.domain;
  return [...peers, '', null, '127.0.0.1', 'localhost', first.toUpperCase(), `${first}:4000`];
}

function metadata({ truth, answers }: Subject) {
  return {
    nodeName: answers.title,
    nodeDescription: answers.description,
    private: false,
    accountActivationRequired: false,
    invitesEnabled: answers.registration === 'invite',
    mailerEnabled: true,
    features: ['pleroma_api', 'mastodon_api', 'polls', 'shareable_emoji_packs', 'pleroma_emoji_reactions'],
    postFormats: ['text/plain', 'text/html', 'text/markdown', 'text/bbcode'],
    restrictedNicknames: ['about', 'admin', 'relay'],
    skipThreadContainment: true,
    staffAccounts: [],
    suggestions: { enabled: false },
    federation: federation(answers.policies, truth.federation !== 'none'),
    ...(truth.software === 'akkoma' && { localBubbleInstances: [], privilegedStaff: false }),
  };
}

/** With transparency off, nothing but `enabled` is left. */
export function federation(policies: readonly Policy[] | null, enabled = true): unknown {
  if (policies === null) return { enabled };
  const simple = policies.filter(({ rule }) => rule !== 'quarantine');
  const quarantined = policies.filter(({ rule }) => rule === 'quarantine');
  const rulesUsed = [...new Set([...ALL_RULES, ...simple.map(({ rule }) => rule)])];
  const of = (rule: string) => simple.filter((policy) => policy.rule === rule);
  return {
    enabled,
    exclusions: false,
    mrf_policies: policies.length > 0 ? ['SimplePolicy', 'TagPolicy'] : ['NoOpPolicy'],
    mrf_simple: {
      ...Object.fromEntries(rulesUsed.map((rule) => [rule, of(rule).map(({ target }) => target)])),
      // Akkoma has taken this one out since: it is no list.
      handle_threads: true,
    },
    mrf_simple_info: Object.fromEntries(
      rulesUsed
        .map((rule) => [rule, reasonsOf(of(rule))] as const)
        .filter(([, reasons]) => Object.keys(reasons).length > 0),
    ),
    quarantined_instances: quarantined.map(({ target }) => target),
    quarantined_instances_info: { quarantined_instances: reasonsOf(quarantined) },
  };
}

function reasonsOf(policies: readonly Policy[]) {
  return Object.fromEntries(
    policies.filter(({ reason }) => reason !== null).map(({ target, reason }) => [target, { reason }]),
  );
}

const ALL_RULES = [
  'reject',
  'accept',
  'media_removal',
  'media_nsfw',
  'federated_timeline_removal',
  'followers_only',
];

function instance(subject: Subject) {
  const { truth, answers } = subject;
  return {
    // A bare name since 2.7, and of Akkoma from the end of 2025 on.
    uri:
      isSince(answers.version, '2.7') && truth.software !== 'akkoma'
        ? truth.domain
        : `https://${truth.domain}`,
    title: answers.title,
    description: answers.description,
    short_description: answers.description,
    email: `contact@${truth.domain}`,
    version: `2.7.2 (compatible; ${truth.software === 'akkoma' ? 'Akkoma' : 'Pleroma'} ${answers.version})`,
    urls: { streaming_api: `wss://${truth.domain}` },
    stats: {
      user_count: answers.usage.usersTotal,
      status_count: answers.usage.postsTotal,
      domain_count: truth.peers.length,
    },
    thumbnail: `https://${truth.domain}/instance/thumbnail.jpeg`,
    languages: answers.languages,
    registrations: answers.registration === 'open' || answers.registration === 'approval',
    approval_required: answers.registration === 'approval',
    max_toot_chars: 5000,
    contact_account: null,
    rules: rules(subject),
    pleroma: {
      metadata: {
        features: ['pleroma_api'],
        federation: federation(answers.policies, truth.federation !== 'none'),
      },
      stats: { mau: answers.usage.usersActiveMonth },
    },
  };
}
