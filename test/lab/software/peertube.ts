import { APPROVAL, kind } from '../kind.ts';
import { nodeinfo } from './nodeinfo.ts';
import { isSince } from './release.ts';
import { json, type Shape, type Subject } from './shape.ts';

export const peertube: Shape = {
  network: 'fediverse',
  kinds: [
    kind('peertube', {
      share: 7,
      versions: '5.2.1 6.0.4 6.2.1 6.3.3 7.0.1 7.2.3 7.3.0',
      registrations: APPROVAL,
      peers: true,
      robots: 'User-agent: *\nDisallow:\n',
      // It knows no lists of the allowed, and has stopped saying that it federates.
      unpublished: ['federation'],
      contactPath: '/about/contact',
      showcase: [
        {},
        { name: 'peertube without a form', kind: { unpublished: ['federation', 'contact'] } },
        { name: 'peertube with rules in prose', kind: { unpublished: ['federation', 'rules'] } },
        // Before 5.1 nobody looked at applications; its numbers stand in its own statistics.
        {
          name: 'peertube 3.4',
          version: '3.4.1',
          registration: 'open',
          kind: { unpublished: ['usersActiveHalfyear'] },
        },
      ],
    }),
  ],
  answer(request, subject) {
    const { truth, answers } = subject;
    switch (request.path) {
      case '/api/v1/config':
        return json(config(subject));
      case '/api/v1/config/about':
        return json({ instance: about(subject) });
      case '/api/v1/server/stats':
        return json(stats(subject));
      case '/api/v1/server/followers':
      case '/api/v1/server/following':
        return json(follows(subject, request.path.endsWith('ing'), request.query));
      default:
        if (request.path.startsWith('/api/v1/')) return json({ error: 'Bad Request' }, undefined, 400);
        return nodeinfo(request, subject, {
          paths: { '2.0': '/nodeinfo/2.0.json' },
          isOpen: answers.registration !== 'closed',
          ...(!isSince(answers.version, '4.0') && { users: { total: answers.usage.usersTotal } }),
          usage: { localComments: answers.usage.usersTotal },
          // The second link is the instance's actor, not a document.
          links: [
            {
              rel: 'https://www.w3.org/ns/activitystreams#Application',
              href: `https://${truth.domain}/accounts/peertube`,
            },
          ],
          metadata: {
            taxonomy: { postsName: 'Videos' },
            nodeName: answers.title,
            nodeDescription: answers.description,
            nodeConfig: { contactForm: { enabled: true }, live: { enabled: false } },
          },
        });
    }
  },
};

function config({ truth, answers }: Subject) {
  return {
    instance: {
      name: answers.title,
      shortDescription: answers.description,
      isNSFW: false,
      defaultNSFWPolicy: 'do_not_list',
      ...(isSince(answers.version, '7.0') && { serverCountry: countryName(truth.country) }),
    },
    serverVersion: answers.version,
    signup: {
      allowed: answers.registration !== 'closed',
      allowedForCurrentIP: true,
      requiresEmailVerification: true,
      ...(isSince(answers.version, '5.1') && { requiresApproval: answers.registration === 'approval' }),
      minimumAge: 16,
    },
    contactForm: { enabled: !truth.kind.unpublished.includes('contact') },
    ...(!isSince(answers.version, '4.0') && { federation: { enabled: truth.federation !== 'none' } }),
  };
}

/** In English, as an operator would write it; empty where nothing was written. */
function countryName(code: string | null): string {
  return code === null ? '' : (new Intl.DisplayNames('en', { type: 'region' }).of(code) ?? '');
}

function about({ truth, answers }: Subject) {
  const isProse = truth.kind.unpublished.includes('rules');
  return {
    name: answers.title,
    shortDescription: answers.description,
    description: answers.description,
    terms: '',
    codeOfConduct: isProse
      ? `Above all: ${answers.rules.join(' ')}`
      : answers.rules.map((rule) => `* ${rule}`).join('\n'),
    languages: answers.languages,
    categories: [],
    banners: [],
    avatars: [],
  };
}

function stats({ truth, answers: { usage } }: Subject) {
  return {
    totalUsers: usage.usersTotal,
    totalMonthlyActiveUsers: usage.usersActiveMonth,
    totalLocalVideos: usage.postsTotal,
    totalInstanceFollowers: truth.peers.length,
    totalInstanceFollowing: truth.peers.length,
  };
}

function follows({ truth, answers }: Subject, isFollowing: boolean, query: URLSearchParams) {
  const peers = answers.peers ?? [];
  const start = Number(query.get('start') ?? 0);
  const count = Math.min(100, Number(query.get('count') ?? 15));
  const actor = (host: string) => ({ url: `https://${host}/accounts/peertube`, name: 'peertube', host });
  return {
    total: peers.length,
    data: peers.slice(start, start + count).map((host, index) => ({
      id: start + index + 1,
      follower: actor(isFollowing ? truth.domain : host),
      following: actor(isFollowing ? host : truth.domain),
      score: 1000,
      // Who doesn't ask for the accepted gets those who wait, too.
      state: index % 4 === 3 && query.get('state') !== 'accepted' ? 'pending' : 'accepted',
      createdAt: new Date(truth.anchorAt - 200 * 86_400_000).toISOString(),
    })),
  };
}
