import type { VersionSpan } from '@homeport/api/contract';
import { formatDay } from '../../lib/intl.ts';
import { softwareName } from '../../lib/software-names.ts';
import { words } from '../../words/words.ts';

const SHOWN = 6;

export function VersionHistory({ spans }: { spans: readonly VersionSpan[] }) {
  const texts = words().instance.software;
  return (
    <>
      <h3>{texts.history}</h3>
      {spans.length === 0 ? (
        <p className="quiet">{texts.noVersion}</p>
      ) : (
        <>
          <ol className="timeline">{spans.slice(0, SHOWN).map(item)}</ol>
          {spans.length > SHOWN && (
            <details>
              <summary>{texts.olderOnes(spans.length - SHOWN)}</summary>
              <ol className="timeline">{spans.slice(SHOWN).map(item)}</ol>
            </details>
          )}
        </>
      )}
    </>
  );
}

function item(span: VersionSpan) {
  const texts = words().instance.software;
  return (
    <li key={span.from_at}>
      <strong translate="no">
        {softwareName(span.software)} <code>{span.version}</code>
      </strong>
      <span className="quiet">
        {span.to_at === null
          ? texts.since(formatDay(span.from_at))
          : texts.period(formatDay(span.from_at), formatDay(span.to_at))}
      </span>
    </li>
  );
}
