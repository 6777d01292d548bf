import type { Gap, GapScope, Vantage } from '@homeport/api/contract';
import { formatDuration } from '../lib/format.ts';
import { formatInstant } from '../lib/intl.ts';
import { Ago } from './facts.tsx';

/** Whom it concerns, as the object of "we can't measure …". */
const WHOM: Readonly<Record<GapScope, string>> = {
  all: 'anybody',
  ipv4: 'those that we reach over IPv4',
  ipv6: 'those that we reach over IPv6',
};

/** On every page while we can't measure: the states below it are older than they look. */
export function GapBanner({ gaps, vantages }: { gaps: readonly Gap[]; vantages: readonly Vantage[] }) {
  const gap = gaps.find(({ scope }) => scope === 'all') ?? gaps[0];
  if (!gap) return null;
  return (
    <aside className="own-gap" aria-label="We can’t measure">
      <p className="wide">
        We have not been able to measure {WHOM[gap.scope]} {placeOf(gap, vantages)}since{' '}
        <time dateTime={gap.from}>{formatInstant(gap.from)}</time>, and it’s our own fault. What stands here
        is from before. <a href="/status#gaps">What happened</a>
      </p>
    </aside>
  );
}

export function OpenGaps({
  gaps,
  vantages,
  now,
}: {
  gaps: readonly Gap[];
  vantages: readonly Vantage[];
  now: number;
}) {
  if (gaps.length === 0) return <p>Our own line, name servers, clock and record are well.</p>;
  return (
    <>
      {gaps.map((gap) => (
        <div className="card gap-open" key={`${gap.vantage} ${gap.scope}`}>
          <h3>
            We can’t measure {WHOM[gap.scope]} {placeOf(gap, vantages)}at the moment
          </h3>
          <p>{gap.sentence}</p>
          <p className="quiet">
            Since <time dateTime={gap.from}>{formatInstant(gap.from)}</time>, for{' '}
            {formatDuration(gap.seconds)}; noticed <Ago at={gap.noticed_at} now={now} />
          </p>
        </div>
      ))}
      <p className="prose">
        Nobody is judged meanwhile. For those concerned this time counts as unknown, neither up nor down:
        their uptime does not move, its coverage falls, and what the record says of them is from before.
        Afterwards the visits that were left out are made up for little by little.
      </p>
    </>
  );
}

export function PastGaps({ gaps, vantages }: { gaps: readonly Gap[]; vantages: readonly Vantage[] }) {
  if (gaps.length === 0) return <p className="quiet">None in the last 30 days.</p>;
  return (
    <ul className="past-gaps">
      {gaps.map((gap) => (
        <li key={`${gap.vantage} ${gap.scope} ${gap.from}`}>
          <strong>{formatDuration(gap.seconds)}</strong>, from{' '}
          <time dateTime={gap.from}>{formatInstant(gap.from)}</time>
          <br />
          {gap.sentence}{' '}
          <span className="quiet">
            We could not measure {WHOM[gap.scope]}
            {placeOf(gap, vantages).trimEnd() && ` ${placeOf(gap, vantages).trimEnd()}`}.
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Where there is one place only, its name tells nobody anything. */
function placeOf({ vantage }: Gap, vantages: readonly Vantage[]): string {
  return vantages.length > 1 ? `from ${vantage} ` : '';
}
