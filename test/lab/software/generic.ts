import { nodeinfo } from './nodeinfo.ts';
import type { Shape } from './shape.ts';

/** Whatever has no file of its own: a plain NodeInfo 2.0 and 2.1, and nothing else. */
export const generic: Shape = {
  names: [],
  answer: (request, subject) =>
    nodeinfo(request, subject, { paths: { '2.0': '/nodeinfo/2.0', '2.1': '/nodeinfo/2.1' } }),
};
