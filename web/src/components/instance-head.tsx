import type { Instance } from '@homeport/api/contract';
import { Fragment } from 'react';
import { formatAgo, formatDuration } from '../lib/format.ts';
import { formatDay } from '../lib/intl.ts';
import { instancePath } from '../lib/instance-path.ts';
import { conditionOf, NETWORK_NAMES, type Condition } from '../lib/words.ts';
import { ConditionMark } from './condition.tsx';
import { Ago } from './facts.tsx';
import { Places } from './places.tsx';

// Liveness is asked hourly; after three missed turns the page admits that its news is old.
const STALE_AFTER_MS = 3 * 60 * 60 * 1000;

export function InstanceHead({ instance, now }: { instance: Instance; now: number }) {
  const condition = conditionOf(instance);
  const name = instance.domain_unicode;
  const site = `https://${instance.domain}/`;
  return (
    <header className="instance-head">
      <p className="eyebrow">
        <a href="/instances">Instances</a> / {NETWORK_NAMES[instance.network]}
      </p>
      <h1>{breakable(name)}</h1>
      {name !== instance.domain && (
        <p className="quiet">
          <code>{instance.domain}</code> as machines write it
        </p>
      )}
      {instance.title !== null && instance.title !== name && (
        <p className="instance-title">{instance.title}</p>
      )}
      {instance.description !== null && <p className="lead prose">{instance.description}</p>}
      <section className="now" aria-label="Right now">
        <ConditionMark condition={condition} large />
        <p>{sentenceOf(instance, condition, now)}</p>
        <Freshness instance={instance} condition={condition} now={now} />
        <Places vantages={instance.vantages} now={now} />
      </section>
      {condition !== 'dead' && instance.network === 'fediverse' && (
        <p>
          <a className="button" href={site} rel="nofollow noopener external">
            Visit {name}
          </a>
        </p>
      )}
    </header>
  );
}

/** A long name may break after its dots, rather than within a word. */
function breakable(name: string): React.ReactNode {
  return name.split('.').map((label, index) => (
    <Fragment key={index}>
      {index > 0 && (
        <>
          .<wbr />
        </>
      )}
      {label}
    </Fragment>
  ));
}

function sentenceOf(instance: Instance, condition: Condition, now: number): React.ReactNode {
  const { health, moved_to } = instance;
  if (condition === 'moved' && moved_to !== null) {
    return (
      <>
        It says that it lives at <a href={instancePath({ ...instance, domain: moved_to })}>{moved_to}</a> now.
      </>
    );
  }
  if (condition === 'new') return 'It was found, and its first visit is still to come.';
  const since = health.since === null ? '' : sinceText(health.since, now);
  const last = instance.last_up_at;
  const seen = condition === 'down' || condition === 'dead' ? lastSeen(last) : '';
  return `${since}${health.sentence ?? ''}${seen}`;
}

function sinceText(since: string, now: number): string {
  const seconds = Math.max(0, (now - Date.parse(since)) / 1000);
  return `Since ${formatDay(since)}, for ${formatDuration(seconds)}. `;
}

function lastSeen(at: string | null): string {
  return at === null ? ' We have never seen it up.' : ` It was last up on ${formatDay(at)}.`;
}

function Freshness({ instance, condition, now }: { instance: Instance; condition: Condition; now: number }) {
  const { checked_at } = instance;
  if (checked_at === null) return null;
  const isExpectedHourly = condition !== 'dead' && condition !== 'withheld' && condition !== 'moved';
  if (isExpectedHourly && now - Date.parse(checked_at) > STALE_AFTER_MS) {
    return (
      <p className="stale">
        Last checked {formatAgo(checked_at, now)}. That is longer than usual, so this may no longer be true.{' '}
        <a href="/status">Is our crawler running?</a>
      </p>
    );
  }
  return (
    <p className="quiet">
      Last checked <Ago at={checked_at} now={now} />
    </p>
  );
}
