import { ACTIVE, kind } from '../kind.ts';
import { nodeinfo } from './nodeinfo.ts';
import { json, type Shape, type Subject } from './shape.ts';

const ONE = { usersTotal: 1, usersActiveMonth: 1, usersActiveHalfyear: 1, postsTotal: 1 };

/** One streamer per server: every count of users is the constant 1. */
export const owncast: Shape = {
  network: 'fediverse',
  kinds: [
    kind('owncast', {
      share: 0.8,
      versions: '0.1.3 0.2.0 0.2.1 0.2.3',
      registrations: ['closed'],
      unpublished: ['languages', 'rules', 'contact', 'federation', 'usersTotal', ...ACTIVE],
      constantUsage: ONE,
    }),
  ],
  answer(request, subject) {
    if (request.path === '/api/v1/instance') return json(instance(subject));
    return nodeinfo(request, subject, {
      paths: { '2.0': '/nodeinfo/2.0' },
      name: 'Owncast',
      users: { total: 1, activeMonth: 1, activeHalfyear: 1 },
      usage: { localPosts: 1 },
      isOpen: false,
      isBare: true,
    });
  },
};

function instance({ truth, answers }: Subject) {
  return {
    uri: `https://${truth.domain}`,
    title: answers.title,
    short_description: answers.description,
    description: answers.description,
    version: answers.version,
    stats: { user_count: 1, status_count: 1, domain_count: 0 },
    registrations: false,
    approval_required: false,
    invites_enabled: false,
  };
}
