import type { InstanceSummary } from '@homeport/api/contract';
import { because } from '../lib/because.ts';
import { here } from '../lib/exchange.ts';
import { instancePath } from '../lib/instance-path.ts';
import { conditionOf } from '../lib/condition.ts';
import { words } from '../words/words.ts';
import { ConditionMark } from './condition.tsx';
import { Ago } from './facts.tsx';

export function Recommended({ instances, now }: { instances: InstanceSummary[]; now: number }) {
  const { home } = words();
  return (
    <section aria-labelledby="recommended">
      <div className="section-head">
        <h2 id="recommended">{home.recommended}</h2>
        <p className="quiet">
          {home.recommendedLine((text) => (
            <a href={here('/recommended')}>{text}</a>
          ))}
        </p>
      </div>
      {instances.length === 0 ? (
        <p className="note">
          {home.noneRecommended} <a href={here('/instances')}>{home.seeAll}</a>
        </p>
      ) : (
        <ul className="cards cards-three">
          {instances.map((instance) => (
            <li key={`${instance.network} ${instance.domain}`} className="card">
              <Card instance={instance} now={now} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Card({ instance, now }: { instance: InstanceSummary; now: number }) {
  const { home, lists } = words();
  const { registration } = instance;
  return (
    <>
      <ConditionMark condition={conditionOf(instance)} />
      <h3>
        <a href={here(instancePath(instance))} translate="no">
          {instance.title ?? instance.domain_unicode}
        </a>
      </h3>
      <p className="quiet domain" translate="no">
        {instance.domain_unicode}
      </p>
      {instance.description !== null && (
        <p className="clamp" translate="no">
          {instance.description}
        </p>
      )}
      <p className="because">{because(instance)}</p>
      <p className="quiet small">
        {registration === null ? home.registrationUnknown : lists.registrations[registration]}
        {instance.checked_at !== null && (
          <>
            {' · '}
            {home.checked(<Ago at={instance.checked_at} now={now} />)}
          </>
        )}
      </p>
    </>
  );
}
