import { kind, UNTOLD } from '../kind.ts';
import { nodeinfo } from './nodeinfo.ts';
import { text, type Shape } from './shape.ts';

/** It calls itself private wherever it runs, and talks to nobody who doesn't say where they come from. */
export const epicyon: Shape = {
  network: 'fediverse',
  kinds: [
    kind('epicyon', {
      versions: '1.4.0 1.5.0 1.6.0',
      unpublished: [...UNTOLD, 'title', 'description'],
      showcase: [{}],
    }),
  ],
  answer(request, subject) {
    if (!/https?:\/\/\w/.test(request.headers['user-agent'] ?? '')) {
      return text('Bad Request', 'text/html', 400);
    }
    return nodeinfo(request, subject, {
      paths: { '2.2': '/nodeinfo/2.2' },
      software: { repository: 'https://gitlab.com/bashrc2/epicyon' },
      usage: { localComments: 0 },
      metadata: {
        nodeName: subject.truth.domain,
        private: true,
        federation: { enabled: true },
        invitesEnabled: false,
      },
    });
  },
};
