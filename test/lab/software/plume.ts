import { nodeinfo } from './nodeinfo.ts';
import type { Shape } from './shape.ts';

export const plume: Shape = {
  names: ['plume'],
  answer: (request, subject) =>
    nodeinfo(request, subject, {
      paths: { '2.0': '/nodeinfo/2.0', '2.1': '/nodeinfo/2.1' },
      users: { total: subject.answers.usage.usersTotal },
      metadata: { nodeName: subject.answers.title, nodeDescription: subject.answers.description },
    }),
};
