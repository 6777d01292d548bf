import type { Incident } from '@homeport/api/contract';
import { here } from '../lib/exchange.ts';
import { causeText, groupText, INCIDENT_MARKS, timeText } from '../lib/incidents.ts';
import { instancePath } from '../lib/instance-path.ts';
import { words } from '../words/words.ts';
import { ConditionMark } from './condition.tsx';

interface Props {
  incidents: readonly Incident[];
  now: number;
  isOfMany?: boolean;
}

/** Incidents, newest first; with the names of the instances where they are of several. */
export function IncidentList({ incidents, now, isOfMany = false }: Props) {
  const { lists } = words();
  return (
    <ul className="incidents">
      {incidents.map((incident) => (
        <li
          key={`${incident.network} ${incident.domain} ${incident.from_at}`}
          data-open={incident.to_at === null ? 'true' : 'false'}
        >
          {isOfMany && (
            <h2>
              <a href={here(instancePath(incident))} translate="no">
                {incident.domain_unicode}
              </a>{' '}
              <span className="quiet small">{lists.networks[incident.network]}</span>
            </h2>
          )}
          <p>
            <ConditionMark condition={INCIDENT_MARKS[incident.kind]} word={lists.incidents[incident.kind]} />{' '}
            <span className="quiet">{timeText(incident, now)}</span>
          </p>
          <p>{causeText(incident)}</p>
          {incident.group !== null && <p className="quiet">{groupText(incident)}</p>}
        </li>
      ))}
    </ul>
  );
}
