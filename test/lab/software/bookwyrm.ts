import { APPROVAL, kind } from '../kind.ts';
import { nodeinfo } from './nodeinfo.ts';
import { json, type Shape, type Subject } from './shape.ts';

const ROBOTS =
  '# robots of the reading room\nUser-agent: PetalBot\nDisallow: /\n\nUser-agent: *\nDisallow: /static/js/\n';

export const bookwyrm: Shape = {
  network: 'fediverse',
  kinds: [
    kind('bookwyrm', {
      share: 0.7,
      versions: '0.6.6 0.7.2 0.7.5 0.8.1',
      registrations: APPROVAL,
      // It names a mailbox, and that is not repeated.
      unpublished: ['rules', 'contact', 'federation'],
      peers: true,
      robots: ROBOTS,
    }),
  ],
  answer(request, subject) {
    switch (request.path) {
      case '/api/v1/instance/':
      case '/api/v1/instance':
        return json(instance(subject));
      case '/api/v1/instance/peers/':
      case '/api/v1/instance/peers':
        return json(subject.answers.peers ?? []);
      default:
        return nodeinfo(request, subject, {
          paths: { '2.0': '/nodeinfo/2.0' },
          isBare: true,
        });
    }
  },
};

function instance({ truth, answers }: Subject) {
  return {
    uri: truth.domain,
    title: answers.title,
    short_description: '',
    description: answers.description,
    version: answers.version,
    stats: { user_count: answers.usage.usersTotal, status_count: answers.usage.postsTotal },
    thumbnail: `https://${truth.domain}/static/images/logo.png`,
    languages: answers.languages,
    registrations: answers.registration === 'open',
    approval_required: answers.registration === 'approval',
    email: `contact@${truth.domain}`,
  };
}
