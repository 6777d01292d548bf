import type { Flaw } from '../../lab/net/authority.ts';
import type { Door, LabHost } from '../../lab/net/host.ts';

/** What may happen to all servers alike. */
export interface HostFate {
  door: (domain: string) => Door;
  /** What is wrong with everybody's certificate, as far as we can tell. */
  flaw: Flaw | null;
  delayMs: number;
}

/** A small server of the Fediverse that is always well, unless its fate is otherwise. */
export function labHost(domain: string, address: string, fate: HostFate): LabHost {
  const documents = documentsOf(domain);
  return {
    domain,
    address,
    robots: null,
    listeners: [{ address, gateway: 'https' }],
    furtherNames: [],
    name: () => ({ state: 'address', alias: null, addresses: [address] }),
    door: () => fate.door(domain),
    flaw: () => fate.flaw,
    answer({ path }) {
      const found = documents[path];
      if (found === undefined) return { status: 404, headers: [], body: Buffer.from('') };
      const headers = [['Content-Type', 'application/json']] as const;
      return { status: 200, headers, body: Buffer.from(JSON.stringify(found)), delayMs: fate.delayMs };
    },
    line: () => null,
    datagram: () => null,
  };
}

function documentsOf(domain: string): Readonly<Record<string, unknown>> {
  return {
    '/.well-known/nodeinfo': {
      links: [
        {
          rel: 'http://nodeinfo.diaspora.software/ns/schema/2.0',
          href: `https://${domain}/nodeinfo/2.0`,
        },
      ],
    },
    '/nodeinfo/2.0': {
      version: '2.0',
      software: { name: 'harbour', version: '1.0.0' },
      protocols: ['activitypub'],
      services: { inbound: [], outbound: [] },
      openRegistrations: false,
      usage: { users: { total: 3 } },
      metadata: {},
    },
  };
}
