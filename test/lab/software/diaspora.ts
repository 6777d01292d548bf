import { nodeinfo } from './nodeinfo.ts';
import type { Shape } from './shape.ts';

export const diaspora: Shape = {
  names: ['diaspora'],
  answer: (request, subject) =>
    nodeinfo(request, subject, {
      paths: { '1.0': '/nodeinfo/1.0', '2.0': '/nodeinfo/2.0', '2.1': '/nodeinfo/2.1' },
      // Until 2.0 the protocols stood in two lists.
      protocols: ['diaspora'],
      metadata: {
        nodeName: subject.answers.title,
        camo: { markdown: false, opengraph: false, remotePods: false },
      },
    }),
};
