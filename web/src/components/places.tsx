import type { Instance } from '@homeport/api/contract';
import { isSeenAlike, placesText } from '../lib/places.ts';
import { VERDICT_WORDS } from '../lib/words.ts';
import { ConditionMark } from './condition.tsx';
import { Ago } from './facts.tsx';

/** What each place sees from which we look: in a line where they agree, place by place where they do not. */
export function Places({ vantages, now }: { vantages: Instance['vantages']; now: number }) {
  const text = placesText(vantages);
  if (text === null) return null;
  if (isSeenAlike(vantages)) return <p className="quiet">{text}</p>;
  return (
    <div className="places">
      <p>{text}</p>
      <ul className="plain">
        {vantages.map(({ vantage, health, checked_at }) => (
          <li key={vantage}>
            <ConditionMark condition={health.verdict ?? 'unknown'} />{' '}
            <span>
              from <q>{vantage}</q>
              {health.verdict !== 'up' && (
                <>: {health.sentence ?? VERDICT_WORDS[health.verdict ?? 'unknown']}</>
              )}{' '}
              <span className="quiet small">
                checked <Ago at={checked_at} now={now} />
              </span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
