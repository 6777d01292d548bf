import { APPROVAL, kind } from '../kind.ts';
import { federatedInstances, site } from './lemmy.ts';
import { nodeinfo } from './nodeinfo.ts';
import { json, type Shape } from './shape.ts';

/** Lemmy's lists, and its blocks once more in Mastodon's shape, with reasons. */
export const piefed: Shape = {
  network: 'fediverse',
  kinds: [
    kind('piefed', {
      share: 1.2,
      versions: '1.0.7 1.1.13 1.2.8 1.3.2',
      registrations: APPROVAL,
      peers: true,
      rules: { suspend: 'suspend' },
      digests: true,
      robots: 'User-agent: *\nContent-Signal: search=yes,ai-train=no\nDisallow: /login\n  Disallow: /admin\n',
    }),
  ],
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
