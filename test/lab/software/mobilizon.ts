import { ACTIVE, kind, UNTOLD } from '../kind.ts';
import { nodeinfo } from './nodeinfo.ts';
import type { Shape } from './shape.ts';

export const mobilizon: Shape = {
  network: 'fediverse',
  kinds: [
    kind('mobilizon', {
      share: 0.8,
      versions: '4.1.0 5.0.1 5.1.2 5.1.5',
      unpublished: [...UNTOLD, ...ACTIVE],
    }),
  ],
  answer(request, subject) {
    const { truth, answers } = subject;
    return nodeinfo(request, subject, {
      paths: { '2.0': '/.well-known/nodeinfo/2.0', '2.1': '/.well-known/nodeinfo/2.1' },
      name: 'Mobilizon',
      users: { total: answers.usage.usersTotal },
      usage: { localComments: answers.usage.usersTotal },
      links: [
        { rel: 'https://www.w3.org/ns/activitystreams#Application', href: `https://${truth.domain}/@relay` },
      ],
      metadata: { nodeName: answers.title, nodeDescription: answers.description },
    });
  },
};
