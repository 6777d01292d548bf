import { kind } from '../kind.ts';
import { nodeinfo } from './nodeinfo.ts';
import type { Shape } from './shape.ts';

export const diaspora: Shape = {
  network: 'fediverse',
  kinds: [
    kind('diaspora', {
      share: 0.8,
      versions: '0.7.18.2-p84e7e411 0.9.0.0-p0a1b2c3d 1.0.0.0',
      robots: 'User-Agent: *\nDisallow: /people/\nDisallow: /u/\nDisallow: /camo/\n',
    }),
  ],
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
