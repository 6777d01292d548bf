import { isFields, get } from '../decode.ts';
import { parseNodeInfo } from '../probes/nodeinfo/parse.ts';
import type { Software } from './software.ts';

/** It publishes nothing but NodeInfo2, which others have beside NodeInfo (https://github.com/jaywink/nodeinfo2). */
export const castopod: Software = {
  name: 'castopod',
  fallback: {
    path: '/.well-known/x-nodeinfo2',
    read(body) {
      const info = isFields(get(body, 'server')) ? parseNodeInfo(body) : null;
      return info?.ok ? info.value : null;
    },
  },
};
