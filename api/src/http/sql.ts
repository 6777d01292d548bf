/** Collects the values of one statement: text from outside reaches PostgreSQL only as `$1`, `$2` … */
export class Values {
  readonly list: unknown[] = [];

  add(value: unknown): string {
    this.list.push(value);
    return `$${this.list.length}`;
  }
}

/** Text to be found literally by `ilike`. */
export function contains(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}

/** Splits off the row that was read only to learn whether there is a next page. */
export function cutPage<Row>(rows: Row[], limit: number): { rows: Row[]; last: Row | undefined } {
  const page = rows.slice(0, limit);
  return { rows: page, last: rows.length > limit ? page.at(-1) : undefined };
}
