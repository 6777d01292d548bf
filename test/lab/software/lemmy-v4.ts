import type { Registration } from '@homeport/db';
import type { LabReply } from '../net/host.ts';
import { counts, daysBefore, languagesOf, ruled } from './lemmy-v3.ts';
import { json, type Subject } from './shape.ts';

// Version 4 of Lemmy's API, of 1.0.

const MODES: Readonly<Record<Registration, string>> = {
  open: 'open',
  approval: 'require_application',
  invite: 'require_invitation',
  closed: 'closed',
};

export function newerSite(subject: Subject) {
  const { truth, answers } = subject;
  const { site_id: _, ...numbers } = counts(subject);
  const at = daysBefore(truth.anchorAt, 400);
  return {
    site_view: {
      site: {
        id: 1,
        name: answers.title,
        sidebar: '## Welcome',
        summary: answers.description,
        published_at: at,
        ap_id: `https://${truth.domain}/`,
        inbox_url: `https://${truth.domain}/inbox`,
        instance_id: 1,
      },
      local_site: {
        id: 1,
        site_setup: true,
        private_instance: false,
        federation_enabled: truth.federation !== 'none',
        registration_mode: MODES[answers.registration],
        email_verification_required: true,
        nsfw_content_disallowed: true,
        published_at: at,
        ...numbers,
      },
      instance: { id: 1, domain: truth.domain, published_at: at },
    },
    admins: [],
    version: answers.version,
    ...languagesOf(subject),
    oauth_providers: [],
    blocked_urls: [],
    active_plugins: [],
    captcha_enabled: false,
  };
}

const LIMIT_MAX = 50;

/** One page of one list; the cursor is the number of rows before it. */
export function federatedPage(subject: Subject, query: URLSearchParams): LabReply {
  const limit = Number(query.get('limit') ?? 20);
  if (limit < 1 || limit > LIMIT_MAX) return json({ error: 'invalid_fetch_limit' }, undefined, 400);
  const kind = query.get('kind') ?? 'all';
  const isRule = kind === 'blocked' || kind === 'allowed';
  const names = isRule ? ruled(subject, kind) : (subject.answers.peers ?? []);
  const start = Number(query.get('page_cursor')?.slice(1) ?? 0);
  const end = start + limit;
  return json({
    items: names.slice(start, end).map((domain, index) => row(subject, { domain, id: start + index, kind })),
    ...(end < names.length && { next_page: `I${end}` }),
    ...(start > 0 && { prev_page: `I${Math.max(0, start - limit)}` }),
  });
}

function row({ truth, other }: Subject, { domain, id, kind }: { domain: string; id: number; kind: string }) {
  const target = other(domain);
  const at = daysBefore(truth.anchorAt, 300);
  return {
    instance: {
      id,
      domain,
      published_at: at,
      ...(target !== undefined && { software: target.software, version: target.version }),
    },
    ...(kind === 'blocked' && { blocked: { published_at: at } }),
    ...(kind === 'allowed' && { allowed: { published_at: at } }),
  };
}
