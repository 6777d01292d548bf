import { kind } from '../kind.ts';
import { nodeinfo } from './nodeinfo.ts';
import type { Shape } from './shape.ts';

/** Whatever has no file of its own: a plain NodeInfo 2.0 and 2.1, and nothing else. */
export const generic: Shape = {
  network: 'fediverse',
  kinds: [
    kind('mitra', { share: 0.5, versions: '2.20.0 3.4.0 4.3.1 4.10.0' }),
    kind('gancio', { share: 0.4, versions: '1.12.2 1.19.4 1.24.4' }),
  ],
  answer: (request, subject) =>
    nodeinfo(request, subject, { paths: { '2.0': '/nodeinfo/2.0', '2.1': '/nodeinfo/2.1' } }),
};
