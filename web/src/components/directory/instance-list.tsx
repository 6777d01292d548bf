import type { InstanceSummary } from '@homeport/api/contract';
import { here } from '../../lib/exchange.ts';
import { instancePath } from '../../lib/instance-path.ts';
import { formatAll } from '../../lib/intl.ts';
import { conditionOf } from '../../lib/condition.ts';
import { words } from '../../words/words.ts';
import { ConditionMark } from '../condition.tsx';
import { ActivePeople, Joining, Uptime, WhatItIs } from './row-facts.tsx';

interface Props {
  instances: readonly InstanceSummary[];
  /** Whether to say why one does not stand higher: only the recommended order has reasons. */
  isRecommended: boolean;
}

/** The rows with room for what they say of themselves. */
export function InstanceList({ instances, isRecommended }: Props) {
  return (
    <ol className="entries">
      {instances.map((instance) => (
        <Entry
          key={`${instance.network} ${instance.domain}`}
          instance={instance}
          isRecommended={isRecommended}
        />
      ))}
    </ol>
  );
}

function Entry({ instance, isRecommended }: { instance: InstanceSummary; isRecommended: boolean }) {
  const { directory, lists } = words();
  const { title, domain, description, reserves } = instance;
  const facts = [
    { name: directory.columns.now, value: <ConditionMark condition={conditionOf(instance)} /> },
    { name: directory.columns.uptime, value: <Uptime instance={instance} /> },
    { name: directory.columns.joining, value: <Joining instance={instance} /> },
    { name: directory.columns.active, value: <ActivePeople instance={instance} /> },
  ];
  return (
    <li className="entry">
      <div className="entry-text">
        <h2 translate="no">
          <a href={here(instancePath(instance))}>{instance.domain_unicode}</a>
        </h2>
        {title !== null && title !== domain && (
          <p className="title" translate="no">
            {title}
          </p>
        )}
        {description !== null && (
          <p className="clamp entry-description" translate="no">
            {description}
          </p>
        )}
        <WhatItIs instance={instance} />
        {isRecommended && reserves.length > 0 && (
          <p className="quiet small">
            {directory.later(formatAll(reserves.map((one) => lists.reserves[one])))}
          </p>
        )}
      </div>
      <dl className="entry-facts">
        {facts.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </li>
  );
}
