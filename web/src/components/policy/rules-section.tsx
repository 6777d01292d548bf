import { TOPICS, type Instance, type RuleTopic } from '@homeport/api/contract';
import { here } from '../../lib/exchange.ts';
import { formatAll } from '../../lib/intl.ts';
import { words } from '../../words/words.ts';

/** The rules of an instance in its own words, by topic. A topic without a rule is not published, never allowed. */
export function RulesSection({ instance }: { instance: Instance }) {
  const { rules, topics, network } = instance;
  const { policy } = words();
  if (network !== 'fediverse') return null;
  return (
    <section aria-labelledby="rules">
      <div className="section-head">
        <h2 id="rules">{policy.rulesHeading}</h2>
        {rules.length > 0 && (
          <p className="quiet">
            {policy.rulesIntro((text) => (
              <a href={here('/topics')}>{text}</a>
            ))}
          </p>
        )}
      </div>
      {rules.length === 0 ? (
        <p className="quiet">{policy.rulesNone}</p>
      ) : (
        <Sorted rules={rules} topics={topics} />
      )}
    </section>
  );
}

function Sorted({ rules, topics }: Pick<Instance, 'rules' | 'topics'>) {
  const { policy, topics: named } = words();
  const sorted = new Set(topics.flatMap((topic) => topic.rules));
  const others = rules.filter((_, place) => !sorted.has(place));
  const missing = TOPICS.filter((topic) => !topics.some((one) => one.topic === topic));
  return (
    <>
      <dl className="rule-topics">
        {inOrder(topics).map((topic) => (
          <Topic
            key={topic.topic}
            name={named.names[topic.topic]}
            rules={topic.rules.map((at) => rules[at] ?? '')}
          />
        ))}
        {others.length > 0 && <Topic name={policy.otherRules} rules={others} />}
      </dl>
      {missing.length > 0 && (
        <p className="quiet">{policy.missing(formatAll(missing.map((topic) => named.names[topic])))}</p>
      )}
      <details>
        <summary>{policy.allRules(rules.length)}</summary>
        <ol className="rules" translate="no">
          {rules.map((rule, place) => (
            <li key={place} dir="auto">
              {rule}
            </li>
          ))}
        </ol>
      </details>
    </>
  );
}

/** As the list of topics has them, whatever order they came in: readers compare instances. */
function inOrder(topics: readonly RuleTopic[]): RuleTopic[] {
  return topics.toSorted((a, b) => TOPICS.indexOf(a.topic) - TOPICS.indexOf(b.topic));
}

function Topic({ name, rules }: { name: string; rules: readonly string[] }) {
  return (
    <div>
      <dt>{name}</dt>
      {rules.map((rule, index) => (
        <dd key={index} translate="no" dir="auto">
          {rule}
        </dd>
      ))}
    </div>
  );
}
