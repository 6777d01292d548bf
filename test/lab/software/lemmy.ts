import { APPROVAL, kind } from '../kind.ts';
import { nodeinfo } from './nodeinfo.ts';
import { json, type Shape, type Subject } from './shape.ts';

const MODES = { open: 'Open', approval: 'RequireApplication', invite: 'Closed', closed: 'Closed' } as const;

const LANGUAGES = 'und de en es fr it ja ko nl pl pt'.split(' ');

const ROBOTS =
  'User-Agent: *\nDisallow: /login\nDisallow: /login_reset\nDisallow: /settings\nDisallow: /admin\n';

export const lemmy: Shape = {
  network: 'fediverse',
  kinds: [
    kind('lemmy', {
      share: 6,
      versions: '0.18.5 0.19.3 0.19.5 0.19.8 0.19.11 0.19.13',
      registrations: APPROVAL,
      peers: true,
      isHub: true,
      rules: { blocked: 'suspend' },
      reasons: false,
      robots: ROBOTS,
    }),
  ],
  answer(request, subject) {
    if (request.path === '/api/v3/site') return json(site(subject));
    if (request.path === '/api/v3/federated_instances') return json(federatedInstances(subject));
    // From 0.19.4 on only the document of schema 2.1 is left.
    const [, minor = 0, patch = 0] = subject.answers.version.split('.').map(Number);
    const isNew = minor > 19 || (minor === 19 && patch >= 4);
    return nodeinfo(request, subject, {
      paths: isNew ? { '2.1': '/nodeinfo/2.1' } : { '2.0': '/nodeinfo/2.0.json' },
      // Whoever may apply counts as open here.
      isOpen: subject.answers.registration !== 'closed',
      usage: { localComments: (subject.answers.usage.postsTotal ?? 0) * 6 },
      metadata: {},
    });
  },
};

/** The site in the shape of 0.18 and 0.19, which PieFed imitates. */
export function site({ truth, answers }: Subject) {
  const { usage } = answers;
  const at = new Date(truth.anchorAt - 400 * 86_400_000).toISOString();
  return {
    site_view: {
      site: {
        id: 1,
        name: answers.title,
        sidebar: `## Welcome\n\n${answers.rules.map((rule) => `- ${rule}`).join('\n')}`,
        published: at,
        description: answers.description,
        actor_id: `https://${truth.domain}/`,
        last_refreshed_at: at,
        inbox_url: `https://${truth.domain}/inbox`,
        public_key: '',
        instance_id: 1,
      },
      local_site: {
        id: 1,
        site_id: 1,
        site_setup: true,
        enable_downvotes: true,
        enable_nsfw: false,
        community_creation_admin_only: false,
        private_instance: false,
        federation_enabled: true,
        published: at,
        registration_mode: MODES[answers.registration],
      },
      local_site_rate_limit: { local_site_id: 1, message: 180, message_per_second: 60 },
      counts: {
        site_id: 1,
        users: usage.usersTotal,
        posts: usage.postsTotal,
        comments: (usage.postsTotal ?? 0) * 6,
        communities: Math.ceil((usage.usersTotal ?? 1) / 40),
        users_active_month: usage.usersActiveMonth,
        users_active_half_year: usage.usersActiveHalfyear,
      },
    },
    admins: [],
    version: answers.version,
    all_languages: LANGUAGES.map((code, id) => ({ id, code, name: code })),
    discussion_languages: answers.languages.map((code) => LANGUAGES.indexOf(code)).filter((id) => id >= 0),
    taglines: [],
    custom_emojis: [],
    blocked_urls: [],
  };
}

/** Three lists of rows that tell what each host runs. */
export function federatedInstances({ truth, answers, other }: Subject) {
  const row = (domain: string, id: number) => {
    const target = other(domain);
    return {
      id,
      domain,
      published: new Date(truth.anchorAt - 300 * 86_400_000).toISOString(),
      updated: new Date(truth.anchorAt - 86_400_000).toISOString(),
      ...(target !== undefined && { software: target.software, version: target.version }),
    };
  };
  return {
    federated_instances: {
      linked: (answers.peers ?? []).map(row),
      allowed: [],
      blocked: (answers.policies ?? []).map(({ target }, index) => row(target, 100_000 + index)),
    },
  };
}
