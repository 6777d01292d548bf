import type { Instance, Visit } from '@homeport/api/contract';
import { leftText } from '../../lib/asked.ts';
import { causeSentence } from '../../lib/causes.ts';
import { here } from '../../lib/exchange.ts';
import { consentPath } from '../../lib/instance-path.ts';
import { formatAll, formatBytes, formatMilliseconds } from '../../lib/intl.ts';
import { words } from '../../words/words.ts';
import { ConditionMark } from '../condition.tsx';
import { Ago } from '../facts.tsx';

interface Props {
  instance: Pick<Instance, 'network' | 'domain'>;
  visits: readonly Visit[];
  now: number;
}

/** What we asked lately, for operators who find us in their logs. */
export function Visits({ instance, visits, now }: Props) {
  const { visits: texts } = words().instance;
  return (
    <section className="lately" aria-labelledby="visits">
      <div className="section-head">
        <h3 id="visits">{texts.title}</h3>
        <p className="quiet">
          {texts.kept} <a href={here(consentPath(instance))}>{texts.rules}</a> ·{' '}
          <a href={here('/bot')}>{texts.who}</a>
        </p>
      </div>
      {visits.length === 0 ? (
        <p className="quiet">{texts.none}</p>
      ) : (
        <ul className="visits">
          {visits.map((visit) => (
            <li key={`${visit.at} ${visit.kind}`}>
              <OneVisit visit={visit} now={now} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function OneVisit({ visit, now }: { visit: Visit; now: number }) {
  const { instance, lists } = words();
  return (
    <details>
      <summary>
        <ConditionMark condition={visit.verdict} />
        <span>{lists.visits[visit.kind]}</span>
        <span className="quiet">
          {instance.visits.at(
            <Ago key="ago" at={visit.at} now={now} />,
            formatMilliseconds(visit.timings.total_ms),
          )}
        </span>
      </summary>
      <VisitDetails visit={visit} />
    </details>
  );
}

function VisitDetails({ visit }: { visit: Visit }) {
  const { instance, lists } = words();
  const texts = instance.visits;
  const timed = phasesOf(visit);
  return (
    <div className="visit-details small">
      <p>
        {causeSentence(visit.cause, visit.sentence) ?? lists.verdicts[visit.verdict]}{' '}
        {texts.seenFrom(
          <q key="place" translate="no">
            {visit.vantage}
          </q>,
          formatBytes(visit.bytes),
        )}
      </p>
      {timed.length > 0 && <p className="quiet">{formatAll(timed)}</p>}
      <ul>
        {visit.asked.map((asked, index) => (
          <li key={`${asked.path} ${String(index)}`}>
            <code translate="no">{asked.path}</code> {asked.status ?? leftText(asked.left)}
            {asked.ms !== null && <span className="quiet"> {texts.in(formatMilliseconds(asked.ms))}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}

function phasesOf({ timings }: Visit): string[] {
  const { phases, phase } = words().instance.visits;
  const measured = [
    [phases.resolve, timings.resolve_ms],
    [phases.connect, timings.connect_ms],
    [phases.tls, timings.tls_ms],
    [phases.firstByte, timings.first_byte_ms],
  ] as const;
  return measured.flatMap(([name, ms]) => (ms === null ? [] : [phase(name, formatMilliseconds(ms))]));
}
