import type { SoftwareOverview } from '@homeport/api/contract';
import { here } from '../lib/exchange.ts';
import { formatCompact, formatCount, formatShare } from '../lib/intl.ts';
import { directoryPath } from '../lib/search-params.ts';
import { softwareName } from '../lib/software-names.ts';
import { words } from '../words/words.ts';

const ROWS = 8;

export function SoftwareTable({ software }: { software: SoftwareOverview[] }) {
  const rows = [...software].sort((a, b) => b.instances - a.instances).slice(0, ROWS);
  if (rows.length === 0) return null;
  const { home } = words();
  return (
    <section aria-labelledby="software">
      <div className="section-head">
        <h2 id="software">{home.software}</h2>
      </div>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{home.softwareName}</th>
            <th scope="col" className="number">
              {home.instances}
            </th>
            <th scope="col" className="number">
              {home.share}
            </th>
            <th scope="col" className="number optional">
              {home.activePeople}
            </th>
            <th scope="col" className="optional">
              {home.version}
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
  const { home } = words();
  const [frequent] = row.versions;
  return (
    <tr>
      <th scope="row">
        <a href={here(directoryPath({ network: [row.network], software: [row.name] }))} translate="no">
          {softwareName(row.name)}
        </a>
      </th>
      <td className="number">{formatCount(row.instances)}</td>
      <td className="number">{formatShare(row.share)}</td>
      <td className="number optional">
        {row.users_active_month === null ? <NotPublished /> : formatCompact(row.users_active_month)}
      </td>
      <td className="optional">
        {frequent ? (
          <>
            <code translate="no">{frequent.version}</code>{' '}
            <span className="quiet">{home.versionOn(formatCount(frequent.instances))}</span>
          </>
        ) : (
          <NotPublished />
        )}
      </td>
    </tr>
  );
}

function NotPublished() {
  return <span className="quiet">{words().common.notPublished}</span>;
}
