import { APPROVAL, kind } from '../kind.ts';
import type { LabReply, LabRequest } from '../net/host.ts';
import { federatedInstances, inlineInstances, site } from './lemmy-v3.ts';
import { federatedPage, newerSite } from './lemmy-v4.ts';
import { nodeinfo } from './nodeinfo.ts';
import { isSince } from './release.ts';
import { json, type Shape, type Subject } from './shape.ts';

const ROBOTS =
  'User-Agent: *\nDisallow: /login\nDisallow: /login_reset\nDisallow: /settings\nDisallow: /admin\n';

export const lemmy: Shape = {
  network: 'fediverse',
  kinds: [
    kind('lemmy', {
      share: 6,
      versions: '0.18.5 0.19.3 0.19.5 0.19.8 0.19.11 0.19.13 1.0.0',
      registrations: APPROVAL,
      // Its sidebar is prose, and its admins are people like others.
      unpublished: ['rules', 'contact'],
      peers: true,
      isHub: true,
      rules: { blocked: 'suspend' },
      reasons: false,
      robots: ROBOTS,
      showcase: [
        {},
        { name: 'lemmy 1.0 by invitation', registration: 'invite' },
        {
          name: 'lemmy 1.0 with an allow list',
          federation: 'allow_list',
          kind: { rules: { blocked: 'suspend', allowed: 'allow' } },
        },
        { name: 'lemmy 0.19', version: '0.19.13' },
        {
          name: 'lemmy 0.19 with an allow list',
          version: '0.19.13',
          federation: 'allow_list',
          kind: { rules: { blocked: 'suspend', allowed: 'allow' } },
        },
        { name: 'lemmy 0.18', version: '0.18.5', registration: 'closed' },
        { name: 'lemmy 0.17', version: '0.17.4' },
        {
          name: 'lemmy 0.16',
          version: '0.16.7',
          kind: { unpublished: ['rules', 'contact', 'languages'] },
        },
        {
          name: 'lemmy 0.18 without federation',
          version: '0.18.5',
          federation: 'none',
          kind: { peers: false, rules: {} },
        },
      ],
    }),
  ],
  answer(request, subject) {
    const { version, registration, usage } = subject.answers;
    const reply = isSince(version, '1.0') ? newer(request, subject) : older(request, subject);
    if (reply !== null) return reply;
    return nodeinfo(request, subject, {
      // From 0.19.4 on only the document of schema 2.1 is left.
      paths: isSince(version, '0.19.4') ? { '2.1': '/nodeinfo/2.1' } : { '2.0': '/nodeinfo/2.0.json' },
      // Whoever may apply counts as open here; before 0.18 nobody but the open did.
      isOpen: isSince(version, '0.18') ? registration !== 'closed' : registration === 'open',
      usage: { localComments: (usage.postsTotal ?? 0) * 6 },
      metadata: {},
    });
  },
};

/** Beside version 4 the site is still told in version 3, but the lists are not. */
function newer({ path, query }: LabRequest, subject: Subject): LabReply | null {
  switch (path) {
    case '/api/v4/site':
      return json(newerSite(subject));
    case '/api/v3/site':
      return json(site(subject));
    case '/api/v4/federated_instances':
      return federatedPage(subject, query);
    default:
      return null;
  }
}

/** Before 0.18 the lists were a part of the site. */
function older({ path }: LabRequest, subject: Subject): LabReply | null {
  const hasOwn = isSince(subject.answers.version, '0.18');
  switch (path) {
    case '/api/v3/site':
      return json({ ...site(subject), ...(!hasOwn && inlineInstances(subject)) });
    case '/api/v3/federated_instances':
      return hasOwn ? json(federatedInstances(subject)) : null;
    default:
      return null;
  }
}
