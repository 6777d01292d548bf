import type { Network, PolicyEntry } from '@homeport/api/contract';
import { here } from '../../lib/exchange.ts';
import { instancePath } from '../../lib/instance-path.ts';
import { words } from '../../words/words.ts';
import { Ago } from '../facts.tsx';

export type Direction = 'outgoing' | 'incoming';

interface Props {
  entries: readonly PolicyEntry[];
  direction: Direction;
  network: Network;
  now: number;
}

/** Rules with the reason that was given, since when we see them, and when they were lifted. */
export function PolicyTable({ entries, direction, network, now }: Props) {
  const { policy, lists } = words();
  return (
    <table className="table policies">
      <thead>
        <tr>
          <th scope="col">{policy.server}</th>
          <th scope="col">{policy.what}</th>
          <th scope="col">{policy.reason}</th>
          <th scope="col">{policy.firstSeen}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={`${entry.source.domain} ${entry.target} ${entry.rule} ${entry.first_seen_at}`}>
            <th scope="row">
              <Other entry={entry} direction={direction} network={network} />
            </th>
            <td data-label={policy.what}>
              <span className="severity" data-severity={entry.severity}>
                {lists.severities[entry.severity]}
              </span>
              <code className="quiet small rule" translate="no">
                {entry.rule}
              </code>
            </td>
            <td data-label={policy.reason}>
              <Reason reason={entry.reason} />
            </td>
            <td data-label={policy.firstSeen}>
              <Ago at={entry.first_seen_at} now={now} />
              {entry.lifted_at !== null && (
                <span className="lifted">{policy.lifted(<Ago at={entry.lifted_at} now={now} />)}</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What an operator gave as the reason, in its own words. */
export function Reason({ reason }: { reason: string | null }) {
  if (reason === null || reason.trim() === '') {
    return <span className="quiet">{words().policy.noReason}</span>;
  }
  return (
    <span translate="no" dir="auto">
      {reason}
    </span>
  );
}

function Other({ entry, direction, network }: Pick<Props, 'direction' | 'network'> & { entry: PolicyEntry }) {
  if (direction === 'outgoing' && entry.is_obfuscated) {
    return (
      <>
        <span translate="no">{entry.target}</span>
        <span className="source">{words().policy.obfuscated}</span>
      </>
    );
  }
  const other = direction === 'incoming' ? entry.source : { network, domain: entry.target };
  // A pattern is the name of nobody, so it leads nowhere.
  if (other.domain.includes('*')) return <span translate="no">{other.domain}</span>;
  return (
    <a href={here(instancePath(other))} translate="no">
      {other.domain}
    </a>
  );
}
