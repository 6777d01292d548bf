import { nodeinfo } from './nodeinfo.ts';
import type { Shape } from './shape.ts';

/** One streamer per server: every count is the constant 1. */
export const owncast: Shape = {
  names: ['owncast'],
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
