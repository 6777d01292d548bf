import type { Registration } from '@homeport/db';
import { ACTIVE, kind, UNTOLD } from '../kind.ts';
import { nodeinfo } from './nodeinfo.ts';
import type { Shape } from './shape.ts';

const REGISTRATIONS: readonly Registration[] = ['open', 'invite', 'closed'];

export const writefreely: Shape = {
  network: 'fediverse',
  kinds: [
    kind('writefreely', {
      share: 3,
      versions: '0.13.2 0.14.0 0.15.0 0.15.1 0.16.0',
      registrations: REGISTRATIONS,
      showcase: [
        {},
        { name: 'writefreely by invitation', registration: 'invite' },
        { name: 'writefreely without statistics', kind: { unpublished: [...UNTOLD, ...ACTIVE] } },
      ],
    }),
  ],
  answer(request, subject) {
    const { answers } = subject;
    const { usersTotal, usersActiveMonth, usersActiveHalfyear } = answers.usage;
    return nodeinfo(request, subject, {
      paths: { '2.0': '/api/nodeinfo' },
      // Zero for what is not counted.
      users: {
        total: usersTotal,
        activeMonth: usersActiveMonth ?? 0,
        activeHalfyear: usersActiveHalfyear ?? 0,
      },
      metadata: {
        nodeName: answers.title,
        nodeDescription: answers.description,
        private: false,
        software: {
          homepage: 'https://writefreely.org',
          github: 'https://github.com/writefreely/writefreely',
        },
        maxBlogs: 1,
        publicReader: true,
        invites: answers.registration === 'invite',
      },
    });
  },
};
