import type { Instance, PoliciesPage, PolicyEntry } from '@homeport/api/contract';
import type { ApiOutcome } from '../lib/api/client.ts';
import { formatCountOf } from '../lib/intl.ts';
import { instancePath } from '../lib/instance-path.ts';
import { PUBLICATION_LINES, SEVERITY_WORDS } from '../lib/words.ts';
import { Ago } from './facts.tsx';
import { FailureNote } from './failure.tsx';

export type Direction = 'outgoing' | 'incoming';

interface Props {
  instance: Instance;
  direction: Direction;
  policies: ApiOutcome<PoliciesPage>;
  now: number;
}

export function PolicySection({ instance, direction, policies, now }: Props) {
  const id = direction === 'outgoing' ? 'blocks' : 'blocked-by';
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{direction === 'outgoing' ? 'Whom it blocks' : 'Who blocks it'}</h2>
      {policies.ok ? (
        <Rules instance={instance} direction={direction} page={policies.value} now={now} />
      ) : (
        <FailureNote what="This list" />
      )}
    </section>
  );
}

interface RulesProps extends Omit<Props, 'policies'> {
  page: PoliciesPage;
}

function Rules({ instance, direction, page, now }: RulesProps) {
  if (page.data.length === 0) return <p className="quiet">{emptyLine(instance, direction)}</p>;
  const all = `/instances/${encodeURIComponent(instance.domain)}/policies?direction=${direction}&network=${instance.network}`;
  const inForce = direction === 'outgoing' ? instance.counts.blocks : null;
  const hasLifted = inForce !== null && page.meta.total > inForce;
  return (
    <>
      <p>
        {summaryOf(instance, direction)}{' '}
        {direction === 'outgoing' &&
          instance.publications.policy.is_partial &&
          'It says that its list is incomplete.'}
      </p>
      <PolicyTable entries={page.data} direction={direction} network={instance.network} now={now} />
      {page.page.next_cursor !== null && (
        <p>
          <a href={all}>See all {formatCountOf(page.meta.total, 'rule')}</a>
          {hasLifted && ', with those that were lifted'}
        </p>
      )}
    </>
  );
}

function summaryOf({ counts }: Instance, direction: Direction): string {
  if (direction === 'outgoing') {
    return counts.blocks === null
      ? 'It publishes these rules.'
      : `${formatCountOf(counts.blocks, 'rule')} in force.`;
  }
  return `${formatCountOf(counts.blocked_by, 'instance')} with a rule in force, among those that publish theirs.`;
}

function emptyLine({ publications }: Instance, direction: Direction): string {
  if (direction === 'incoming') return 'No instance that publishes its rules has one about this instance.';
  const { publication } = publications.policy;
  if (publication === null) return 'Its list has not been read yet.';
  return publication === 'published'
    ? 'It publishes its list, and the list is empty.'
    : PUBLICATION_LINES[publication];
}

interface TableProps {
  entries: readonly PolicyEntry[];
  direction: Direction;
  network: Instance['network'];
  now: number;
}

export function PolicyTable({ entries, direction, network, now }: TableProps) {
  return (
    <table className="table policies">
      <thead>
        <tr>
          <th scope="col">Instance</th>
          <th scope="col">What</th>
          <th scope="col">Reason given</th>
          <th scope="col">First seen</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={`${entry.source.domain} ${entry.target} ${entry.rule} ${entry.first_seen_at}`}>
            <th scope="row">
              <Other entry={entry} direction={direction} network={network} />
            </th>
            <td data-label="What">
              <span className="severity" data-severity={entry.severity}>
                {SEVERITY_WORDS[entry.severity]}
              </span>
              <code className="quiet small rule">{entry.rule}</code>
            </td>
            <td data-label="Reason given">
              {entry.reason === null || entry.reason === '' ? (
                <span className="quiet">none given</span>
              ) : (
                entry.reason
              )}
            </td>
            <td data-label="First seen">
              <Ago at={entry.first_seen_at} now={now} />
              {entry.lifted_at !== null && (
                <span className="lifted">
                  lifted <Ago at={entry.lifted_at} now={now} />
                </span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Other({
  entry,
  direction,
  network,
}: Pick<TableProps, 'direction' | 'network'> & { entry: PolicyEntry }) {
  if (direction === 'incoming') {
    return <a href={instancePath(entry.source)}>{entry.source.domain}</a>;
  }
  if (entry.is_obfuscated) {
    return (
      <>
        <span>{entry.target}</span>
        <span className="source">published like this; we do not guess</span>
      </>
    );
  }
  return <a href={instancePath({ network, domain: entry.target })}>{entry.target}</a>;
}
