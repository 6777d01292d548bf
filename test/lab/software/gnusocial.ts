import type { Registration } from '@homeport/db';
import { kind } from '../kind.ts';
import { json, type Shape, type Subject } from './shape.ts';

const REGISTRATIONS: readonly Registration[] = ['open', 'invite', 'closed'];
const USAGE = ['usersTotal', 'usersActiveMonth', 'usersActiveHalfyear', 'postsTotal'] as const;

/** No NodeInfo, which is a plugin, but its own configuration: every value in it is a text. */
export const gnusocial: Shape = {
  network: 'fediverse',
  kinds: [
    kind('gnusocial', {
      versions: '1.2.0-beta4 1.20.9-release 2.0.2-beta0',
      registrations: REGISTRATIONS,
      unpublished: ['description', 'rules', 'contact', 'federation', ...USAGE],
      showcase: [
        { truth: { languages: ['de'] } },
        { name: 'gnusocial by invitation', registration: 'invite', truth: { languages: ['de'] } },
      ],
    }),
  ],
  answer(request, subject) {
    switch (request.path) {
      case '/api/statusnet/config.json':
      case '/api/gnusocial/config.json':
        return json(configuration(subject));
      case '/api/gnusocial/version.json':
        return json(subject.answers.version);
      default:
        return null;
    }
  },
};

function configuration({ truth, answers }: Subject) {
  const said = (isSo: boolean) => (isSo ? '1' : '0');
  return {
    site: {
      name: answers.title,
      server: truth.domain,
      theme: 'neo-gnu',
      path: '',
      logo: '',
      fancy: '1',
      language: answers.languages[0] ?? 'en',
      email: `contact@${truth.domain}`,
      broughtby: '',
      timezone: 'UTC',
      closed: said(answers.registration === 'closed'),
      inviteonly: said(answers.registration === 'invite'),
      private: '0',
      textlimit: '1000',
    },
  };
}
