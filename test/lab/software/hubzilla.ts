import { INVITE, kind } from '../kind.ts';
import { nodeinfo } from './nodeinfo.ts';
import { json, type Shape, type Subject } from './shape.ts';

const WITHOUT_NODEINFO = 'hubzilla without nodeinfo';

const PUBLISHED = {
  registrations: INVITE,
  unpublished: ['rules', 'federation'],
  contactPath: '/channel/admin',
} as const;

export const hubzilla: Shape = {
  network: 'fediverse',
  kinds: [
    kind('hubzilla', {
      ...PUBLISHED,
      share: 0.9,
      versions: '8.8.7 9.4.3 10.0.8 10.2.2',
      showcase: [
        { truth: { languages: ['de'] } },
        { name: 'hubzilla by invitation', registration: 'invite', truth: { languages: ['de'] } },
        { name: 'hubzilla directory', kind: { peers: true }, truth: { languages: ['de'] } },
        { name: WITHOUT_NODEINFO, truth: { languages: ['de'] } },
      ],
    }),
    kind('zap', PUBLISHED),
    kind('streams', { ...PUBLISHED, showcase: [{ truth: { languages: ['de'] } }] }),
  ],
  answer(request, subject) {
    switch (request.path) {
      case '/siteinfo.json':
      case '/siteinfo/json':
        return json(siteinfo(subject));
      case '/dirsearch/sites':
        return json(sites(subject));
      case '/nodeinfo/2.1':
        // Any other document of NodeInfo is answered with a bare null.
        return hasNodeInfo(subject) ? json(null, 'application/json') : null;
      default:
        if (!hasNodeInfo(subject)) return null;
        return nodeinfo(request, subject, {
          paths: { '2.0': '/nodeinfo/2.0', '1.0': '/nodeinfo/1.0' },
          protocols: ['zot', 'activitypub'],
          // Who has to be let in or invited is not "everybody".
          isOpen: subject.answers.registration === 'open',
          usage: { localComments: 0 },
          metadata: { nodeName: subject.answers.title },
        });
    }
  },
};

/** NodeInfo is an add-on: the row of the showcase that has none. */
function hasNodeInfo({ truth }: Subject): boolean {
  return !truth.domain.startsWith(WITHOUT_NODEINFO.replaceAll(' ', '-'));
}

const REGISTER = {
  open: 'REGISTER_OPEN',
  approval: 'REGISTER_APPROVE',
  invite: 'REGISTER_OPEN',
  closed: 'REGISTER_CLOSED',
} as const;

function siteinfo({ truth, answers }: Subject) {
  const { usersTotal, usersActiveMonth, usersActiveHalfyear, postsTotal } = answers.usage;
  return {
    url: `https://${truth.domain}`,
    platform: answers.software,
    site_name: answers.title,
    version: answers.version,
    register_policy: REGISTER[answers.registration],
    invitation_only: answers.registration === 'invite' ? 1 : 0,
    directory_mode: truth.kind.peers ? 'DIRECTORY_MODE_PRIMARY' : 'DIRECTORY_MODE_NORMAL',
    language: answers.languages[0] ?? false,
    admin:
      truth.contact === null
        ? false
        : [{ name: 'admin', address: `admin@${truth.domain}`, channel: truth.contact }],
    info: `[b]${answers.description}[/b]`,
    // The (streams) repository leaves out everything below.
    ...(answers.software === 'hubzilla' && {
      channels_total: usersTotal,
      channels_active_monthly: usersActiveMonth,
      channels_active_halfyear: usersActiveHalfyear,
      local_posts: postsTotal,
      local_comments: 0,
      hide_in_statistics: 0,
    }),
  };
}

function sites({ truth, answers }: Subject) {
  if (!truth.kind.peers) return { success: false, message: 'This site is not a directory server' };
  return {
    success: true,
    sites: (answers.peers ?? []).map((peer) => ({
      url: `https://${peer}`,
      access: 'private',
      register: 'open',
      project: 'hubzilla',
    })),
  };
}
