import { flag, get } from '../decode.ts';
import { ok } from '../outcome.ts';
import { registered } from './details.ts';
import type { Software } from './software.ts';

/** All that it publishes is in NodeInfo (nodeinfo.go); a user there is a blog. */
export const writefreely: Software = {
  name: 'writefreely',
  reading: {
    // Who was active is counted with `public_stats` only, and zero without.
    placeholders: (counts) =>
      (['usersActiveMonth', 'usersActiveHalfyear'] as const).filter(() =>
        [counts.usersActiveMonth, counts.usersActiveHalfyear].every((active) => active === 0),
      ),
  },
  details({ info }) {
    if (info.isRegistrationOpen === null) return Promise.resolve(ok({}));
    const closed = flag(get(info.metadata, 'invites')) === true ? 'invite' : 'closed';
    return Promise.resolve(ok(registered(info.isRegistrationOpen ? 'open' : closed, 'nodeinfo')));
  },
};
