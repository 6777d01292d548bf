import { INVITE, kind } from '../kind.ts';
import type { LabReply } from '../net/host.ts';
import type { Policy } from '../truth.ts';
import { nodeinfo } from './nodeinfo.ts';
import { json, text, type Shape, type Subject } from './shape.ts';

const POLICIES = {
  open: 'REGISTER_OPEN',
  approval: 'REGISTER_APPROVE',
  invite: 'REGISTER_INVITATION',
  closed: 'REGISTER_CLOSED',
} as const;

const ROBOTS =
  'User-agent: *\nDisallow: /settings/\nDisallow: /admin/\nDisallow: /message/\nDisallow: /search\n';

const USAGE = ['usersTotal', 'usersActiveMonth', 'usersActiveHalfyear', 'postsTotal'] as const;

export const friendica: Shape = {
  network: 'fediverse',
  kinds: [
    kind('friendica', {
      share: 3,
      versions: '2023.12-1542 2024.03-1556 2024.08-1571 2024.12-1574',
      registrations: INVITE,
      unpublished: ['federation'],
      contactPath: '/profile/admin',
      peers: true,
      rules: { block: 'suspend' },
      // Who wants the list to be seen has to say so.
      openness: { peers: 1, policies: 0.4 },
      robots: ROBOTS,
      showcase: [
        { truth: { languages: ['de'] } },
        { name: 'friendica by invitation', registration: 'invite', truth: { languages: ['de'] } },
        {
          name: 'friendica without statistics',
          registration: 'closed',
          kind: { unpublished: ['federation', ...USAGE] },
          truth: { languages: ['de'] },
        },
      ],
    }),
  ],
  answer(request, subject) {
    switch (request.path) {
      case '/friendica/json':
      case '/friendica.json':
        return json(own(subject));
      case '/friendica':
        return about(subject);
      case '/blocklist/domain/download':
        return download(subject);
      case '/api/v1/instance/peers':
        return json((subject.answers.peers ?? []).map(asAddress));
      case '/api/v2/instance':
        return json(imitation(subject));
      case '/api/statusnet/config.json':
      case '/api/gnusocial/config.json':
        return json(configuration(subject));
      default:
        return nodeinfo(request, subject, {
          paths: {
            '1.0': '/nodeinfo/1.0',
            '2.0': '/nodeinfo/2.0',
            '2.1': '/nodeinfo/2.1',
            '2.2': '/nodeinfo/2.2',
          },
          protocols: ['dfrn', 'activitypub', 'diaspora'],
          // Invited and waiting people count as welcome here.
          isOpen: subject.answers.registration !== 'closed',
          ...(subject.truth.kind.unpublished.includes('usersTotal') && {
            users: {},
            usage: { localPosts: undefined },
          }),
          metadata: { explicitContent: false, nodeName: subject.answers.title },
        });
    }
  },
};

function own({ truth, answers }: Subject) {
  return {
    version: answers.version,
    url: `https://${truth.domain}`,
    addons: [],
    locked_features: {},
    explicit_content: 0,
    language: answers.languages[0] ?? 'en',
    register_policy: POLICIES[answers.registration],
    // PHP makes an empty list of a missing object.
    admin: truth.contact === null ? [] : { name: 'admin', profile: truth.contact },
    site_name: answers.title,
    platform: 'friendica',
    info: `[b]${answers.description}[/b]`,
    no_scrape_url: `https://${truth.domain}/noscrape`,
  };
}

/** What it shows to those who ask like Mastodon: an invitation can't be seen here. */
function imitation({ truth, answers }: Subject) {
  return {
    domain: truth.domain,
    title: answers.title,
    version: `2.8.0 (compatible; Friendica ${answers.version})`,
    source_url: 'https://git.friendi.ca/friendica/friendica',
    description: answers.description,
    usage: { users: { active_month: answers.usage.usersActiveMonth ?? 0 } },
    languages: answers.languages.slice(0, 1),
    registrations: {
      enabled: answers.registration !== 'closed',
      approval_required: answers.registration === 'approval',
    },
    contact: { email: `contact@${truth.domain}`, account: null },
    rules: answers.rules.map((rule, index) => ({ id: String(index + 1), text: rule })),
    friendica: { version: answers.version.split('-')[0], codename: 'Yellow Archangel', db_version: 1574 },
  };
}

function configuration({ truth, answers }: Subject) {
  return {
    site: {
      name: answers.title,
      server: truth.domain,
      language: answers.languages[0] ?? 'en',
      email: `contact@${truth.domain}`,
      closed: answers.registration === 'closed',
      inviteonly: false,
      private: false,
      textlimit: 200_000,
      friendica: { FRIENDICA_PLATFORM: 'Friendica', FRIENDICA_VERSION: answers.version.split('-')[0] },
    },
  };
}

// The list is made of addresses, and some servers live below a path.
function asAddress(peer: string, index: number): string {
  return index % 5 === 4 ? `${peer}/friendica` : peer;
}

/** The page about the server: with the list of blocks where the operator shows it. */
function about({ answers }: Subject): LabReply {
  const rows = (answers.policies ?? []).map(
    ({ target, reason }) => `<tr>\n<td>${escaped(target)}</td>\n<td>${escaped(reason ?? '')}</td>\n</tr>\n`,
  );
  const list = `<div id="about_blocklist"><p>Blocked</p><table class="table"><thead><tr><th>Domain</th><th>Reason</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
  return text(
    `<!DOCTYPE html><html><body><div id="friendica"><h1>Friendica</h1>${answers.policies === null ? '' : list}</div></body></html>`,
    'text/html; charset=utf-8',
  );
}

/** It can be had whether or not the page shows the list: only manners keep a visitor away. */
function download({ truth, answers }: Subject): LabReply {
  const lines = (answers.policies ?? truth.policies).map(csvLine);
  return text(lines.join(''), 'text/csv; charset=utf-8');
}

function csvLine({ target, reason }: Policy): string {
  return `${target},"${(reason ?? '').replaceAll('"', '""')}"\n`;
}

function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
