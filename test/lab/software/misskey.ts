import { ACTIVE, APPROVAL, kind, type Field } from '../kind.ts';
import type { LabReply, LabRequest } from '../net/host.ts';
import { hash } from '../random.ts';
import { nodeinfo } from './nodeinfo.ts';
import { isSince } from './release.ts';
import { json, type Shape, type Subject } from './shape.ts';

const PUBLISHED = {
  unpublished: ACTIVE,
  peers: true,
  rules: { blocked: 'suspend', silenced: 'silence', suspended: 'suspend' },
  reasons: false,
  robots: 'user-agent: *\nallow: /\n',
} as const;

/** Before Misskey 13 nobody published rules, a contact page, or whom the server federates with; Foundkey still doesn't. */
const OLD = { ...PUBLISHED, unpublished: ['rules', 'contact', 'federation', ...ACTIVE] } as const;
/** Firefish and Iceshrimp count who is active. */
const OLD_RULES = { blocked: 'suspend', suspended: 'suspend' } as const;
const COUNTING = { ...OLD, unpublished: ['rules', 'contact', 'federation'] } as const;
const SHUT = { peers: false, rules: {} } as const;

/** Misskey and its forks: read endpoints that want a POST with a JSON body. */
export const misskey: Shape = {
  network: 'fediverse',
  kinds: [
    kind('misskey', {
      ...PUBLISHED,
      share: 9,
      versions: '2024.8.0 2024.11.0 2025.2.1 2025.5.0 2025.8.0 2025.10.2 2025.11.1',
      registrations: ['open', 'invite', 'closed'],
      showcase: [
        {},
        { name: 'misskey by invitation', registration: 'invite' },
        {
          name: 'misskey among chosen servers',
          registration: 'closed',
          federation: 'allow_list',
        },
        {
          name: 'misskey 2024.8',
          version: '2024.8.0',
          kind: { unpublished: [...ACTIVE, 'federation'] },
        },
        // Pages of thirty, and a support page where others have an address of e-mail.
        { name: 'misskey.io', version: '2025.10.2-io.1' },
        { name: 'misskey 12', version: '12.119.2', kind: { unpublished: OLD.unpublished, rules: OLD_RULES } },
      ],
    }),
    kind('sharkey', {
      ...PUBLISHED,
      share: 2,
      versions: '2024.5.0 2024.9.4 2024.11.2 2025.2.3 2025.4.4',
      registrations: APPROVAL,
      robots: `${PUBLISHED.robots}\n# todo: sitemap\n`,
    }),
    kind('iceshrimp', {
      ...COUNTING,
      share: 0.7,
      versions: '2023.12.9 2023.12.11 2023.12.13',
      showcase: [
        {},
        {
          name: 'iceshrimp in private mode',
          federation: 'allow_list',
          registration: 'closed',
          kind: { ...SHUT, unpublished: ['title', 'description', 'rules', 'contact'] },
        },
      ],
    }),
    kind('firefish', { ...COUNTING, versions: '1.0.3 1.0.5', showcase: [{}] }),
    kind('cherrypick', { ...PUBLISHED, versions: '4.16.0 4.17.0', showcase: [{}] }),
    kind('foundkey', { ...OLD, rules: OLD_RULES, versions: '13.0.0-preview6', showcase: [{}] }),
    ...['calckey', 'meisskey'].map((name) => kind(name, OLD)),
  ],
  answer(request, subject) {
    if (request.path.startsWith('/api/')) return api(request, subject);
    const { usage, registration } = subject.answers;
    return nodeinfo(request, subject, {
      paths: { '2.1': '/nodeinfo/2.1', '2.0': '/nodeinfo/2.0' },
      isOpen: registration === 'open' || registration === 'approval',
      // Constants in Misskey itself; null, too, where it is told that they are unpublished.
      users: {
        total: usage.usersTotal,
        activeHalfyear: usage.usersActiveHalfyear,
        activeMonth: usage.usersActiveMonth,
      },
      usage: { localComments: 0 },
      software: { homepage: 'https://github.com/misskey-dev/misskey' },
      metadata: metadata(subject),
    });
  },
};

function isOld({ answers: { software, version } }: Subject): boolean {
  return software === 'foundkey' || (software === 'misskey' && !isSince(version, '13.0'));
}

