import { kind, UNTOLD } from '../kind.ts';
import { json, type Shape } from './shape.ts';

/** No NodeInfo, only its cousin NodeInfo2, which stands under the well-known path itself. */
export const castopod: Shape = {
  network: 'fediverse',
  kinds: [
    kind('castopod', {
      share: 0.3,
      versions: '1.9.0 1.11.0 1.13.5',
      registrations: ['closed'],
      unpublished: [...UNTOLD, 'description'],
    }),
  ],
  answer(request, { truth, answers }) {
    if (request.path !== '/.well-known/x-nodeinfo2') return null;
    const { usersTotal, usersActiveMonth, usersActiveHalfyear, postsTotal } = answers.usage;
    return json({
      version: '1.0',
      server: {
        baseUrl: `https://${truth.domain}/`,
        name: answers.title.replaceAll('&', '&amp;'),
        software: 'Castopod',
        version: answers.version,
      },
      protocols: ['activitypub'],
      openRegistrations: false,
      usage: {
        users: { total: usersTotal, activeMonth: usersActiveMonth, activeHalfyear: usersActiveHalfyear },
        localPosts: postsTotal,
      },
    });
  },
};
