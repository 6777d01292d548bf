import { kind } from '../kind.ts';
import { nodeinfo } from './nodeinfo.ts';
import type { Shape } from './shape.ts';

/** The ActivityPub plugin: the document under the REST path, and each link twice, once with `https:`. */
export const wordpress: Shape = {
  network: 'fediverse',
  kinds: [kind('wordpress', { share: 2, versions: '6.4 6.5 6.6 6.7 6.8' })],
  answer(request, subject) {
    const { truth, answers } = subject;
    const path = '/wp-json/activitypub/1.0/nodeinfo/2.0';
    return nodeinfo(request, subject, {
      paths: { '2.0': path },
      links: [
        { rel: 'https://nodeinfo.diaspora.software/ns/schema/2.0', href: `https://${truth.domain}${path}` },
        {
          rel: 'https://www.w3.org/ns/activitystreams#Application',
          href: `https://${truth.domain}/wp-json/activitypub/1.0/application`,
        },
      ],
      usage: { localComments: String(answers.usage.usersTotal) },
      metadata: { nodeName: answers.title, nodeDescription: answers.description, nodeIcon: '' },
    });
  },
};
