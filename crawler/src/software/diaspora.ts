import { count, flag, get, text } from '../decode.ts';
import { bareNodeInfo, softwareName } from '../probes/nodeinfo/parse.ts';
import type { Software } from './software.ts';

/**
 * NodeInfo says all that a pod publishes. What the podmin hides is left out of it, or out of the older document
 * below: it is never zero.
 */
export const diaspora: Software = {
  name: 'diaspora',
  fallback: {
    // Until 0.5, and old Friendica and Red Matrix in its wake: `network` is the software. The HTML page of newer
    // pods at /statistics is another thing.
    path: '/statistics.json',
    read(body) {
      const software = softwareName(get(body, 'network'));
      const version = text(get(body, 'version'), 100);
      if (software === null || version === null) return null;
      return bareNodeInfo({
        software,
        version,
        title: text(get(body, 'name'), 200),
        isRegistrationOpen: flag(get(body, 'registrations_open')),
        counts: {
          usersTotal: count(get(body, 'total_users')),
          usersActiveMonth: count(get(body, 'active_users_monthly')),
          usersActiveHalfyear: count(get(body, 'active_users_halfyear')),
          postsTotal: count(get(body, 'local_posts')),
        },
      });
    },
  },
};
