import type { Registration } from '@homeport/db';
import { ACTIVE, kind } from '../kind.ts';
import type { LabReply, LabRequest } from '../net/host.ts';
import { nodeinfo } from './nodeinfo.ts';
import { json, type Shape, type Subject } from './shape.ts';

const REGISTRATIONS: readonly Registration[] = ['open', 'invite', 'closed'];

export const mobilizon: Shape = {
  network: 'fediverse',
  kinds: [
    kind('mobilizon', {
      share: 0.8,
      versions: '4.1.0 5.0.1 5.1.2 5.1.5',
      registrations: REGISTRATIONS,
      unpublished: ACTIVE,
      showcase: [{}, { name: 'mobilizon alone', registration: 'invite', federation: 'none' }],
    }),
  ],
  answer(request, subject) {
    const { truth, answers } = subject;
    if (request.path === '/api') return graphql(request, subject);
    return nodeinfo(request, subject, {
      paths: { '2.0': '/.well-known/nodeinfo/2.0', '2.1': '/.well-known/nodeinfo/2.1' },
      name: 'Mobilizon',
      users: { total: answers.usage.usersTotal },
      usage: { localComments: answers.usage.usersTotal },
      links: [
        { rel: 'https://www.w3.org/ns/activitystreams#Application', href: `https://${truth.domain}/@relay` },
      ],
      metadata: { nodeName: answers.title, nodeDescription: answers.description },
    });
  },
};

/** As much of GraphQL as a flat question needs: one unknown field, and nothing is answered. */
function graphql({ method, body }: LabRequest, subject: Subject): LabReply {
  const refused = (message: string) => json({ errors: [{ message }] });
  if (method !== 'POST') return json({ error: 'Must provide a query' }, undefined, 400);
  const asked = /^\{"query":"\{config\{([\w ]+)\}\}"\}$/.exec(body)?.[1]?.split(' ');
  if (!asked) return refused('syntax error');
  const known = configuration(subject);
  const unknown = asked.find((field) => !Object.hasOwn(known, field));
  if (unknown !== undefined) return refused(`Cannot query field "${unknown}" on type "Config".`);
  const config = Object.fromEntries(Object.entries(known).filter(([field]) => asked.includes(field)));
  return json({ data: { config } });
}

function configuration({ truth, answers }: Subject): Readonly<Record<string, unknown>> {
  return {
    name: answers.title,
    description: answers.description,
    longDescription: `<p>${answers.description}</p>`,
    contact: truth.contact ?? `contact@${truth.domain}`,
    languages: answers.languages,
    registrationsOpen: answers.registration === 'open',
    registrationsAllowlist: answers.registration === 'invite',
    rules: `<ul>${answers.rules.map((rule) => `<li>${rule}</li>`).join('')}</ul>`,
    version: answers.version,
    federating: truth.federation !== 'none',
    countryCode: null,
    demoMode: false,
  };
}
