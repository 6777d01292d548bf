import { kind } from '../kind.ts';
import { nodeinfo } from './nodeinfo.ts';
import type { Shape } from './shape.ts';

/** A forum: its posts are topics, its comments the answers. */
export const nodebb: Shape = {
  network: 'fediverse',
  kinds: [kind('nodebb', { versions: '4.0.0 4.3.2 4.6.1', showcase: [{}] })],
  answer: (request, subject) =>
    nodeinfo(request, subject, {
      paths: { '2.0': '/nodeinfo/2.0' },
      name: 'NodeBB',
      usage: { localComments: 0 },
    }),
};
