import type { Instance, PoliciesPage } from '@homeport/api/contract';
import type { ApiOutcome } from '../../lib/api/client.ts';
import { here } from '../../lib/exchange.ts';
import { words } from '../../words/words.ts';
import { PolicyTable, type Direction } from './policy-table.tsx';
import { policiesPath } from './policies-path.ts';

interface Props {
  instance: Instance;
  direction: Direction;
  standing: ApiOutcome<PoliciesPage>;
  lifted: ApiOutcome<PoliciesPage>;
  now: number;
}

/** The rules of one direction: those in force, then those that were lifted. */
export function PolicyList({ instance, direction, standing, lifted, now }: Props) {
  const { policy } = words();
  const id = direction === 'outgoing' ? 'blocks' : 'blocked-by';
  return (
    <>
      <h3 id={id}>{direction === 'outgoing' ? policy.blocksHeading : policy.blockedByHeading}</h3>
      {standing.ok ? (
        <Standing instance={instance} direction={direction} page={standing.value} now={now} />
      ) : (
        <p className="note">{policy.failed}</p>
      )}
      {lifted.ok && lifted.value.data.length > 0 && (
        <Lifted instance={instance} direction={direction} page={lifted.value} now={now} />
      )}
    </>
  );
}

type PageProps = Omit<Props, 'standing' | 'lifted'> & { page: PoliciesPage };

function Standing({ instance, direction, page, now }: PageProps) {
  const { policy } = words();
  if (page.data.length === 0) return <p className="quiet">{emptyLine(instance, direction)}</p>;
  return (
    <>
      <p>
        {summaryOf(instance, direction)}{' '}
        {direction === 'outgoing' && instance.publications.policy.is_partial && policy.partial}
      </p>
      <PolicyTable entries={page.data} direction={direction} network={instance.network} now={now} />
      {page.page.next_cursor !== null && (
        <p>
          <a href={here(policiesPath(instance, { direction, standing: 'true' }))}>
            {policy.seeAll(page.meta.total)}
          </a>
        </p>
      )}
    </>
  );
}

function Lifted({ instance, direction, page, now }: PageProps) {
  const { policy } = words();
  return (
    <details className="lifted-rules">
      <summary>{policy.liftedRules(page.meta.total)}</summary>
      <PolicyTable entries={page.data} direction={direction} network={instance.network} now={now} />
      {page.page.next_cursor !== null && (
        <p>
          <a href={here(policiesPath(instance, { direction, standing: 'false' }))}>
            {policy.seeAll(page.meta.total)}
          </a>
        </p>
      )}
    </details>
  );
}

function summaryOf({ counts }: Instance, direction: Direction): string {
  const { policy } = words();
  if (direction === 'incoming') return policy.rulesAbout(counts.blocked_by);
  return counts.blocks === null ? policy.rulesHere : policy.rulesInForce(counts.blocks);
}

function emptyLine({ publications }: Instance, direction: Direction): string {
  const { policy, lists } = words();
  if (direction === 'incoming') return policy.nobodyBlocks;
  const { publication } = publications.policy;
  if (publication === null) return policy.notRead;
  return publication === 'published' ? policy.emptyList : lists.publications[publication];
}
