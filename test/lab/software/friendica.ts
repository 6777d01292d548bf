import { INVITE, kind } from '../kind.ts';
import { nodeinfo } from './nodeinfo.ts';
import { json, type Shape, type Subject } from './shape.ts';

const POLICIES = {
  open: 'REGISTER_OPEN',
  approval: 'REGISTER_APPROVE',
  invite: 'REGISTER_INVITATION',
  closed: 'REGISTER_CLOSED',
} as const;

const ROBOTS =
  'User-agent: *\nDisallow: /settings/\nDisallow: /admin/\nDisallow: /message/\nDisallow: /search\n';

export const friendica: Shape = {
  network: 'fediverse',
  kinds: [
    kind('friendica', {
      share: 3,
      versions: '2023.12-1542 2024.03-1556 2024.08-1571 2024.12-1574',
      registrations: INVITE,
      peers: true,
      robots: ROBOTS,
    }),
  ],
  answer(request, subject) {
    switch (request.path) {
      case '/friendica/json':
      case '/friendica.json':
        return json(own(subject));
      case '/api/v1/instance/peers':
        return json(subject.answers.peers ?? []);
      default:
        return nodeinfo(request, subject, {
          paths: {
            '1.0': '/nodeinfo/1.0',
            '2.0': '/nodeinfo/2.0',
            '2.1': '/nodeinfo/2.1',
            '2.2': '/nodeinfo/2.2',
          },
          protocols: ['dfrn', 'activitypub', 'diaspora'],
          // Invited and waiting people count as welcome here.
          isOpen: subject.answers.registration !== 'closed',
          metadata: { explicitContent: false, nodeName: subject.answers.title },
        });
    }
  },
};

function own({ truth, answers }: Subject) {
  return {
    version: answers.version,
    url: `https://${truth.domain}`,
    addons: [],
    locked_features: {},
    explicit_content: 0,
    language: answers.languages[0] ?? 'en',
    register_policy: POLICIES[answers.registration],
    admin: [],
    site_name: answers.title,
    platform: 'friendica',
    info: answers.description,
    no_scrape_url: `https://${truth.domain}/noscrape`,
  };
}
