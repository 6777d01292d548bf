import type { Instance, Visit } from '@homeport/api/contract';
import { formatBytes, formatCount } from '../lib/intl.ts';
import { consentPath } from '../lib/instance-path.ts';
import { VERDICT_WORDS, VISIT_WORDS } from '../lib/words.ts';
import { ConditionMark } from './condition.tsx';
import { Ago } from './facts.tsx';

/** What we asked lately, for operators who find us in their logs. */
export function Visits({
  instance,
  visits,
  now,
}: {
  instance: Pick<Instance, 'network' | 'domain'>;
  visits: readonly Visit[];
  now: number;
}) {
  return (
    <section aria-labelledby="visits">
      <div className="section-head">
        <h2 id="visits">What we asked lately</h2>
        <p className="quiet">
          Raw visits are kept for 14 days. <a href={consentPath(instance)}>Under which rules</a> ·{' '}
          <a href="/bot">Who visits</a>
        </p>
      </div>
      {visits.length === 0 ? (
        <p className="quiet">Nothing in the last 14 days.</p>
      ) : (
        <ul className="visits">
          {visits.map((visit) => (
            <li key={`${visit.at} ${visit.kind}`}>
              <details>
                <summary>
                  <ConditionMark condition={visit.verdict} />
                  <span>{VISIT_WORDS[visit.kind]}</span>
                  <span className="quiet">
                    <Ago at={visit.at} now={now} />, {formatCount(visit.timings.total_ms)} ms
                  </span>
                </summary>
                <VisitDetails visit={visit} />
              </details>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function VisitDetails({ visit }: { visit: Visit }) {
  const { resolve_ms, connect_ms, tls_ms, first_byte_ms } = visit.timings;
  const phases = [
    ['name', resolve_ms],
    ['connection', connect_ms],
    ['TLS', tls_ms],
    ['first byte', first_byte_ms],
  ] as const;
  const timed = phases.flatMap(([name, ms]) => (ms === null ? [] : [`${name} ${String(ms)} ms`]));
  return (
    <div className="visit-details small">
      <p>
        {visit.sentence ?? VERDICT_WORDS[visit.verdict]} Seen from <q>{visit.vantage}</q>,{' '}
        {formatBytes(visit.bytes)} read.
      </p>
      {timed.length > 0 && <p className="quiet">{timed.join(', ')}</p>}
      <ul>
        {visit.asked.map((asked, index) => (
          <li key={`${asked.path} ${String(index)}`}>
            <code>{asked.path}</code> {asked.status ?? asked.left ?? 'answered'}
            {asked.ms !== null && <span className="quiet"> in {asked.ms} ms</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}
