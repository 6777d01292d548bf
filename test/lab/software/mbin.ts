import { kind } from '../kind.ts';
import { nodeinfo } from './nodeinfo.ts';
import { json, type Shape, type Subject } from './shape.ts';

// Two groups for everybody and a line without a colon, as the real file has.
const ROBOTS =
  'User-agent: GPTBot\nDisallow: /\n\nUser-agent: *\nRequest-rate: 1/5s\nCrawl-delay: 5\nDisallow: /admin/\n\n' +
  'User-agent: *\nDisallow /er/*\nDisallow: /settings/\n';

// Since 1.8 an open door may have a clerk behind it, and nothing says so.
const UNTOLD_WHEN_OPEN = ['rules', 'federation', 'registration'] as const;

const CALM = { registration: 'closed', truth: { languages: ['de'] } } as const;

export const mbin: Shape = {
  network: 'fediverse',
  kinds: [
    kind('mbin', {
      peers: true,
      rules: { banned: 'suspend' },
      reasons: false,
      share: 0.9,
      versions: '1.7.4 1.8.1 1.8.3 1.8.4',
      robots: ROBOTS,
      unpublished: ['rules', 'federation'],
      showcase: [
        CALM,
        { ...CALM, name: 'mbin 1.8, open', registration: 'open', kind: { unpublished: UNTOLD_WHEN_OPEN } },
        { ...CALM, name: 'mbin 1.7, open', registration: 'open', version: '1.7.4' },
        {
          ...CALM,
          name: 'mbin without federation',
          federation: 'none',
          kind: { unpublished: ['rules'], peers: false, rules: {} },
        },
      ],
    }),
    // Mbin's ancestor has none of these endpoints.
    kind('kbin', { versions: '0.10.1', showcase: [{ registration: 'closed' }] }),
  ],
  answer(request, subject) {
    const { answers, truth } = subject;
    const path = truth.software === 'kbin' && request.path.startsWith('/api/') ? '' : request.path;
    switch (path) {
      case '/api/info':
        return json(info(subject));
      case '/api/instance':
        return json(pages(subject));
      case '/api/federated':
        return json({ instances: (answers.peers ?? []).map((domain) => listed(subject, domain)) });
      case '/api/defederated':
        return json({ instances: (answers.policies ?? []).map(({ target }) => target) });
      case '/api/defederated/v2':
        return json({ instances: (answers.policies ?? []).map(({ target }) => listed(subject, target)) });
      default:
        return nodeinfo(request, subject, {
          paths: { '2.0': '/nodeinfo/2.0.json', '2.1': '/nodeinfo/2.1.json' },
          usage: { localComments: (answers.usage.postsTotal ?? 0) * 3 },
        });
    }
  },
};

function listed({ other }: Subject, domain: string) {
  const target = other(domain);
  return { domain, software: target?.software ?? null, version: target?.version ?? null };
}

function info({ truth, answers }: Subject) {
  return {
    softwareName: 'mbin',
    softwareVersion: answers.version,
    softwareRepository: 'https://github.com/MbinOrg/mbin',
    websiteDomain: truth.domain,
    websiteContactEmail: `contact@${truth.domain}`,
    websiteTitle: answers.title,
    websiteOpenRegistrations: answers.registration === 'open',
    websiteFederationEnabled: truth.federation !== 'none',
    websiteDefaultLang: answers.languages[0] ?? 'en',
    instanceModerators: [],
    instanceAdmins: [],
  };
}

/** What the operator wrote for people, in Markdown: the contact is an address of e-mail as a rule. */
function pages({ truth, answers }: Subject) {
  return {
    about: `# About\n\n${answers.description}`,
    contact: `Write to contact@${truth.domain}.`,
    faq: '',
    privacyPolicy: '',
    terms: answers.rules.join('\n'),
  };
}
