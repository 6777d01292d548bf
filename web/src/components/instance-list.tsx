import type { InstanceSummary } from '@homeport/api/contract';
import { formatCount, formatLanguage, formatRatio, formatShare } from '../lib/intl.ts';
import { instancePath } from '../lib/instance-path.ts';
import { directoryPath, EVERYTHING, type DirectoryQuery } from '../lib/search-params.ts';
import { conditionOf, NETWORK_NAMES, REGISTRATION_WORDS } from '../lib/words.ts';
import { words } from '../words/words.ts';
import { ConditionMark } from './condition.tsx';

const LANGUAGES_SHOWN = 3;
// With less of the month measured, the figure says more about our visits than about the instance.
const COVERAGE_TOLD = 0.95;

interface Props {
  instances: readonly InstanceSummary[];
  query: DirectoryQuery;
  now: number;
}

export function InstanceList({ instances, query }: Props) {
  if (instances.length === 0) return <NothingFits query={query} />;
  return (
    <table className="table instances">
      <caption className="unseen">Instances, with their health, joining rules and size</caption>
      <thead>
        <tr>
          <th scope="col">Instance</th>
          <th scope="col">Right now</th>
          <th scope="col" className="number">
            Uptime, 30 days
          </th>
          <th scope="col">Joining</th>
          <th scope="col" className="number">
            Active people
          </th>
        </tr>
      </thead>
      <tbody>
        {instances.map((instance) => (
          <Row key={`${instance.network} ${instance.domain}`} instance={instance} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ instance }: { instance: InstanceSummary }) {
  return (
    <tr>
      <th scope="row" className="who">
        <a href={instancePath(instance)}>{instance.domain_unicode}</a>
        {instance.title !== null && instance.title !== instance.domain && (
          <span className="title">{instance.title}</span>
        )}
        <span className="quiet small">{lineOf(instance)}</span>
      </th>
      <td data-label="Right now">
        <ConditionMark condition={conditionOf(instance)} />
      </td>
      <td data-label="Uptime, 30 days" className="number">
        <Uptime instance={instance} />
      </td>
      <td data-label="Joining">
        {instance.registration === null ? (
          <span className="quiet">not published</span>
        ) : (
          REGISTRATION_WORDS[instance.registration]
        )}
      </td>
      <td data-label="Active people" className="number">
        {instance.users_active_month === null ? (
          <span className="quiet">not published</span>
        ) : (
          formatCount(instance.users_active_month)
        )}
      </td>
    </tr>
  );
}

function lineOf({ network, software, version, languages }: InstanceSummary): string {
  const named = languages.slice(0, LANGUAGES_SHOWN).map(formatLanguage).join(', ');
  const more = languages.length > LANGUAGES_SHOWN ? ` +${String(languages.length - LANGUAGES_SHOWN)}` : '';
  const runs = software === null ? 'software not published' : [software, version].filter(Boolean).join(' ');
  return [...(network === 'fediverse' ? [] : [NETWORK_NAMES[network]]), runs, named + more]
    .filter(Boolean)
    .join(' · ');
}

function Uptime({ instance: { uptime_30d, coverage_30d } }: { instance: InstanceSummary }) {
  if (uptime_30d === null) {
    // Some of it was measured, by too few visits.
    return (
      <span className="quiet">{coverage_30d > 0 ? words().common.tooEarly : words().common.notMeasured}</span>
    );
  }
  return (
    <>
      {formatRatio(uptime_30d)}
      {coverage_30d < COVERAGE_TOLD && (
        <span className="quiet small coverage">{formatShare(coverage_30d)} measured</span>
      )}
    </>
  );
}

function NothingFits({ query }: { query: DirectoryQuery }) {
  const hasFilters = directoryPath({ ...query, q: '', cursor: '', seed: '' }) !== directoryPath(EVERYTHING);
  return (
    <div className="state">
      <h2>No instance fits all of that</h2>
      <ul>
        {hasFilters && query.q !== '' && (
          <li>
            <a href={directoryPath({ q: query.q })}>Search for “{query.q}” without the filters</a>
          </li>
        )}
        {hasFilters && <li>Take away one of the filters above: each is a link that does so.</li>}
        {!query.include.includes('personal') && (
          <li>
            <a href={directoryPath({ ...query, include: [...query.include, 'personal'], cursor: '' })}>
              Look among personal instances too
            </a>
            , which are listed only when asked for
          </li>
        )}
        <li>
          <a href="/instances">See all instances</a>
        </li>
      </ul>
    </div>
  );
}
