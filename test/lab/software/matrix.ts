import { kind } from '../kind.ts';
import { json, type Shape } from './shape.ts';

const SERVERS: Readonly<Record<string, string>> = {
  synapse: 'Synapse',
  dendrite: 'Dendrite',
  conduit: 'Conduit',
};

/** Homeservers: they know nothing of NodeInfo, and say so in their own words. */
export const matrix: Shape = {
  network: 'matrix',
  kinds: [kind('synapse'), kind('dendrite'), kind('conduit')],
  answer(request, { truth, answers }) {
    switch (request.path) {
      case '/.well-known/matrix/server':
        return json({ 'm.server': `${truth.domain}:443` }, 'application/json');
      case '/.well-known/matrix/client':
        return json({ 'm.homeserver': { base_url: `https://${truth.domain}` } }, 'application/json');
      case '/_matrix/federation/v1/version':
        return json(
          { server: { name: SERVERS[answers.software] ?? answers.software, version: answers.version } },
          'application/json',
        );
      case '/_matrix/client/versions':
        return json({ versions: ['r0.6.1', 'v1.1', 'v1.11'], unstable_features: {} }, 'application/json');
      default:
        return json({ errcode: 'M_UNRECOGNIZED', error: 'Unrecognized request' }, 'application/json', 404);
    }
  },
};
