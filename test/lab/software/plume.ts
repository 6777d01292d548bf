import { ACTIVE, kind, UNTOLD } from '../kind.ts';
import { nodeinfo } from './nodeinfo.ts';
import type { Shape } from './shape.ts';

export const plume: Shape = {
  network: 'fediverse',
  kinds: [kind('plume', { share: 0.4, versions: '0.7.1 0.7.2', unpublished: [...UNTOLD, ...ACTIVE] })],
  answer: (request, subject) =>
    nodeinfo(request, subject, {
      paths: { '2.0': '/nodeinfo/2.0', '2.1': '/nodeinfo/2.1' },
      users: { total: subject.answers.usage.usersTotal },
      metadata: { nodeName: subject.answers.title, nodeDescription: subject.answers.description },
    }),
};
