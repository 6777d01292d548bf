import type { InstanceSummary } from '@homeport/api/contract';
import { because } from '../lib/because.ts';
import { instancePath } from '../lib/instance-path.ts';
import { conditionOf, REGISTRATION_WORDS } from '../lib/words.ts';
import { ConditionMark } from './condition.tsx';
import { Ago } from './facts.tsx';

export function Recommended({ instances, now }: { instances: InstanceSummary[]; now: number }) {
  return (
    <section aria-labelledby="recommended">
      <div className="section-head">
        <h2 id="recommended">Worth a look today</h2>
        <p className="quiet">
          Shuffled each day among the reliable ones, never by size. <a href="/instances">See all</a>
        </p>
      </div>
      {instances.length === 0 ? (
        <p className="note">
          No instance has been watched for long enough to recommend it.{' '}
          <a href="/instances">See all that are known</a>
        </p>
      ) : (
        <ul className="cards">
          {instances.map((instance) => (
            <li key={`${instance.network} ${instance.domain}`} className="card">
              <ConditionMark condition={conditionOf(instance)} />
              <h3>
                <a href={instancePath(instance)}>{instance.title ?? instance.domain_unicode}</a>
              </h3>
              <p className="quiet domain">{instance.domain_unicode}</p>
              {instance.description !== null && <p className="clamp">{instance.description}</p>}
              <p className="because">{because(instance)}</p>
              <p className="quiet small">
                {instance.registration === null
                  ? 'Registration not published'
                  : REGISTRATION_WORDS[instance.registration]}
                {instance.checked_at !== null && (
                  <>
                    {' · '}checked <Ago at={instance.checked_at} now={now} />
                  </>
                )}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
