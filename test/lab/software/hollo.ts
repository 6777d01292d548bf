import { kind } from '../kind.ts';
import { nodeinfo } from './nodeinfo.ts';
import { json, type Shape, type Subject } from './shape.ts';

/** For one person: numbers in NodeInfo, words in its imitation of Mastodon, where the numbers are wrong. */
export const hollo: Shape = {
  network: 'fediverse',
  kinds: [
    kind('hollo', {
      versions: '0.5.7 0.6.12 0.7.0',
      registrations: ['closed'],
      unpublished: ['languages', 'rules', 'federation'],
      contactPath: '/@admin',
      constantUsage: { usersTotal: 1, usersActiveMonth: 1, usersActiveHalfyear: 1, postsTotal: 340 },
      showcase: [{}],
    }),
  ],
  answer(request, subject) {
    switch (request.path) {
      case '/api/v1/instance':
        return json(instance(subject));
      case '/api/v2/instance':
        return json(newerInstance(subject));
      default:
        return nodeinfo(request, subject, {
          paths: { '2.1': '/nodeinfo/2.1' },
          isOpen: false,
          usage: { localComments: 0 },
          metadata: {},
        });
    }
  },
};

function instance({ truth, answers }: Subject) {
  return {
    uri: truth.domain,
    title: answers.title,
    short_description: answers.description,
    description: answers.description,
    email: `admin@${truth.domain}`,
    version: answers.version,
    // All posts that it has ever received.
    stats: { user_count: 1, status_count: 90_000, domain_count: truth.peers.length },
    languages: [],
    registrations: false,
    approval_required: true,
    invites_enabled: false,
    contact_account: account(truth.contact),
    rules: [],
  };
}

function newerInstance({ truth, answers }: Subject) {
  return {
    domain: truth.domain,
    title: answers.title,
    version: answers.version,
    source_url: 'https://github.com/fedify-dev/hollo',
    description: answers.description,
    usage: { users: { active_month: 0 } },
    languages: [],
    configuration: { statuses: { max_characters: 10_000 }, translation: { enabled: false } },
    registrations: { enabled: false, approval_required: true, message: null },
    contact: { email: `admin@${truth.domain}`, account: account(truth.contact) },
    rules: [],
  };
}

function account(url: string | null) {
  return url === null ? null : { username: 'admin', acct: 'admin', url };
}
