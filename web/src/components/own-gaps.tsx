import type { Gap, Vantage } from '@homeport/api/contract';
import { here } from '../lib/exchange.ts';
import { formatDuration } from '../lib/format.ts';
import { formatInstant } from '../lib/intl.ts';
import { words } from '../words/words.ts';
import { Ago } from './facts.tsx';

interface Props {
  gaps: readonly Gap[];
  vantages: readonly Vantage[];
}

/** On every page while we can't measure: the states below it are older than they look. */
export function GapBanner({ gaps, vantages }: Props) {
  const gap = gaps.find(({ scope }) => scope === 'all') ?? gaps[0];
  if (!gap) return null;
  const { status } = words();
  return (
    <aside className="own-gap" aria-label={status.bannerName}>
      <p className="wide">
        {status.banner(<Since gap={gap} />)}{' '}
        {(gap.scope !== 'all' || vantages.length > 1) && <>{concernedText(gap, vantages)} </>}
        <a href={here('/status#gaps')}>{status.bannerLink}</a>
      </p>
    </aside>
  );
}

export function OpenGaps({ gaps, vantages, now }: Props & { now: number }) {
  const { status } = words();
  if (gaps.length === 0) return <p>{status.allWell}</p>;
  return (
    <>
      {gaps.map((gap) => (
        <div className="card gap-open" key={`${gap.vantage} ${gap.scope}`}>
          <h3>{status.cannotNow}</h3>
          <p>
            {status.reasons[gap.reason]} {concernedText(gap, vantages)}
          </p>
          <p className="quiet">
            {status.gapSince(
              <Since gap={gap} />,
              formatDuration(gap.seconds),
              <Ago at={gap.noticed_at} now={now} />,
            )}
          </p>
        </div>
      ))}
      <p className="prose">{status.meanwhile}</p>
    </>
  );
}

export function PastGaps({ gaps, vantages }: Props) {
  const { status } = words();
  if (gaps.length === 0) return <p className="quiet">{status.noPastGaps}</p>;
  return (
    <ul className="past-gaps">
      {gaps.map((gap) => (
        <li key={`${gap.vantage} ${gap.scope} ${gap.from}`}>
          {status.pastGap(
            (text) => (
              <strong>{text}</strong>
            ),
            formatDuration(gap.seconds),
            <Since gap={gap} />,
          )}
          <br />
          {status.reasons[gap.reason]} <span className="quiet">{concernedText(gap, vantages)}</span>
        </li>
      ))}
    </ul>
  );
}

function Since({ gap }: { gap: Gap }) {
  return <time dateTime={gap.from}>{formatInstant(gap.from)}</time>;
}

/** Where there is one place only, its name tells nobody anything. */
function concernedText({ scope, vantage }: Gap, vantages: readonly Vantage[]): string {
  const { status } = words();
  const whom = status.whom[scope];
  return vantages.length > 1 ? status.concernedFrom(whom, vantage) : status.concerned(whom);
}
