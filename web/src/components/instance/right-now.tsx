import type { Instance } from '@homeport/api/contract';
import { causeSentence } from '../../lib/causes.ts';
import { here } from '../../lib/exchange.ts';
import { formatAgo, formatDuration } from '../../lib/format.ts';
import { formatDay, joinSentences } from '../../lib/intl.ts';
import { conditionOf, type Condition } from '../../lib/condition.ts';
import { words } from '../../words/words.ts';
import { ConditionMark } from '../condition.tsx';
import { Ago } from '../facts.tsx';
import { Places } from './places.tsx';

// Liveness is asked hourly; after three missed turns the page admits that its news is old.
const STALE_AFTER_MS = 3 * 60 * 60 * 1000;

/** How it is at this moment, as far as the last visits can say. */
export function RightNow({ instance, now }: { instance: Instance; now: number }) {
  const condition = conditionOf(instance);
  return (
    <section className="now" aria-label={words().uptime.now.label}>
      <ConditionMark condition={condition} large />
      <p>{sentenceOf(instance, condition, now)}</p>
      <Freshness instance={instance} condition={condition} now={now} />
      <Places vantages={instance.vantages} now={now} />
    </section>
  );
}

function sentenceOf(instance: Instance, condition: Condition, now: number): string {
  const texts = words().uptime.now;
  const { health, last_up_at } = instance;
  if (condition === 'new') return texts.toCome;
  const isAway = condition === 'down' || condition === 'dead';
  const last = last_up_at === null ? texts.neverUp : texts.lastUp(formatDay(last_up_at));
  const sentences = [
    health.since === null ? null : sinceText(health.since, now),
    causeSentence(health.cause, health.sentence),
    isAway ? last : null,
  ];
  return joinSentences(sentences.filter((sentence) => sentence !== null));
}

function sinceText(since: string, now: number): string {
  const seconds = Math.max(0, (now - Date.parse(since)) / 1000);
  return words().uptime.now.since(formatDay(since), formatDuration(seconds));
}

function Freshness({ instance, condition, now }: { instance: Instance; condition: Condition; now: number }) {
  const texts = words().uptime.now;
  const { checked_at } = instance;
  if (checked_at === null) return null;
  const isExpectedHourly = condition !== 'dead' && condition !== 'withheld' && condition !== 'moved';
  if (isExpectedHourly && now - Date.parse(checked_at) > STALE_AFTER_MS) {
    return (
      <p className="stale">
        {texts.stale(formatAgo(checked_at, now))} <a href={here('/status')}>{texts.running}</a>
      </p>
    );
  }
  return <p className="quiet">{texts.checked(<Ago key="ago" at={checked_at} now={now} />)}</p>;
}
