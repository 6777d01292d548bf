import { kind, UNTOLD } from '../kind.ts';
import { nodeinfo } from './nodeinfo.ts';
import type { Shape } from './shape.ts';

/** The federation service beside a Ghost site: one account, and a version that never changes. */
export const ghost: Shape = {
  network: 'fediverse',
  kinds: [
    kind('ghost', {
      versions: '0.1.0',
      registrations: ['closed'],
      unpublished: [...UNTOLD, 'version', 'usersTotal'],
      constantUsage: { usersTotal: 1, usersActiveMonth: 1, usersActiveHalfyear: 1, postsTotal: 12 },
      showcase: [{}],
    }),
  ],
  answer: (request, subject) =>
    nodeinfo(request, subject, {
      paths: { '2.1': '/.ghost/activitypub/nodeinfo/2.1' },
      version: '0.1.0',
      isOpen: false,
      software: { repository: 'https://github.com/TryGhost/ActivityPub', homepage: 'https://ghost.org' },
      usage: { localComments: 0 },
      metadata: {
        nodeName: subject.answers.title,
        nodeDescription: subject.answers.description,
        private: false,
        postFormats: ['text/html'],
      },
    }),
};
