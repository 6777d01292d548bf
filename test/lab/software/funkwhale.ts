import { kind } from '../kind.ts';
import { nodeinfo } from './nodeinfo.ts';
import { json, type Shape, type Subject } from './shape.ts';

const PEERS = '/api/v1/federation/domains/';

export const funkwhale: Shape = {
  network: 'fediverse',
  kinds: [
    kind('funkwhale', {
      share: 0.7,
      versions: '1.3.4 1.4.0 1.4.1',
      unpublished: ['languages', 'contact', 'postsTotal'],
      peers: true,
      reasons: false,
      showcase: [
        {},
        {
          name: 'funkwhale with an allow-list',
          registration: 'closed',
          federation: 'allow_list',
          kind: { rules: { allowed: 'allow' } },
        },
        { name: 'funkwhale alone', federation: 'none' },
      ],
    }),
  ],
  answer(request, subject) {
    const { answers } = subject;
    if (request.path === PEERS) return json(page(request.query, subject));
    return nodeinfo(request, subject, {
      paths: { '2.0': '/api/v1/instance/nodeinfo/2.0/' },
      // Tracks are no posts.
      usage: { localPosts: undefined },
      isOpen: answers.registration === 'open',
      metadata: metadata(subject),
    });
  },
};

function metadata({ truth, answers }: Subject) {
  const isListed = truth.federation === 'allow_list';
  return {
    actorId: `https://${truth.domain}/federation/actors/service`,
    private: false,
    shortDescription: answers.description,
    longDescription: `${answers.description}\n\nMusic.`,
    rules: answers.rules.map((rule) => `- ${rule}`).join('\n'),
    contactEmail: `contact@${truth.domain}`,
    nodeName: answers.title,
    library: {
      federationEnabled: truth.federation !== 'none',
      anonymousCanListen: true,
      tracks: { total: 4200 },
    },
    allowList: {
      enabled: isListed,
      domains: isListed && answers.policies ? answers.policies.map(({ target }) => target) : null,
    },
    endpoints: { knownNodes: answers.peers === null ? null : PEERS },
  };
}

const PAGE_MAX = 100;

function page(query: URLSearchParams, { truth, answers }: Subject) {
  const peers = answers.peers ?? [];
  const number = Number(query.get('page') ?? 1);
  const size = Math.min(PAGE_MAX, Number(query.get('page_size') ?? 25));
  const end = number * size;
  return {
    count: peers.length,
    next: end < peers.length ? `https://${truth.domain}${PEERS}?page=${number + 1}&page_size=${size}` : null,
    previous: null,
    results: peers.slice(end - size, end).map((name) => ({ name, creation_date: '2026-01-01T00:00:00Z' })),
  };
}
