import { federatedInstances, site } from './lemmy.ts';
import { nodeinfo } from './nodeinfo.ts';
import { json, type Shape } from './shape.ts';

/** Lemmy's lists, and its blocks once more in Mastodon's shape, with reasons. */
export const piefed: Shape = {
  names: ['piefed'],
  answer(request, subject) {
    const { answers } = subject;
    switch (request.path) {
      case '/api/v3/site':
        return json(site(subject));
      case '/api/v3/federated_instances':
      case '/api/alpha/federated_instances':
        return json(federatedInstances(subject));
      case '/api/v1/instance/domain_blocks':
        return json(
          (answers.policies ?? []).map(({ target, digest, reason }) => ({
            domain: target,
            digest,
            severity: 'suspend',
            comment: reason ?? '',
          })),
        );
      default:
        return nodeinfo(request, subject, {
          paths: { '2.0': '/nodeinfo/2.0', '2.1': '/nodeinfo/2.1' },
          isOpen: answers.registration !== 'closed',
          usage: { localComments: (answers.usage.postsTotal ?? 0) * 5 },
          isBare: request.path.endsWith('2.0'),
          metadata: { capabilities: [] },
        });
    }
  },
};
