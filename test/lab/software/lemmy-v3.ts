import type { Registration } from '@homeport/db';
import { isSince } from './release.ts';
import type { Subject } from './shape.ts';

// Version 3 of Lemmy's API, which PieFed imitates.

export const LANGUAGES = 'und de en es fr it ja ko nl pl pt'.split(' ');

const MODES: Readonly<Record<Registration, string>> = {
  open: 'Open',
  approval: 'RequireApplication',
  invite: 'Closed',
  closed: 'Closed',
};

const DAY_MS = 86_400_000;

export function daysBefore(anchorAt: number, days: number): string {
  return new Date(anchorAt - days * DAY_MS).toISOString();
}

export function languagesOf({ answers }: Subject) {
  return {
    all_languages: LANGUAGES.map((code, id) => ({ id, code, name: code })),
    discussion_languages: answers.languages.map((code) => LANGUAGES.indexOf(code)).filter((id) => id >= 0),
  };
}

/** The site in the shape of its release: 0.16 had everything in one object, and knew no languages. */
export function site(subject: Subject) {
  const { answers } = subject;
  const isOld = !isSince(answers.version, '0.17');
  return {
    site_view: {
      site: { ...own(subject), ...(isOld && oldModes(subject)) },
      ...(!isOld && { local_site: local(subject) }),
      ...(!isOld && { local_site_rate_limit: { local_site_id: 1, message: 180, message_per_second: 60 } }),
      counts: counts(subject),
    },
    admins: [],
    ...(isOld && { online: 1 }),
    version: answers.version,
    ...(!isOld && { ...languagesOf(subject), taglines: [] }),
    ...(isSince(answers.version, '0.18') && { custom_emojis: [] }),
  };
}

function own({ truth, answers }: Subject) {
  const at = daysBefore(truth.anchorAt, 400);
  return {
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
  };
}

function oldModes({ answers: { registration } }: Subject) {
  return {
    open_registration: registration === 'open' || registration === 'approval',
    require_application: registration === 'approval',
    private_instance: false,
  };
}

function local({ truth, answers }: Subject) {
  const mode = MODES[answers.registration];
  return {
    id: 1,
    site_id: 1,
    site_setup: true,
    enable_downvotes: true,
    enable_nsfw: false,
    community_creation_admin_only: false,
    private_instance: false,
    federation_enabled: truth.federation !== 'none',
    published: daysBefore(truth.anchorAt, 400),
    registration_mode: isSince(answers.version, '0.18') ? mode : mode.toLowerCase(),
  };
}

export function counts({ answers: { usage } }: Subject) {
  return {
    site_id: 1,
    users: usage.usersTotal,
    posts: usage.postsTotal,
    comments: (usage.postsTotal ?? 0) * 6,
    communities: Math.ceil((usage.usersTotal ?? 1) / 40),
    users_active_month: usage.usersActiveMonth,
    users_active_half_year: usage.usersActiveHalfyear,
  };
}

/** The names that stand in a list of the allowed, or among the blocked. */
export function ruled({ answers }: Subject, rule: string): string[] {
  const isBlock = rule === 'blocked';
  return (answers.policies ?? [])
    .filter(({ severity }) => (severity === 'allow') !== isBlock)
    .map(({ target }) => target);
}

/** Three lists of rows that tell what each host runs; null where federation is switched off. */
export function federatedInstances(subject: Subject) {
  const { truth, answers, other } = subject;
  if (truth.federation === 'none') return { federated_instances: null };
  const row = (domain: string, id: number) => {
    const target = other(domain);
    return {
      id,
      domain,
      published: daysBefore(truth.anchorAt, 300),
      updated: daysBefore(truth.anchorAt, 1),
      ...(target !== undefined && { software: target.software, version: target.version }),
    };
  };
  return {
    federated_instances: {
      linked: (answers.peers ?? []).map(row),
      allowed: ruled(subject, 'allowed').map((target, index) => row(target, 200_000 + index)),
      blocked: ruled(subject, 'blocked').map((target, index) => row(target, 100_000 + index)),
    },
  };
}

/** The same in the shape of 0.16 and 0.17: names alone, and null for an empty list. */
export function inlineInstances(subject: Subject) {
  const list = (names: readonly string[]) => (names.length > 0 ? names : null);
  return {
    federated_instances: {
      linked: subject.answers.peers ?? [],
      allowed: list(ruled(subject, 'allowed')),
      blocked: list(ruled(subject, 'blocked')),
    },
  };
}