function isPrivate({ truth }: Subject): boolean {
  return truth.software === 'iceshrimp' && truth.federation === 'allow_list';
}

function api(request: LabRequest, subject: Subject): LabReply {
  if (request.path === '/api/v1/instance/peers' && !isOld(subject)) {
    return subject.answers.peers === null ? loginRequired() : json(subject.answers.peers);
  }
  // Only what it knows refuses a method; it has never heard of anything else.
  if (!ENDPOINTS.has(request.path)) return unknown();
  const isList = request.path === '/api/federation/instances';
  if (request.method !== 'POST' && !(isList && request.method === 'GET')) {
    return json(
      { statusCode: 405, error: 'Method Not Allowed', message: 'Method Not Allowed' },
      JSON_TYPE,
      405,
    );
  }
  const body = readBody(request);
  if (body === null) return invalid('#/type', 'must be object');
  switch (request.path) {
    case '/api/meta':
      return json(meta(subject, body['detail'] !== false));
    case '/api/stats':
      return json(stats(subject));
    case '/api/federation/instances':
      return isPrivate(subject) ? loginRequired() : instances(subject, body);
    default:
      return unknown();
  }
}

const ENDPOINTS: ReadonlySet<string> = new Set(['/api/meta', '/api/stats', '/api/federation/instances']);

function unknown(): LabReply {
  return json(problem('UNKNOWN_API_ENDPOINT', 'Unknown API endpoint.'), JSON_TYPE, 404);
}

const JSON_TYPE = 'application/json; charset=utf-8';

function readBody({ method, body, query }: LabRequest): Record<string, unknown> | null {
  if (method === 'GET') return Object.fromEntries([...query].map(([key, value]) => [key, asValue(value)]));
  try {
    const parsed: unknown = JSON.parse(body);
    return typeof parsed === 'object' && parsed !== null ? Object.fromEntries(Object.entries(parsed)) : null;
  } catch {
    return null;
  }
}

function asValue(text: string): unknown {
  return /^\d+$/.test(text) ? Number(text) : text === 'true' ? true : text === 'false' ? false : text;
}

function problem(code: string, message: string, info?: unknown) {
  const id = '3d81ceae-475f-4600-b2a8-2bc116157532';
  return { error: { message, code, id, kind: 'client', ...(info !== undefined && { info }) } };
}

function loginRequired(): LabReply {
  return json(problem('CREDENTIAL_REQUIRED', 'Credential required.'), JSON_TYPE, 401);
}

function invalid(param: string, reason: string): LabReply {
  return json(problem('INVALID_PARAM', 'Invalid param.', { param, reason }), JSON_TYPE, 400);
}

function meta(subject: Subject, isDetailed: boolean) {
  const { truth, answers } = subject;
  const isOpen = answers.registration === 'open' || answers.registration === 'approval';
  const isTold = (field: Field) => !truth.kind.unpublished.includes(field);
  const isIo = answers.version.includes('-io');
  const page = truth.contact ?? null;
  return {
    maintainerName: null,
    maintainerEmail: isIo ? page : `contact@${truth.domain}`,
    version: answers.version,
    providesTarball: false,
    name: answers.title,
    shortName: null,
    uri: `https://${truth.domain}`,
    description: answers.description,
    langs: answers.languages,
    tosUrl: null,
    repositoryUrl: 'https://github.com/misskey-dev/misskey',
    feedbackUrl: null,
    disableRegistration: !isOpen,
    emailRequiredForSignup: true,
    enableHcaptcha: false,
    themeColor: '#86b300',
    maxNoteTextLength: 3000,
    policies: { gtlAvailable: true, ltlAvailable: true, canInvite: answers.registration === 'invite' },
    ...(isTold('contact') && { impressumUrl: null, privacyPolicyUrl: null, inquiryUrl: isIo ? null : page }),
    ...(isTold('rules') && { serverRules: answers.rules.map((rule) => `<b>${rule}</b>`) }),
    ...(truth.software === 'sharkey' && { approvalRequiredForSignup: answers.registration === 'approval' }),
    ...(isPrivate(subject) ? { privateMode: true, secureMode: true } : modeOf(subject)),
    ...(isDetailed && {
      requireSetup: false,
      proxyAccountName: null,
      features: { registration: isOpen, localTimeline: true, globalTimeline: true, miauth: true },
    }),
  };
}

