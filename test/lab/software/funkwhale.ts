import { kind } from '../kind.ts';
import { nodeinfo } from './nodeinfo.ts';
import type { Shape } from './shape.ts';

export const funkwhale: Shape = {
  network: 'fediverse',
  kinds: [kind('funkwhale', { share: 0.7, versions: '1.3.4 1.4.0 1.4.1' })],
  answer(request, subject) {
    const { answers, truth } = subject;
    return nodeinfo(request, subject, {
      paths: { '2.0': '/api/v1/instance/nodeinfo/2.0/' },
      metadata: {
        actorId: `https://${truth.domain}/federation/actors/service`,
        private: false,
        shortDescription: answers.description,
        longDescription: answers.description,
        nodeName: answers.title,
        library: {
          federationEnabled: true,
          anonymousCanListen: true,
          tracks: { total: answers.usage.postsTotal },
        },
        allowList: { enabled: false, domains: null },
        knownNodesListUrl: null,
      },
    });
  },
};
