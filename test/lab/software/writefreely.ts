import { kind } from '../kind.ts';
import { nodeinfo } from './nodeinfo.ts';
import type { Shape } from './shape.ts';

export const writefreely: Shape = {
  network: 'fediverse',
  kinds: [kind('writefreely', { share: 3, versions: '0.13.2 0.14.0 0.15.0 0.15.1 0.16.0' })],
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
