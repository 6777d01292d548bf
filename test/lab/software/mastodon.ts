import { APPROVAL, kind, star } from '../kind.ts';
import type { LabReply } from '../net/host.ts';
import { nodeinfo } from './nodeinfo.ts';
import { isSince } from './release.ts';
import { empty, json, type Shape, type Subject } from './shape.ts';

const ROBOTS = `# See http://www.robotstxt.org/robotstxt.html for documentation on how to use the robots.txt file

User-agent: GPTBot
Disallow: /

User-agent: *
Disallow: /media_proxy/
Disallow: /interact/
`;

// Since 4.4 Mastodon asks crawlers to leave its list of blocks alone.
function robots(version: string): string {
  return isSince(version, '4.4') ? `${ROBOTS}Disallow: /api/v1/instance/domain_blocks\n` : ROBOTS;
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
  unpublished: [],
  contactPath: '/@admin',
} as const;

const NO_POLICY = { rules: {} } as const;
const SHUT = { peers: false, rules: {} } as const;

export const mastodon: Shape = {
  network: 'fediverse',
  kinds: [
    kind('mastodon', {
      ...PUBLISHED,
      share: 40,
      versions: '4.1.20 4.2.17 4.2.24 4.3.7 4.3.11 4.4.2 4.4.5 4.4.5+glitch 4.5.0 4.5.1 4.5.3',
      isHub: true,
      hidesRuledPeers: true,
      showcase: [
        {},
        { name: 'mastodon as shipped', robots: robots('4.5.3'), kind: NO_POLICY },
        { name: 'mastodon in limited federation', federation: 'allow_list', kind: SHUT },
        { name: 'mastodon 4.4 with glitch', version: '4.4.5+glitch', registration: 'open' },
        { name: 'mastodon 4.2', version: '4.2.24', kind: { unpublished: ['federation'] } },
        // It shows strangers nothing but NodeInfo, and that was empty then.
        {
          name: 'mastodon 4.2 in limited federation',
          version: '4.2.24',
          federation: 'allow_list',
          registration: 'closed',
          kind: { ...SHUT, unpublished: ['title', 'description', 'languages', 'rules', 'contact'] },
        },
        // Before 4.0 the list was a page for people.
        {
          name: 'mastodon 3.5',
          version: '3.5.19',
          registration: 'closed',
          kind: { ...NO_POLICY, unpublished: ['federation'] },
        },
      ],
    }),
    kind('hometown', {
      ...PUBLISHED,
      unpublished: ['federation'],
      share: 0.6,
      versions: '4.0.6+hometown-1.1.0 4.2.10+hometown-1.1.1',
    }),
    kind('ecko', PUBLISHED),
  ],
  answer(request, subject) {
    if (request.method !== 'GET' && request.method !== 'HEAD') return null;
    const { version } = subject.answers;
    return (
      api(request.path, subject) ??
      nodeinfo(request, subject, {
        paths: { '2.0': '/nodeinfo/2.0' },
        isOpen: subject.answers.registration !== 'closed',
        ...(!isSince(version, '4.3') && { metadata: [] }),
      })
    );
  },
};

function api(path: string, subject: Subject): LabReply | null {
  const { truth, answers } = subject;
  const isLimited = truth.federation === 'allow_list';
  const isOld = !isSince(answers.version, '4.4');
  switch (path) {
    case '/api/v1/instance':
      return isLimited && isOld ? unauthorized() : json(instanceV1(subject));
    case '/api/v2/instance':
      if (!isSince(answers.version, '4.0')) return null;
      return isLimited && isOld ? unauthorized() : json(instanceV2(subject));
    case '/api/v1/instance/rules':
      return json(rules(subject));
    case '/api/v1/instance/peers':
      if (isLimited) return unauthorized();
      return answers.peers === null ? empty(404) : json(answers.peers);
    case '/api/v1/instance/domain_blocks':
      if (!isSince(answers.version, '4.0')) return null;
      return isLimited ? unauthorized() : domainBlocks(subject);
    default:
      return null;
  }
}

function unauthorized(): LabReply {
  return json({ error: 'This method requires an authenticated user' }, undefined, 401);
}

/** The account that the operator names for those who have something to say. */
export function contactAccount({ truth }: Subject) {
  const isTold = truth.contact !== null && !truth.kind.unpublished.includes('contact');
  return isTold ? { id: '1', username: 'admin', acct: 'admin', url: truth.contact } : null;
}

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
    contact_account: contactAccount(subject),
    rules: rules(subject),
  };
}

function instanceV2(subject: Subject) {
  const { truth, answers } = subject;
  const isLimited = truth.federation === 'allow_list';
  const isNew = isSince(answers.version, '4.4');
  return {
    domain: truth.domain,
    title: answers.title,
    version: answers.version,
    source_url: 'https://github.com/mastodon/mastodon',
    description: answers.description,
    // In limited federation nobody counts.
    usage: { users: { active_month: isLimited ? 0 : answers.usage.usersActiveMonth } },
    thumbnail: { url: `https://${truth.domain}/packs/media/images/preview.png` },
    icon: [],
    languages: answers.languages,
    configuration: {
      urls: {
        streaming: `wss://${truth.domain}`,
        status: null,
        ...(isNew && {
          about: `https://${truth.domain}/about`,
          privacy_policy: `https://${truth.domain}/privacy-policy`,
          terms_of_service: null,
        }),
      },
      ...CONFIGURATION,
      translation: { enabled: false },
      ...(isNew && { limited_federation: isLimited }),
    },
    registrations: {
      enabled: answers.registration !== 'closed',
      approval_required: answers.registration === 'approval',
      reason_required: answers.registration === 'approval',
      message: null,
      min_age: null,
      url: null,
    },
    ...(isSince(answers.version, '4.3') && { api_versions: { mastodon: 6 } }),
    contact: { email: `contact@${truth.domain}`, account: contactAccount(subject) },
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
