import type { Instance } from '@homeport/api/contract';
import { causeSentence } from '../../lib/causes.ts';
import { isSeenAlike, placesText } from '../../lib/places.ts';
import { words } from '../../words/words.ts';
import { ConditionMark } from '../condition.tsx';
import { Ago } from '../facts.tsx';

/** What each place sees from which we look: in a line where they agree, place by place where they do not. */
export function Places({ vantages, now }: { vantages: Instance['vantages']; now: number }) {
  const text = placesText(vantages);
  if (text === null) return null;
  if (isSeenAlike(vantages)) return <p className="quiet">{text}</p>;
  return (
    <div className="places">
      <p>{text}</p>
      <ul className="plain">
        {vantages.map((seen) => (
          <Place key={seen.vantage} seen={seen} now={now} />
        ))}
      </ul>
    </div>
  );
}

function Place({ seen, now }: { seen: Instance['vantages'][number]; now: number }) {
  const { uptime, lists } = words();
  const { vantage, health, checked_at } = seen;
  const verdict = health.verdict ?? 'unknown';
  return (
    <li>
      <ConditionMark condition={verdict} />{' '}
      <span>
        {uptime.places.from(
          <q key="place" translate="no">
            {vantage}
          </q>,
        )}{' '}
        {verdict !== 'up' && (
          <span>{causeSentence(health.cause, health.sentence) ?? lists.verdicts[verdict]} </span>
        )}
        <span className="quiet small">
          {uptime.places.checked(<Ago key="ago" at={checked_at} now={now} />)}
        </span>
      </span>
    </li>
  );
}
