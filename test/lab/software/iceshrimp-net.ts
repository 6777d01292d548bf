import { kind } from '../kind.ts';
import { contactAccount, rules } from './mastodon.ts';
import { nodeinfo } from './nodeinfo.ts';
import { isSince } from './release.ts';
import { json, redirect, type Shape, type Subject } from './shape.ts';

/** A rewrite of Iceshrimp: a form of a NodeInfo, Mastodon's second API, and no lists at all. */
export const iceshrimpNet: Shape = {
  network: 'fediverse',
  kinds: [
    kind('iceshrimp.net', {
      versions: '2025.1-beta5 2025.3 2026.1',
      registrations: ['open', 'invite', 'closed'],
      unpublished: ['languages', 'federation'],
      contactPath: '/@admin',
      showcase: [
        {},
        { name: 'iceshrimp.net by invitation', registration: 'invite' },
        // Before it had learned to count.
        {
          name: 'iceshrimp.net 2025.1',
          version: '2025.1-beta5',
          registration: 'closed',
          kind: {
            unpublished: [
              'languages',
              'federation',
              'usersTotal',
              'usersActiveMonth',
              'usersActiveHalfyear',
              'postsTotal',
            ],
          },
        },
      ],
    }),
  ],
  answer(request, subject) {
    switch (request.path) {
      case '/api/v2/instance':
        return json(instance(subject));
      case '/nodeinfo/2.0.json':
        return redirect(301, '/nodeinfo/2.0');
      default:
        return nodeinfo(request, subject, {
          paths: { '2.1': '/nodeinfo/2.1', '2.0': '/nodeinfo/2.0' },
          name: 'Iceshrimp.NET',
          isOpen: false,
          ...(!isSince(subject.answers.version, '2025.2') && { users: NOBODY, usage: NOTHING }),
          metadata: FORM,
        });
    }
  },
};

const NOBODY = { total: 0, activeMonth: 0, activeHalfyear: 0 };
const NOTHING = { localComments: 0, localPosts: 0 };

// Nobody has filled it in.
const FORM = {
  nodeName: 'Iceshrimp.NET',
  nodeDescription: 'An Iceshrimp.NET instance',
  maintainer: { name: 'todo', email: 'todo' },
  langs: [],
  tosUrl: 'todo',
  disableRegistration: true,
};

function instance(subject: Subject) {
  const { truth, answers } = subject;
  return {
    domain: truth.domain,
    title: answers.title,
    version: `4.2.1 (compatible; Iceshrimp.NET/${answers.version})`,
    source_url: 'https://iceshrimp.dev/iceshrimp/Iceshrimp.NET',
    description: answers.description,
    usage: { users: { active_month: answers.usage.usersActiveMonth ?? 0 } },
    languages: [],
    registrations: {
      enabled: answers.registration !== 'closed',
      // Set for whatever is less than open.
      approval_required: answers.registration !== 'open',
    },
    contact: { email: 'unset@example.org', account: contactAccount(subject) },
    rules: rules(subject),
  };
}
