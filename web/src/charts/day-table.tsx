'use client';

/** One day (UTC) by its names, long and short. */
export interface ChartDay {
  day: string;
  dayShort: string;
}

/** What is told of each day: as a number where there is one, and in the reader's words; empty where nothing is. */
export interface Line {
  name: string;
  values: readonly (number | null)[];
  texts: readonly string[];
  /** Whether the name is that of a server, which nobody translates. */
  isName?: boolean;
  /** Which of the numbers are doubted. */
  doubted?: readonly boolean[];
}

interface Props {
  days: readonly ChartDay[];
  lines: readonly Line[];
  texts: { table: string; day: string };
}

/** Every number of a chart in words, newest first. */
export function DayTable({ days, lines, texts }: Props) {
  const rows = days
    .map(({ day }, index) => ({ day, cells: lines.map((line) => line.texts[index] ?? '') }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
    .reverse();
  return (
    <div className="scroll" role="region" aria-label={texts.table} tabIndex={0}>
      <table className="table table-small">
        <thead>
          <tr>
            <th scope="col">{texts.day}</th>
            {lines.map(({ name, isName }) => (
              <th key={name} scope="col" className="number" translate={isName ? 'no' : undefined}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ day, cells }) => (
            <tr key={day}>
              <th scope="row">{day}</th>
              {cells.map((cell, index) => (
                <td key={lines[index]?.name} className="number">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
