import { findCircles, resolveImport, type Import, type Imports } from './imports.ts';

interface Rule {
  name: string;
  /** The rule's complaint about one import of one file, if it has any. */
  judge: (file: string, taken: Import, meant: string) => boolean;
}

/** A file that may do what its neighbours may not. */
export interface Exception {
  file: string;
  from: string;
  because: string;
}

export const EXCEPTIONS: readonly Exception[] = [
  {
    file: 'db/src/server/port.ts',
    from: 'node:net',
    because: 'tries which port on loopback is free for PostgreSQL',
  },
  { file: 'start/ports.ts', from: 'node:net', because: 'tries whether the ports of site and API are free' },
  {
    file: 'start/ask.ts',
    from: 'global:fetch',
    because: 'asks our own API and site on loopback whether they are ready',
  },
  { file: 'web/serve.ts', from: 'node:http', because: 'the site listens' },
  {
    file: 'web/public/sw.js',
    from: 'global:fetch',
    because: 'the service worker asks the site itself, and shows the offline page where it cannot',
  },
  {
    file: 'web/src/components/choose/remaining-count.tsx',
    from: 'global:fetch',
    because: 'a page asks its own site how many servers fit the answers so far',
  },
  { file: 'web/src/lib/api/client.ts', from: 'global:fetch', because: 'the site asks our own API' },
];

// What each workspace may take of the others. `test` is missing on purpose: it may take anything.
const MAY_TAKE: Readonly<Record<string, readonly string[]>> = {
  db: [],
  crawler: ['@homeport/db'],
  api: ['@homeport/db'],
  web: ['@homeport/api/contract'],
  start: ['@homeport/db', '@homeport/api/contract'],
};

const SOCKETS = /^(got|undici|axios|ws|global:\w+|(node:)?(net|tls|dns|dgram|https?|http2)(\/.*)?)$/;
// Of node:net, these read an address and open nothing.
const ADDRESS_READERS = new Set(['isIP', 'isIPv4', 'isIPv6', 'BlockList', 'SocketAddress']);

// Those who hand the database's handle from the door to the statements; they take its type and nothing else.
const DATABASE_WIRING =
  /^(crawler\/src\/(crawler\.module\.ts|run\/|cli\/)|api\/src\/(app\.module\.ts|database\.ts))/;
const DATABASE_ROOMS = /^(db\/|crawler\/src\/store\/|api\/src\/(.*\/)?[\w-]+\.queries\.ts$)/;

const RULES: readonly Rule[] = [
  {
    name: 'a workspace takes only what it may of the others',
    judge: (file, taken, meant) => {
      const home = file.split('/')[0] ?? '';
      const allowed = MAY_TAKE[home];
      if (!allowed) return false;
      if (taken.from.startsWith('@homeport/')) return !allowed.includes(taken.from);
      // The demo's federation is served by the lab, which only its own process loads.
      if (file === 'start/lab.ts' && meant.startsWith('test/lab/')) return false;
      return taken.from.startsWith('.') && meant.split('/')[0] !== home;
    },
  },
  {
    name: 'only crawler/src/net opens a connection',
    judge: (file, { from, isType, names }) => {
      if (isType || isTest(file) || file.startsWith('crawler/src/net/') || !SOCKETS.test(from)) return false;
      return names.length === 0 || !names.every((name) => ADDRESS_READERS.has(name));
    },
  },
  {
    name: 'only db, the store and the queries speak to the database',
    judge: (file, { from, isType }) => {
      if (!/^(typeorm|pg|@nestjs\/typeorm)(\/|$)/.test(from) || isTest(file) || DATABASE_ROOMS.test(file)) {
        return false;
      }
      return !(isType && DATABASE_WIRING.test(file));
    },
  },
  {
    name: 'only web/src/charts draws charts',
    judge: (file, { from }) => /^chart\.js(\/|$)/.test(from) && !file.startsWith('web/src/charts/'),
  },
];

/** Every breach of the boundaries, as `rule: file takes what`; circles as the way round. */
export function findBreaches(imports: Imports, exceptions = EXCEPTIONS): string[] {
  const found = Object.entries(imports).flatMap(([file, all]) =>
    all.flatMap((taken) =>
      RULES.filter(({ judge }) => judge(file, taken, resolveImport(file, taken.from)))
        .filter(() => !exceptions.some((known) => known.file === file && known.from === taken.from))
        .map(({ name }) => `${name}: ${file} takes ${taken.from}`),
    ),
  );
  return [
    ...new Set(found),
    ...findCircles(imports).map((way) => `no import goes round in a circle: ${way}`),
  ];
}

/** Specs and what stands in for the world: they run on no one's server. */
function isTest(file: string): boolean {
  return file.startsWith('test/') || /\.(spec|fixture)\.tsx?$/.test(file);
}
