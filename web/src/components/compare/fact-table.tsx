import { here } from '../../lib/exchange.ts';
import { instancePath } from '../../lib/instance-path.ts';
import { formatAll } from '../../lib/intl.ts';
import { words } from '../../words/words.ts';
import type { Compared } from './compared.ts';
import { differs, groupsOf, isTold, type Group, type Row } from './rows.tsx';

interface Props {
  all: readonly Compared[];
  onlyDifferences: boolean;
}

/** Facts side by side. A row in which they differ says so in a word; colour only repeats it. */
export function FactTable({ all, onlyDifferences }: Props) {
  const { compare } = words();
  const groups = groupsOf(all)
    .map((group) => (onlyDifferences ? { ...group, rows: group.rows.filter(differs) } : group))
    .filter(({ rows }) => rows.length > 0);
  if (groups.length === 0) return <p className="quiet">{compare.noDifferences}</p>;
  return (
    <>
      {all.length > 1 && (
        <p className="quiet small differs-line">
          <Differs /> {compare.differsLine}
        </p>
      )}
      <table className="table compared">
        <thead>
          <tr>
            <th scope="col">{compare.fact}</th>
            {all.map(({ instance }) => (
              <th key={instance.domain} scope="col">
                <a href={here(instancePath(instance))} translate="no">
                  {instance.domain_unicode}
                </a>
              </th>
            ))}
          </tr>
        </thead>
        {groups.map((group) => (
          <FactGroup key={group.name} group={group} all={all} />
        ))}
      </table>
    </>
  );
}

/** What none of them publishes is said in one line, and not in a row each. */
function FactGroup({ group: { name, rows }, all }: { group: Group; all: readonly Compared[] }) {
  const untold = rows.filter((row) => !isTold(row));
  return (
    <tbody>
      <tr className="group">
        <th scope="rowgroup" colSpan={all.length + 1}>
          {name}
        </th>
      </tr>
      {rows.filter(isTold).map((row) => (
        <FactRow key={row.name} row={row} all={all} />
      ))}
      {untold.length > 0 && (
        <tr className="untold">
          <td colSpan={all.length + 1} className="quiet">
            {words().compare.untold(formatAll(untold.map((row) => row.name)))}
          </td>
        </tr>
      )}
    </tbody>
  );
}

function FactRow({ row, all }: { row: Row; all: readonly Compared[] }) {
  const isDifferent = differs(row);
  return (
    <tr data-differs={isDifferent}>
      <th scope="row">
        {row.name}
        {isDifferent && <Differs />}
      </th>
      {row.cells.map(({ shown }, index) => (
        <td key={all[index]?.instance.domain} data-label={all[index]?.instance.domain_unicode}>
          {shown}
        </td>
      ))}
    </tr>
  );
}

export function Differs() {
  return (
    <span className="differs">
      <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
        <path d="M2 4.5h8M2 7.5h8M8 1.5l-4 9" stroke="currentColor" strokeWidth="1.25" fill="none" />
      </svg>
      {words().compare.differs}
    </span>
  );
}
