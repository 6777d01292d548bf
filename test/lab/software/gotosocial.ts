import { ACTIVE, APPROVAL, kind, star, type Door } from '../kind.ts';
import { domainToUnicode } from 'node:url';
import type { LabReply } from '../net/host.ts';
import type { Dice } from '../random.ts';
import { contactAccount, rules } from './mastodon.ts';
import { nodeinfo } from './nodeinfo.ts';
import { isSince } from './release.ts';
import { json, type Shape, type Subject } from './shape.ts';

// The operator decides whether strangers may read NodeInfo at all; most leave it as it is shipped.
function chooseDoor(_version: string, dice: Dice): Door {
  return dice.chance(0.4)
    ? { robots: robots('serve'), withheld: null }
    : { robots: robots('default'), withheld: 'software-default' };
}

/** `serve` is the one mode of GoToSocial in which NodeInfo may be read. */
function robots(mode: 'default' | 'serve'): string {
  const nodeinfo = mode === 'serve' ? '' : 'Disallow: /.well-known/nodeinfo\nDisallow: /nodeinfo/\n';
  return `# GoToSocial robots.txt
User-agent: AI2Bot
User-agent: GPTBot
Disallow: /

User-agent: *
Crawl-delay: 500
Disallow: /api/
Disallow: /auth/
Disallow: /oauth/
Disallow: /.well-known/webfinger
Disallow: /fileserver/
Disallow: /users/
Disallow: /about/suspended
${nodeinfo}`;
}

/** GoToSocial: shy by default, no HEAD, no nameless visitors, its lists behind a login. */
export const gotosocial: Shape = {
  network: 'fediverse',
  kinds: [
    kind('gotosocial', {
      share: 5,
      versions: '0.17.3 0.18.1 0.19.1 0.20.0 0.20.2',
      registrations: APPROVAL,
      unpublished: ['federation', ...ACTIVE],
      contactPath: '/@admin',
      peers: true,
      rules: { suspend: 'suspend' },
      obfuscate: (target) => star(target, (index) => index % 3 === 1 || index % 5 === 1),
      door: chooseDoor,
      showcase: [
        {},
        {
          name: 'gotosocial with a list of the allowed',
          kind: { rules: { suspend: 'suspend', allow: 'allow' }, obfuscate: null },
        },
        { name: 'gotosocial 0.17', version: '0.17.3' },
        { name: 'gotosocial as shipped but for NodeInfo', kind: { peers: false, rules: {} } },
        // Zero users, says NodeInfo, and an account to write to.
        {
          name: 'gotosocial without statistics',
          kind: { unpublished: ['federation', ...ACTIVE, 'usersTotal', 'postsTotal'] },
        },
      ],
    }),
  ],
  answer(request, subject) {
    if ((request.headers['user-agent'] ?? '') === '') return teapot();
    if (request.method !== 'GET') return null;
    switch (request.path) {
      case '/api/v1/instance':
      case '/api/v2/instance':
        return json(request.path.includes('v1') ? instanceV1(subject) : instanceV2(subject));
      case '/api/v1/instance/peers':
        return peers(request.query, subject);
      case '/api/v1/instance/domain_blocks':
        return hasOwnLists(subject) ? policyList(subject, 'suspend') : null;
      case '/api/v1/instance/domain_allows':
        return hasOwnLists(subject) ? policyList(subject, 'allow') : null;
      default:
        return document(nodeinfo(request, subject, NODEINFO(subject)), subject);
    }
  },
};

const NODEINFO = ({ answers: { usage } }: Subject) => ({
  paths: { '2.0': '/nodeinfo/2.0', '2.1': '/nodeinfo/2.1' },
  metadata: {},
  // In the mode "zero" all numbers are.
  users: { total: usage.usersTotal ?? 0, activeMonth: 0 },
  usage: { localPosts: usage.postsTotal ?? 0 },
});

// Whoever doesn't serve statistics also says so in a header.
function document(reply: LabReply | null, { truth }: Subject): LabReply | null {
  if (reply === null || truth.withheld === null) return reply;
  return { ...reply, headers: [...reply.headers, ['X-Robots-Tag', 'noindex, nofollow']] };
}

function teapot(): LabReply {
  return json({ error: "I'm a teapot: no user-agent sent with request" }, 'application/json', 418);
}

function unauthorized(what: string): LabReply {
  const error = `Unauthorized: ${what} query requires an authenticated account/user`;
  return json({ error }, 'application/json; charset=utf-8', 401);
}

function hasOwnLists({ answers }: Subject): boolean {
  return isSince(answers.version, '0.20');
}

/** Before 0.20 the blocks were peers behind a filter. */
function peers(query: URLSearchParams, subject: Subject): LabReply {
  const { answers } = subject;
  if (query.get('filter') === 'suspended') {
    if (answers.policies === null) return unauthorized('peers suspended');
    return json(
      listOf(subject, 'suspend').map(({ comment, ...row }) => ({ ...row, public_comment: comment })),
    );
  }
  return answers.peers === null ? unauthorized('peers open') : json(answers.peers);
}

function policyList(subject: Subject, rule: 'suspend' | 'allow'): LabReply {
  if (subject.answers.policies === null) return unauthorized(`domain ${rule}s`);
  const rows = listOf(subject, rule);
  return json(rule === 'suspend' ? rows.map((row) => ({ ...row, severity: 'suspend' })) : rows);
}

function listOf({ answers, truth }: Subject, wanted: 'suspend' | 'allow') {
  return (answers.policies ?? [])
    .filter(({ rule }) => rule === wanted)
    .map(({ target, reason }) => ({
      domain: domainToUnicode(target) || target,
      ...(wanted === 'suspend' && {
        suspended_at: new Date(truth.anchorAt - 200 * 86_400_000).toISOString(),
      }),
      comment: reason ?? '',
    }));
}

function common(subject: Subject) {
  const { truth, answers } = subject;
  return {
    account_domain: truth.domain,
    title: answers.title,
    description: `<p>${answers.description}</p>`,
    description_text: answers.description,
    version: answers.version,
    languages: answers.languages,
    rules: rules(subject),
  };
}

function instanceV1(subject: Subject) {
  const { truth, answers } = subject;
  return {
    ...common(subject),
    uri: truth.domain,
    email: '',
    registrations: answers.registration !== 'closed',
    approval_required: answers.registration === 'approval',
    invites_enabled: false,
    contact_account: contactAccount(subject),
    stats: {
      domain_count: truth.peers.length,
      status_count: answers.usage.postsTotal ?? 0,
      user_count: answers.usage.usersTotal ?? 0,
    },
  };
}

function instanceV2(subject: Subject) {
  const { truth, answers } = subject;
  return {
    ...common(subject),
    domain: truth.domain,
    source_url: 'https://codeberg.org/superseriousbusiness/gotosocial',
    usage: { users: { active_month: 0 } },
    registrations: {
      enabled: answers.registration !== 'closed',
      approval_required: answers.registration === 'approval',
      message: null,
    },
    contact: { email: '', account: contactAccount(subject) },
  };
}
