import type { InstanceSummary } from '@homeport/api/contract';
import { here } from '../../lib/exchange.ts';
import { instancePath } from '../../lib/instance-path.ts';
import { conditionOf } from '../../lib/condition.ts';
import { words } from '../../words/words.ts';
import { ConditionMark } from '../condition.tsx';
import { ActivePeople, Joining, Software, Uptime } from './row-facts.tsx';

/** The rows as densely as they can be read: a line each on a wide window. */
export function InstanceTable({ instances }: { instances: readonly InstanceSummary[] }) {
  const { caption, columns } = words().directory;
  return (
    <table className="table instances dense">
      <caption className="unseen">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{columns.instance}</th>
          <th scope="col">{columns.now}</th>
          <th scope="col" className="number">
            {columns.uptime}
          </th>
          <th scope="col">{columns.joining}</th>
          <th scope="col" className="number">
            {columns.active}
          </th>
          <th scope="col">{columns.software}</th>
        </tr>
      </thead>
      <tbody>
        {instances.map((instance) => (
          <Row key={`${instance.network} ${instance.domain}`} instance={instance} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ instance }: { instance: InstanceSummary }) {
  const { columns } = words().directory;
  return (
    <tr>
      <th scope="row" className="who" translate="no">
        <a href={here(instancePath(instance))}>{instance.domain_unicode}</a>
      </th>
      <td data-label={columns.now}>
        <ConditionMark condition={conditionOf(instance)} />
      </td>
      <td data-label={columns.uptime} className="number">
        <Uptime instance={instance} />
      </td>
      <td data-label={columns.joining}>
        <Joining instance={instance} />
      </td>
      <td data-label={columns.active} className="number">
        <ActivePeople instance={instance} />
      </td>
      <td data-label={columns.software}>
        <Software instance={instance} />
      </td>
    </tr>
  );
}
