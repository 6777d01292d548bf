import type { ConsentAnswer, Instance, VisitKind } from '@homeport/api/contract';
import { words } from '../words/words.ts';

type Name = keyof ReturnType<typeof words>['instance']['sources']['facts'];

/** Where facts were read: the paths that said so, or a sentence where no path did, and when. */
export interface Source {
  facts: readonly Name[];
  paths: readonly string[];
  line: string | null;
  at: string | null;
}

// More would hide the fact behind its proof; the page of what was asked has them all.
const PATHS_SHOWN = 4;

/** Every kind of fact that the page shows, each with its source, in the order of the page. */
export function sourcesOf(instance: Instance, consent: ConsentAnswer | null): Source[] {
  const { sources } = words().instance;
  const { usage, publications, network } = instance;
  const answered = (kind: VisitKind) => answeredPaths(consent, kind);
  return [
    { facts: ['health'], paths: answered('liveness'), line: sources.visits, at: instance.checked_at },
    {
      facts: ['described'],
      paths: answered('details'),
      line: usage.read_at === null ? sources.noAnswer : null,
      at: usage.read_at,
    },
    ...statedBy(usage.read_at, [
      ['registration', instance.registration_source],
      ['country', instance.country_source],
      ['users_total', usage.users_total.source],
      ['users_active_month', usage.users_active_month.source],
      ['posts_total', usage.posts_total.source],
    ]),
    ...(network === 'matrix' ? [] : [listSource(publications.peers, 'peers', answered('peers'))]),
    ...(network === 'fediverse'
      ? [
          listSource(publications.policy, 'policy', answered('policy')),
          { facts: ['blockedBy'] as const, paths: [], line: sources.others, at: null },
        ]
      : []),
    { facts: ['standing'], paths: [], line: sources.compared, at: null },
  ];
}

/** What one path said stands in one row. */
function statedBy(
  at: string | null,
  sources: readonly (readonly [fact: Name, path: string | null])[],
): Source[] {
  const byPath = Map.groupBy(sources, ([, path]) => path);
  byPath.delete(null);
  return [...byPath].map(([path, stated]) => ({
    facts: stated.map(([fact]) => fact),
    paths: path === null ? [] : [path],
    line: null,
    at,
  }));
}

function listSource(
  { publication, read_at }: Pick<Instance['publications']['peers'], 'publication' | 'read_at'>,
  fact: 'peers' | 'policy',
  paths: readonly string[],
): Source {
  const { instance, lists } = words();
  const line = publication === null ? instance.sources.noAnswer : lists.publications[publication];
  return { facts: [fact], paths: publication === 'published' ? paths : [], line, at: read_at };
}

/** Each path once, without what was asked of it: the pages of a list are one source. */
function answeredPaths(consent: ConsentAnswer | null, kind: VisitKind): string[] {
  const paths = (consent?.questions ?? [])
    .filter((question) => question.kind === kind && question.left === null && isGood(question.status))
    .map(({ path }) => path.replace(/\?.*$/, ''))
    .filter((path) => path !== '/robots.txt');
  return [...new Set(paths)].slice(0, PATHS_SHOWN);
}

function isGood(status: number | null): boolean {
  return status === null || (status >= 200 && status < 300);
}
