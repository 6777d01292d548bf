import { kind, UNTOLD } from '../kind.ts';
import { nodeinfo } from './nodeinfo.ts';
import { json, type Shape, type Subject } from './shape.ts';

export const diaspora: Shape = {
  network: 'fediverse',
  kinds: [
    kind('diaspora', {
      share: 0.8,
      versions: '0.7.18.2-p84e7e411 0.9.0.0-p0a1b2c3d 1.0.0.0',
      unpublished: [...UNTOLD, 'description'],
      robots: 'User-Agent: *\nDisallow: /people/\nDisallow: /u/\nDisallow: /camo/\n',
      showcase: [{}, { name: 'diaspora of old', version: '0.5.7.1' }],
    }),
  ],
  answer(request, subject) {
    const { answers } = subject;
    // NodeInfo came with 0.6.
    if (/^0\.[0-5]\./.test(answers.version)) {
      return request.path === '/statistics.json' ? json(statistics(subject)) : null;
    }
    return nodeinfo(request, subject, {
      paths: { '1.0': '/nodeinfo/1.0', '2.0': '/nodeinfo/2.0', '2.1': '/nodeinfo/2.1' },
      // Until 2.0 the protocols stood in two lists.
      protocols: ['diaspora'],
      metadata: {
        nodeName: answers.title,
        camo: { markdown: false, opengraph: false, remotePods: false },
      },
    });
  },
};

function statistics({ answers }: Subject) {
  const { usersTotal, usersActiveMonth, usersActiveHalfyear, postsTotal } = answers.usage;
  return {
    name: answers.title,
    network: 'Diaspora',
    version: answers.version,
    registrations_open: answers.registration === 'open',
    services: [],
    total_users: usersTotal,
    active_users_halfyear: usersActiveHalfyear,
    active_users_monthly: usersActiveMonth,
    local_posts: postsTotal,
    local_comments: postsTotal,
  };
}
