import type { AlternativesAnswer, Choice, Instance } from '@homeport/api/contract';
import type { ApiOutcome } from '../../lib/api/client.ts';
import { causeSentence } from '../../lib/causes.ts';
import { here } from '../../lib/exchange.ts';
import { formatDay, formatLanguage, formatRatio } from '../../lib/intl.ts';
import { instancePath } from '../../lib/instance-path.ts';
import { softwareName } from '../../lib/software-names.ts';
import { conditionOf, type Condition } from '../../lib/condition.ts';
import { words } from '../../words/words.ts';
import { ConditionMark } from '../condition.tsx';

type Over = Extract<Condition, 'dead' | 'moved' | 'withheld'>;

/** Whether there is something to say before all else: it is gone, has moved, or is not measured. */
export function overOf(instance: Instance): Over | null {
  const condition = conditionOf(instance);
  return condition === 'dead' || condition === 'moved' || condition === 'withheld' ? condition : null;
}

interface Props {
  instance: Instance;
  over: Over;
  alternatives: ApiOutcome<AlternativesAnswer> | null;
}

/** What became of it, and where to go instead. */
export function Ended({ instance, over, alternatives }: Props) {
  const { ended } = words().instance;
  const found = alternatives?.ok ? alternatives.value.data : [];
  return (
    <section className="ended" aria-labelledby="ended">
      <ConditionMark condition={over} />
      <h2 id="ended">{ended[over]}</h2>
      <p>{lineOf(instance, over)}</p>
      {over !== 'withheld' && (
        <>
          <h3>{ended.instead}</h3>
          {found.length > 0 && <Alternatives choices={found} />}
          <p>
            {found.length === 0 && <>{ended.findLine} </>}
            <a className={found.length === 0 ? 'button' : undefined} href={here(likePath(instance))}>
              {ended.findLike}
            </a>
          </p>
        </>
      )}
    </section>
  );
}

function lineOf(instance: Instance, over: Over): React.ReactNode {
  const { ended } = words().instance;
  const { moved_to, health, last_up_at } = instance;
  switch (over) {
    case 'dead':
      return last_up_at === null ? ended.deadNever : ended.deadLine(formatDay(last_up_at));
    case 'moved':
      if (moved_to === null) return ended.movedSomewhere;
      return ended.movedTo(
        <a key="there" href={here(instancePath({ ...instance, domain: moved_to }))} translate="no">
          {moved_to}
        </a>,
      );
    case 'withheld':
      return (
        <>
          {causeSentence(health.cause, health.sentence)} {ended.withheldLine}
        </>
      );
  }
}

function Alternatives({ choices }: { choices: readonly Choice[] }) {
  const { ended } = words().instance;
  return (
    <>
      <p>{ended.insteadLine}</p>
      <ul className="alternatives">
        {choices.map(({ instance }) => (
          <li key={`${instance.network} ${instance.domain}`}>
            <a href={here(instancePath(instance))} translate="no">
              {instance.domain_unicode}
            </a>{' '}
            <span className="quiet small">
              {instance.software !== null && (
                <>
                  <span translate="no">{softwareName(instance.software)}</span> ·{' '}
                </>
              )}
              {factsOf(instance).join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function factsOf({ languages, registration, uptime_30d }: Choice['instance']): string[] {
  const { lists, instance } = words();
  return [
    ...languages.slice(0, 2).map(formatLanguage),
    ...(registration === null ? [] : [lists.registrations[registration]]),
    ...(uptime_30d === null ? [] : [instance.ended.uptime(formatRatio(uptime_30d))]),
  ];
}

/** The questions of the chooser, answered as this instance would. */
function likePath({ purposes, languages }: Instance): string {
  const search = new URLSearchParams();
  for (const purpose of purposes) search.append('purpose', purpose);
  for (const language of languages.slice(0, 2)) search.append('language', language);
  return search.size === 0 ? '/choose' : `/choose?${search.toString()}`;
}
