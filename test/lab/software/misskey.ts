import { ACTIVE, APPROVAL, kind, UNTOLD } from '../kind.ts';
import type { LabReply, LabRequest } from '../net/host.ts';
import { hash } from '../random.ts';
import { nodeinfo } from './nodeinfo.ts';
import { json, type Shape, type Subject } from './shape.ts';

const PUBLISHED = {
  unpublished: [...UNTOLD, ...ACTIVE],
  peers: true,
  rules: { blocked: 'suspend', silenced: 'silence', suspended: 'suspend' },
  reasons: false,
  robots: 'user-agent: *\nallow: /\n',
} as const;

/** Misskey and its forks: read endpoints that want a POST with a JSON body. */
export const misskey: Shape = {
  network: 'fediverse',
  kinds: [
    kind('misskey', {
      ...PUBLISHED,
      share: 9,
      versions: '2024.8.0 2024.11.0 2025.2.1 2025.5.0 2025.8.0 2025.10.2 2025.11.1',
    }),
    kind('sharkey', {
      ...PUBLISHED,
      share: 2,
      versions: '2024.5.0 2024.9.4 2024.11.2 2025.2.3 2025.4.4',
      registrations: APPROVAL,
      robots: `${PUBLISHED.robots}\n# todo: sitemap\n`,
    }),
    kind('iceshrimp', { ...PUBLISHED, share: 0.7, versions: '2023.12.9 2023.12.11 2023.12.13' }),
    ...['cherrypick', 'firefish', 'calckey', 'foundkey', 'meisskey'].map((name) => kind(name, PUBLISHED)),
  ],
  answer(request, subject) {
    if (request.path === '/api/v1/instance/peers') return json(subject.answers.peers ?? []);
    if (request.path.startsWith('/api/')) return api(request, subject);
    return nodeinfo(request, subject, {
      paths: { '2.1': '/nodeinfo/2.1', '2.0': '/nodeinfo/2.0' },
      isOpen: subject.answers.registration !== 'closed' && subject.answers.registration !== 'invite',
      // The forks that count their active users are younger than these two constants.
      users: { total: subject.answers.usage.usersTotal, activeHalfyear: null, activeMonth: null },
      usage: { localComments: 0 },
      software: { homepage: 'https://github.com/misskey-dev/misskey' },
      metadata: metadata(subject),
    });
  },
};

function api(request: LabRequest, subject: Subject): LabReply {
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
      return instances(subject, body);
    default:
      return json(problem('UNKNOWN_API_ENDPOINT', 'Unknown API endpoint.'), JSON_TYPE, 404);
  }
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

function invalid(param: string, reason: string): LabReply {
  return json(problem('INVALID_PARAM', 'Invalid param.', { param, reason }), JSON_TYPE, 400);
}

function meta({ truth, answers }: Subject, isDetailed: boolean) {
  const isOpen = answers.registration === 'open' || answers.registration === 'approval';
  return {
    maintainerName: null,
    maintainerEmail: null,
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
    impressumUrl: null,
    privacyPolicyUrl: null,
    inquiryUrl: `https://${truth.domain}/contact`,
    disableRegistration: !isOpen,
    emailRequiredForSignup: true,
    enableHcaptcha: false,
    themeColor: '#86b300',
    maxNoteTextLength: 3000,
    serverRules: answers.rules,
    policies: { gtlAvailable: true, ltlAvailable: true, canInvite: answers.registration === 'invite' },
    ...(truth.software === 'sharkey' && { approvalRequiredForSignup: answers.registration === 'approval' }),
    federation: 'all',
    ...(isDetailed && {
      requireSetup: false,
      proxyAccountName: null,
      features: { registration: isOpen, localTimeline: true, globalTimeline: true, miauth: true },
    }),
  };
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
  if (limit > LIMIT_MAX) return invalid('#/properties/limit/maximum', `must be <= ${LIMIT_MAX}`);
  const rules = new Map<string, Set<string>>();
  for (const { clearTarget, rule } of subject.answers.policies ?? []) {
    rules.set(clearTarget, (rules.get(clearTarget) ?? new Set()).add(rule));
  }
  // Blocked hosts stay in the list: only hosts that the server has met are in it at all.
  const known = [...new Set([...(subject.answers.peers ?? []), ...rules.keys()])];
  const asked = ['blocked', 'silenced', 'suspended'].filter((rule) => typeof body[rule] === 'boolean');
  const rows = known.filter((host) =>
    asked.every((rule) => (rules.get(host)?.has(rule) ?? false) === body[rule]),
  );
  return json(
    rows.slice(offset, offset + limit).map((host) => row(subject, host, rules.get(host) ?? new Set())),
  );
}

function row({ truth, other }: Subject, host: string, rules: ReadonlySet<string>) {
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
    suspensionState: rules.has('suspended')
      ? 'manuallySuspended'
      : target === undefined
        ? 'autoSuspendedForNotResponding'
        : 'none',
    isBlocked: rules.has('blocked'),
    softwareName: target?.software ?? null,
    softwareVersion: target?.version ?? null,
    openRegistrations: target === undefined ? null : target.registration === 'open',
    name: target?.title ?? null,
    description: null,
    maintainerName: null,
    maintainerEmail: null,
    isSilenced: rules.has('silenced'),
    isMediaSilenced: false,
    iconUrl: null,
    faviconUrl: null,
    themeColor: null,
    infoUpdatedAt: metAt,
    latestRequestReceivedAt: null,
    moderationNote: null,
  };
}
