import type { VersionSpan } from '@homeport/api/contract';
import { formatDay } from '../lib/intl.ts';

const SHOWN = 6;

export function VersionHistory({ spans }: { spans: readonly VersionSpan[] }) {
  return (
    <section aria-labelledby="versions">
      <h2 id="versions">Versions over time</h2>
      {spans.length === 0 ? (
        <p className="quiet">No version has been read yet.</p>
      ) : (
        <>
          <ol className="timeline">{spans.slice(0, SHOWN).map(item)}</ol>
          {spans.length > SHOWN && (
            <details>
              <summary>{spans.length - SHOWN} older ones</summary>
              <ol className="timeline">{spans.slice(SHOWN).map(item)}</ol>
            </details>
          )}
        </>
      )}
    </section>
  );
}

function item(span: VersionSpan) {
  return (
    <li key={span.from_at}>
      <strong>
        {span.software} <code>{span.version}</code>
      </strong>
      <span className="quiet">
        {span.to_at === null
          ? `since ${formatDay(span.from_at)}`
          : `${formatDay(span.from_at)} to ${formatDay(span.to_at)}`}
      </span>
    </li>
  );
}
