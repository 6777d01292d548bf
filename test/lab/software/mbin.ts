import { kind } from '../kind.ts';
import { nodeinfo } from './nodeinfo.ts';
import { json, type Shape, type Subject } from './shape.ts';

// Two groups for everybody and a line without a colon, as the real file has.
const ROBOTS =
  'User-agent: GPTBot\nDisallow: /\n\nUser-agent: *\nRequest-rate: 1/5s\nCrawl-delay: 5\nDisallow: /admin/\n\n' +
  'User-agent: *\nDisallow /er/*\nDisallow: /settings/\n';

const PUBLISHED = { peers: true, rules: { ban: 'suspend' }, reasons: false } as const;

export const mbin: Shape = {
  network: 'fediverse',
  kinds: [
    kind('mbin', { ...PUBLISHED, share: 0.9, versions: '1.7.4 1.8.1 1.8.3 1.8.4', robots: ROBOTS }),
    kind('kbin', PUBLISHED),
  ],
  answer(request, subject) {
    const { answers } = subject;
    switch (request.path) {
      case '/api/info':
        return json(info(subject));
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
    websiteFederationEnabled: true,
    websiteDefaultLang: answers.languages[0] ?? 'en',
    instanceModerators: [],
    instanceAdmins: [],
  };
}
