import type { SoftwareOverview } from '@homeport/api/contract';
import { formatCompact, formatCount, formatShare } from '../lib/intl.ts';
import { directoryPath } from '../lib/search-params.ts';

const ROWS = 8;

export function SoftwareTable({ software }: { software: SoftwareOverview[] }) {
  const rows = [...software].sort((a, b) => b.instances - a.instances).slice(0, ROWS);
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="software">
      <div className="section-head">
        <h2 id="software">What they run</h2>
      </div>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Software</th>
            <th scope="col" className="number">
              Instances
            </th>
            <th scope="col" className="number">
              Share of its network
            </th>
            <th scope="col" className="number optional">
              Active people
            </th>
            <th scope="col" className="optional">
              Most frequent version
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={`${row.network} ${row.name}`} row={row} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ row }: { row: SoftwareOverview }) {
  return (
    <tr>
      <th scope="row">
        <a href={directoryPath({ network: [row.network], software: [row.name] })}>{row.name}</a>
      </th>
      <td className="number">{formatCount(row.instances)}</td>
      <td className="number">{formatShare(row.share)}</td>
      <td className="number optional">
        {row.users_active_month === null ? (
          <span className="quiet">not published</span>
        ) : (
          formatCompact(row.users_active_month)
        )}
      </td>
      <td className="optional">
        {row.versions[0] ? (
          <>
            <code>{row.versions[0].version}</code>{' '}
            <span className="quiet">on {formatCount(row.versions[0].instances)}</span>
          </>
        ) : (
          <span className="quiet">not published</span>
        )}
      </td>
    </tr>
  );
}
