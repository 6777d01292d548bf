import { APPROVAL, kind } from '../kind.ts';
import { contactAccount, rules } from './mastodon.ts';
import { nodeinfo } from './nodeinfo.ts';
import { json, type Shape, type Subject } from './shape.ts';

export const pixelfed: Shape = {
  network: 'fediverse',
  kinds: [
    kind('pixelfed', {
      share: 4,
      versions: '0.11.13 0.12.1 0.12.4 0.12.5 0.12.6',
      registrations: APPROVAL,
      peers: true,
      unpublished: ['federation'],
      contactPath: '/admin',
      showcase: [
        {},
        { name: 'pixelfed, open', registration: 'open' },
        // It shows an empty list where its operator shows none.
        { name: 'pixelfed without peers', kind: { peers: false } },
      ],
    }),
  ],
  answer(request, subject) {
    switch (request.path) {
      case '/api/v1/instance':
        return json(instance(subject));
      case '/api/v1/instance/peers':
        return json(subject.answers.peers ?? []);
      default:
        return nodeinfo(request, subject, {
          paths: { '2.0': '/api/nodeinfo/2.0.json' },
          isOpen: subject.answers.registration !== 'closed',
          metadata: { nodeName: subject.answers.title, software: { homepage: 'https://pixelfed.org' } },
        });
    }
  },
};

function instance(subject: Subject) {
  const { truth, answers } = subject;
  return {
    uri: truth.domain,
    title: answers.title,
    short_description: answers.description,
    description: answers.description,
    email: `contact@${truth.domain}`,
    version: `3.5.3 (compatible; Pixelfed ${answers.version})`,
    stats: {
      user_count: answers.usage.usersTotal,
      status_count: answers.usage.postsTotal,
      domain_count: truth.peers.length,
    },
    languages: answers.languages,
    // The form for applications stands where the door itself is shut.
    registrations: answers.registration === 'open',
    approval_required: answers.registration === 'approval',
    contact_account: contactAccount(subject),
    rules: rules(subject).map(({ id, text }) => ({ id, text })),
  };
}
