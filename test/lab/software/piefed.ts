import { APPROVAL, kind } from '../kind.ts';
import { federatedInstances, languagesOf, site } from './lemmy-v3.ts';
import { nodeinfo } from './nodeinfo.ts';
import { json, type Shape, type Subject } from './shape.ts';

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
      // Its own API names all languages alike, and its sidebar is prose.
      unpublished: ['languages', 'rules', 'contact'],
      robots: 'User-agent: *\nContent-Signal: search=yes,ai-train=no\nDisallow: /login\n  Disallow: /admin\n',
      showcase: [
        {},
        { name: 'piefed, open', registration: 'open' },
        {
          name: 'piefed with an allow list',
          federation: 'allow_list',
          kind: { rules: { allowed: 'allow' }, reasons: false, digests: false },
        },
      ],
    }),
  ],
  answer(request, subject) {
    const { answers } = subject;
    switch (request.path) {
      case '/api/alpha/site':
        return json(ownSite(subject));
      case '/api/v3/site':
        return json(site(subject));
      case '/api/v3/federated_instances':
      case '/api/alpha/federated_instances':
        return json(federatedInstances(subject));
      case '/api/v1/instance/domain_blocks':
        return json(
          // Whoever keeps a list of the allowed shows none of the blocked.
          (subject.truth.federation === 'allow_list' ? [] : (answers.policies ?? [])).map(
            ({ target, digest, reason }) => ({
              domain: target,
              digest,
              severity: 'suspend',
              comment: reason ?? '',
            }),
          ),
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

function ownSite(subject: Subject) {
  const { truth, answers } = subject;
  return {
    version: answers.version,
    admins: [],
    site: {
      name: answers.title,
      description: answers.description,
      sidebar: '## Welcome',
      registration_mode: MODES[answers.registration],
      user_count: answers.usage.usersTotal,
      enable_downvotes: true,
      icon: null,
      actor_id: `https://${truth.domain}/`,
      all_languages: languagesOf(subject).all_languages,
    },
  };
}

const MODES = { open: 'Open', approval: 'RequireApplication', invite: 'Closed', closed: 'Closed' } as const;
