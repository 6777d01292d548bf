import { kind } from '../kind.ts';
import { nodeinfo } from './nodeinfo.ts';
import { json, type Shape, type Subject } from './shape.ts';

/** Its own robots.txt forbids everything: what it says is heard where an operator's file allows it. */
export const snac: Shape = {
  network: 'fediverse',
  kinds: [
    kind('snac', {
      share: 0.6,
      versions: '2.52 2.61 2.68 2.77',
      registrations: ['closed'],
      unpublished: ['languages', 'rules', 'federation'],
      contactPath: '/admin',
      door: () => ({ robots: 'User-agent: *\nDisallow: /\n', withheld: 'software-default' }),
      showcase: [{}],
    }),
  ],
  answer(request, subject) {
    if (request.path === '/api/v1/instance') return json(instance(subject));
    return nodeinfo(request, subject, { paths: { '2.0': '/nodeinfo_2_0' }, isOpen: false, metadata: {} });
  },
};

function instance({ truth, answers }: Subject) {
  return {
    uri: truth.domain,
    domain: truth.domain,
    title: answers.title,
    version: `4.0.0 (not true; really snac/${answers.version})`,
    source_url: 'https://comam.es/what-is-snac',
    description: truth.domain,
    short_description: answers.description,
    email: 'admin@localhost',
    rules: [],
    languages: ['en'],
    stats: { user_count: 0, status_count: 0, domain_count: 0 },
    registrations: false,
    contact_account: truth.contact === null ? null : { username: 'admin', url: truth.contact },
  };
}
