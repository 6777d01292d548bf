import { APPROVAL, kind, star } from '../kind.ts';
import { empty, json, type Shape, type Subject } from './shape.ts';
import { nodeinfo } from './nodeinfo.ts';

const ROBOTS = `# See http://www.robotstxt.org/robotstxt.html for documentation on how to use the robots.txt file

User-agent: GPTBot
Disallow: /

User-agent: *
Disallow: /media_proxy/
Disallow: /interact/
`;

// Since 4.4 Mastodon asks crawlers to leave its list of blocks alone.
function robots(version: string): string {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isNew = major > 4 || (major === 4 && minor >= 4);
  return isNew ? `${ROBOTS}Disallow: /api/v1/instance/domain_blocks\n` : ROBOTS;
}

// The outer halves of the name stay, and so do its dots.
function obfuscate(target: string): string {
  const visible = Math.floor(target.length / 4);
  return star(
    target,
    (index, character) => index > visible && index < target.length - visible && character !== '.',
  );
}

const PUBLISHED = {
  registrations: APPROVAL,
  peers: true,
  rules: { suspend: 'suspend', silence: 'silence' },
  digests: true,
  obfuscate,
  // Who wants to can hide either list, and the blocks are hidden by default.
  openness: { peers: 0.92, policies: 0.6 },
  robots,
} as const;

export const mastodon: Shape = {
  network: 'fediverse',
  kinds: [
    kind('mastodon', {
      ...PUBLISHED,
      share: 40,
      versions: '4.1.20 4.2.17 4.2.24 4.3.7 4.3.11 4.4.2 4.4.5 4.4.5+glitch 4.5.0 4.5.1 4.5.3',
      isHub: true,
      hidesRuledPeers: true,
    }),
    kind('hometown', { ...PUBLISHED, share: 0.6, versions: '4.0.6+hometown-1.1.0 4.2.10+hometown-1.1.1' }),
    kind('ecko', PUBLISHED),
  ],
  answer(request, subject) {
    if (request.method !== 'GET' && request.method !== 'HEAD') return null;
    switch (request.path) {
      case '/api/v1/instance':
        return json(instanceV1(subject));
      case '/api/v2/instance':
        return json(instanceV2(subject));
      case '/api/v1/instance/rules':
        return json(rules(subject));
      case '/api/v1/instance/peers':
        return subject.answers.peersPublication === 'closed' ? empty(404) : json(subject.answers.peers ?? []);
      case '/api/v1/instance/domain_blocks':
        return domainBlocks(subject);
      default:
        return nodeinfo(request, subject, { paths: { '2.0': '/nodeinfo/2.0' } });
    }
  },
};

function domainBlocks({ answers }: Subject) {
  if (answers.policies === null) return empty(404);
  // An operator who shows no reasons sends null with every entry.
  const entries = answers.policies.map(({ target, digest, severity, reason }) => ({
    domain: target,
    digest,
    severity,
    comment: reason,
  }));
  return json(
    entries.sort((a, b) => a.severity.localeCompare(b.severity) || a.domain.localeCompare(b.domain)),
  );
}

/** Text and hint in the shape of 4.x. */
export function rules({ answers }: Subject) {
  return answers.rules.map((rule, index) => ({ id: String(index + 1), text: rule, hint: '' }));
}

function instanceV1(subject: Subject) {
  const { truth, answers } = subject;
  return {
    uri: truth.domain,
    title: answers.title,
    short_description: answers.description,
    description: `<p>${answers.description}</p>`,
    email: `contact@${truth.domain}`,
    version: answers.version,
    urls: { streaming_api: `wss://${truth.domain}` },
    stats: {
      user_count: answers.usage.usersTotal,
      status_count: answers.usage.postsTotal,
      domain_count: truth.peers.length,
    },
    thumbnail: `https://${truth.domain}/packs/media/images/preview.png`,
    languages: answers.languages,
    registrations: answers.registration !== 'closed',
    approval_required: answers.registration === 'approval',
    invites_enabled: false,
    configuration: CONFIGURATION,
    contact_account: null,
    rules: rules(subject),
  };
}

function instanceV2(subject: Subject) {
  const { truth, answers } = subject;
  return {
    domain: truth.domain,
    title: answers.title,
    version: answers.version,
    source_url: 'https://github.com/mastodon/mastodon',
    description: answers.description,
    usage: { users: { active_month: answers.usage.usersActiveMonth } },
    thumbnail: { url: `https://${truth.domain}/packs/media/images/preview.png` },
    icon: [],
    languages: answers.languages,
    configuration: {
      urls: {
        streaming: `wss://${truth.domain}`,
        status: null,
        about: `https://${truth.domain}/about`,
        privacy_policy: `https://${truth.domain}/privacy-policy`,
        terms_of_service: null,
      },
      ...CONFIGURATION,
      translation: { enabled: false },
      limited_federation: false,
    },
    registrations: {
      enabled: answers.registration !== 'closed',
      approval_required: answers.registration === 'approval',
      reason_required: answers.registration === 'approval',
      message: null,
      min_age: null,
      url: null,
    },
    api_versions: { mastodon: 6 },
    contact: { email: `contact@${truth.domain}`, account: null },
    rules: rules(subject),
  };
}

const CONFIGURATION = {
  accounts: { max_featured_tags: 10, max_pinned_statuses: 5 },
  statuses: { max_characters: 500, max_media_attachments: 4, characters_reserved_per_url: 23 },
  media_attachments: {
    supported_mime_types: ['image/jpeg', 'image/png', 'image/webp'],
    image_size_limit: 16_777_216,
  },
  polls: { max_options: 4, max_characters_per_option: 50, min_expiration: 300, max_expiration: 2_629_746 },
};
