// RFC 4180, and nothing that a spreadsheet takes for a formula: what strangers say of themselves stays text.

export type Cell = string | number | boolean | null | readonly string[];

// https://owasp.org/www-community/attacks/CSV_Injection: these begin a formula, as do their full-width forms where
// Chinese, Japanese or Korean is set. Spaces and invisible signs before them are stepped over by some programs.
const FORMULA = /^[\s\p{Cf}\p{Cc}]*[=+\-@＝＋－＠]/u;
// A cell that begins with one of these may be split into a new cell or row.
const BREAK = /^[\t\r\n]/;

/** A line of cells, with its end. */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/** Numbers are ours and written bare; every text is quoted, so that no separator of any country splits it. */
export function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number' || typeof cell === 'boolean') return String(cell);
  const text = (typeof cell === 'string' ? cell : cell.join(' ')).replaceAll('\0', '');
  const inert = FORMULA.test(text) || BREAK.test(text) ? `'${text}` : text;
  return `"${inert.replaceAll('"', '""')}"`;
}
