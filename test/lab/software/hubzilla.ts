import { kind } from '../kind.ts';
import { nodeinfo } from './nodeinfo.ts';
import { json, type Shape, type Subject } from './shape.ts';

export const hubzilla: Shape = {
  network: 'fediverse',
  kinds: [
    kind('hubzilla', { share: 0.9, versions: '8.8.7 9.4.3 10.0.8 10.2.2' }),
    kind('zap'),
    kind('streams'),
  ],
  answer(request, subject) {
    if (request.path === '/siteinfo.json' || request.path === '/siteinfo/json') {
      return json(siteinfo(subject));
    }
    // Any other document of NodeInfo is answered with a bare null.
    if (request.path === '/nodeinfo/2.1') return json(null, 'application/json');
    return nodeinfo(request, subject, {
      paths: { '2.0': '/nodeinfo/2.0', '1.0': '/nodeinfo/1.0' },
      protocols: ['zot', 'activitypub'],
      usage: { localComments: 0 },
      metadata: { nodeName: subject.answers.title },
    });
  },
};

function siteinfo({ truth, answers }: Subject) {
  return {
    url: `https://${truth.domain}`,
    platform: answers.software,
    site_name: answers.title,
    version: answers.version,
    register_policy: answers.registration === 'open' ? 'REGISTER_OPEN' : 'REGISTER_CLOSED',
    invitation_only: 0,
    directory_mode: 'DIRECTORY_MODE_NORMAL',
    language: answers.languages[0] ?? 'en',
    admin: false,
    info: answers.description,
    channels_total: answers.usage.usersTotal,
    hide_in_statistics: 0,
  };
}
