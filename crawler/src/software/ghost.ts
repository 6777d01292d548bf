import { ok } from '../outcome.ts';
import { registered } from './details.ts';
import type { Software } from './software.ts';

/** The federation service beside a Ghost site (TryGhost/ActivityPub): NodeInfo is all that it publishes. */
export const ghost: Software = {
  name: 'ghost',
  // Every site is one account.
  reading: { placeholders: ({ usersTotal }) => (usersTotal === 1 ? ['usersTotal'] : []) },
  details({ info }) {
    const isClosed = info.isRegistrationOpen === false;
    return Promise.resolve(
      ok({
        // A constant: the version of Ghost itself is not told.
        ...(info.version === '0.1.0' && { version: '' }),
        ...(isClosed && registered('closed', 'nodeinfo')),
      }),
    );
  },
};
