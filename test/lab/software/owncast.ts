import { kind } from '../kind.ts';
import { nodeinfo } from './nodeinfo.ts';
import type { Shape } from './shape.ts';

const ONE = { usersTotal: 1, usersActiveMonth: 1, usersActiveHalfyear: 1, postsTotal: 1 };

/** One streamer per server: every count is the constant 1. */
export const owncast: Shape = {
  network: 'fediverse',
  kinds: [
    kind('owncast', {
      share: 0.8,
      versions: '0.1.3 0.2.0 0.2.1 0.2.3',
      registrations: ['closed'],
      constantUsage: ONE,
    }),
  ],
  answer: (request, subject) =>
    nodeinfo(request, subject, {
      paths: { '2.0': '/nodeinfo/2.0' },
      name: 'Owncast',
      users: { total: 1, activeMonth: 1, activeHalfyear: 1 },
      usage: { localPosts: 1 },
      isOpen: false,
      isBare: true,
    }),
};
