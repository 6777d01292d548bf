import type { Incident, IncidentsPage, Instance } from '@homeport/api/contract';
import { config } from '../lib/config.ts';
import { formatDay } from '../lib/intl.ts';
import {
  causeText,
  evidenceText,
  groupText,
  INCIDENT_MARKS,
  INCIDENT_WORDS,
  lifeName,
  timeText,
} from '../lib/incidents.ts';
import { incidentsPath, instancePath } from '../lib/instance-path.ts';
import { NETWORK_NAMES } from '../lib/words.ts';
import { ConditionMark } from './condition.tsx';

const SHOWN = 5;

/** What happened to one instance, on its page. */
export function InstanceIncidents({
  instance,
  page,
  now,
}: {
  instance: Instance;
  page: IncidentsPage;
  now: number;
}) {
  const { data, meta } = page;
  return (
    <section aria-labelledby="incidents">
      <div className="section-head">
        <h2 id="incidents">What happened</h2>
        <p className="quiet">
          <a href={`${config().apiPublicUrl}${feedPath(instance)}`}>Follow as a feed</a>
        </p>
      </div>
      {data.length === 0 ? (
        <p className="quiet">Nothing that a person would call an outage.</p>
      ) : (
        <IncidentList incidents={data.slice(0, SHOWN)} now={now} />
      )}
      {meta.total > SHOWN && (
        <p className="more">
          <a href={incidentsPath(instance)}>All {meta.total} incidents</a>
        </p>
      )}
      <EarlierLives instance={instance} />
    </section>
  );
}

/** Incidents, newest first; with the names of the instances where they are of several. */
export function IncidentList({
  incidents,
  now,
  isOfMany = false,
}: {
  incidents: readonly Incident[];
  now: number;
  isOfMany?: boolean;
}) {
  return (
    <ul className="incidents">
      {incidents.map((incident) => (
        <li
          key={`${incident.network} ${incident.domain} ${incident.from_at}`}
          data-open={incident.to_at === null ? 'true' : 'false'}
        >
          {isOfMany && (
            <h2>
              <a href={instancePath(incident)}>{incident.domain_unicode}</a>{' '}
              <span className="quiet small">{NETWORK_NAMES[incident.network]}</span>
            </h2>
          )}
          <p>
            <ConditionMark condition={INCIDENT_MARKS[incident.kind]} word={INCIDENT_WORDS[incident.kind]} />{' '}
            <span className="quiet">{timeText(incident, now)}</span>
          </p>
          <p>{causeText(incident)}</p>
          {incident.group !== null && <p className="quiet">{groupText(incident)}</p>}
        </li>
      ))}
    </ul>
  );
}

function EarlierLives({ instance }: { instance: Instance }) {
  const { earlier_lives: lives, life } = instance;
  if (lives.length === 0) return null;
  return (
    <>
      <h3>Earlier servers at this name</h3>
      <p className="quiet">
        The domain has changed hands
        {life.began_at !== null && <>; we know the present server since {formatDay(life.began_at)}</>}. What
        was measured before is kept apart and counts for nothing here.
      </p>
      <ul className="timeline lives">
        {lives.map((each) => (
          <li key={each.life}>
            <strong>{lifeName(each)}</strong>
            <span className="quiet">
              {formatDay(each.from_at)} to {formatDay(each.to_at)}, {evidenceText(each)}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The feed's path at the API. */
function feedPath({ network, domain }: Pick<Instance, 'network' | 'domain'>): string {
  return `/api/v1/instances/${encodeURIComponent(domain)}/incidents.atom?network=${network}`;
}