function modeOf({ truth }: Subject) {
  const modes = { open: 'all', allow_list: 'specified', none: 'none' } as const;
  return truth.kind.unpublished.includes('federation') ? {} : { federation: modes[truth.federation] };
}

function metadata({ answers }: Subject) {
  return {
    nodeName: answers.title,
    nodeDescription: answers.description,
    nodeAdmins: [{ name: null, email: null }],
    maintainer: { name: null, email: null },
    langs: answers.languages,
    tosUrl: null,
    repositoryUrl: 'https://github.com/misskey-dev/misskey',
    feedbackUrl: null,
    disableRegistration: answers.registration === 'closed' || answers.registration === 'invite',
    disableLocalTimeline: false,
    disableGlobalTimeline: false,
    maxNoteTextLength: 3000,
    themeColor: '#86b300',
  };
}

function stats({ truth, answers: { usage } }: Subject) {
  return {
    notesCount: (usage.postsTotal ?? 0) * 12,
    originalNotesCount: usage.postsTotal,
    usersCount: (usage.usersTotal ?? 0) * 30,
    originalUsersCount: usage.usersTotal,
    reactionsCount: usage.postsTotal,
    instances: truth.peers.length,
    driveUsageLocal: 0,
    driveUsageRemote: 0,
  };
}

const LIMIT_MAX = 100;

function instances(subject: Subject, body: Readonly<Record<string, unknown>>): LabReply {
  const limit = typeof body['limit'] === 'number' ? body['limit'] : 30;
  const offset = typeof body['offset'] === 'number' ? body['offset'] : 0;
  const isIo = subject.answers.version.includes('-io');
  if (limit > (isIo ? 30 : LIMIT_MAX)) return invalid('#/properties/limit/maximum', 'must be smaller');
  const rules = new Map<string, Set<string>>();
  for (const { clearTarget, rule } of subject.answers.policies ?? []) {
    rules.set(clearTarget, (rules.get(clearTarget) ?? new Set()).add(rule));
  }
  // Blocked hosts stay in the list: only hosts that the server has met are in it at all.
  const known = [...new Set([...(subject.answers.peers ?? []), ...rules.keys()])];
  // What a server has never heard of is no filter there.
  const filters = isOld(subject) ? ['blocked', 'suspended'] : ['blocked', 'silenced', 'suspended'];
  const asked = filters.filter((rule) => typeof body[rule] === 'boolean');
  const rows = known.filter((host) =>
    asked.every((rule) => (rules.get(host)?.has(rule) ?? false) === body[rule]),
  );
  return json(
    rows.slice(offset, offset + limit).map((host) => row(subject, host, rules.get(host) ?? new Set())),
  );
}

function row(subject: Subject, host: string, rules: ReadonlySet<string>) {
  const { truth, other } = subject;
  const target = other(host);
  const number = hash(`${truth.domain} ${host}`);
  const metAt = new Date(truth.anchorAt - 86_400_000 * (120 + (number % 800))).toISOString();
  return {
    id: number.toString(36).padStart(16, 'a'),
    firstRetrievedAt: metAt,
    host,
    usersCount: 1 + (number % 90),
    notesCount: number % 4000,
    followingCount: number % 50,
    followersCount: number % 60,
    isNotResponding: target === undefined,
    isSuspended: rules.has('suspended'),
    isBlocked: rules.has('blocked'),
    ...(!isOld(subject) && {
      suspensionState: stateOf(rules, target === undefined),
      isSilenced: rules.has('silenced'),
      isMediaSilenced: false,
    }),
    softwareName: target?.software ?? null,
    softwareVersion: target?.version ?? null,
    openRegistrations: target === undefined ? null : target.registration === 'open',
    name: target?.title ?? null,
    description: null,
    maintainerName: null,
    maintainerEmail: null,
    iconUrl: null,
    faviconUrl: null,
    themeColor: null,
    infoUpdatedAt: metAt,
    latestRequestReceivedAt: null,
    moderationNote: null,
  };
}

function stateOf(rules: ReadonlySet<string>, isLost: boolean): string {
  if (rules.has('suspended')) return 'manuallySuspended';
  return isLost ? 'autoSuspendedForNotResponding' : 'none';
}
