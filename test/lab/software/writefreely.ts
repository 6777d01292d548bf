import { nodeinfo } from './nodeinfo.ts';
import type { Shape } from './shape.ts';

export const writefreely: Shape = {
  names: ['writefreely'],
  answer: (request, subject) =>
    nodeinfo(request, subject, {
      paths: { '2.0': '/api/nodeinfo' },
      metadata: {
        nodeName: subject.answers.title,
        nodeDescription: subject.answers.description,
        private: false,
        software: {
          homepage: 'https://writefreely.org',
          github: 'https://github.com/writefreely/writefreely',
        },
        maxBlogs: 1,
        publicReader: true,
        invites: false,
      },
    }),
};
