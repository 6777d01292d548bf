import type { IncidentsPage, Instance } from '@homeport/api/contract';
import { config } from '../../lib/config.ts';
import { here } from '../../lib/exchange.ts';
import { lifeName } from '../../lib/incidents.ts';
import { incidentsPath } from '../../lib/instance-path.ts';
import { formatDay } from '../../lib/intl.ts';
import { words } from '../../words/words.ts';
import { IncidentList } from '../incidents.tsx';

const SHOWN = 5;

interface Props {
  instance: Instance;
  page: IncidentsPage;
  now: number;
}

/** What happened to one instance, on its page. */
export function InstanceIncidents({ instance, page, now }: Props) {
  const { incidents: texts } = words();
  const { data, meta } = page;
  return (
    <section className="happened" aria-labelledby="incidents">
      <div className="section-head">
        <h3 id="incidents">{texts.title}</h3>
        <p className="quiet">
          <a href={`${config().apiPublicUrl}${feedPath(instance)}`}>{texts.feed}</a>
        </p>
      </div>
      {data.length === 0 ? (
        <p className="quiet">{texts.none}</p>
      ) : (
        <IncidentList incidents={data.slice(0, SHOWN)} now={now} />
      )}
      {meta.total > SHOWN && (
        <p className="more">
          <a href={here(incidentsPath(instance))}>{texts.all(meta.total)}</a>
        </p>
      )}
      <EarlierLives instance={instance} />
    </section>
  );
}

function EarlierLives({ instance }: { instance: Instance }) {
  const { incidents, lists } = words();
  const { before } = incidents;
  const { earlier_lives: lives, life } = instance;
  if (lives.length === 0) return null;
  return (
    <>
      <h3>{before.title}</h3>
      <p className="quiet">
        {before.line} {life.began_at !== null && before.since(formatDay(life.began_at))}
      </p>
      <ul className="timeline lives">
        {lives.map((each) => (
          <li key={each.life}>
            <strong translate="no">{lifeName(each)}</strong>
            <span className="quiet">
              {before.period(formatDay(each.from_at), formatDay(each.to_at), lists.evidences[each.evidence])}
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
