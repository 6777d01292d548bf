import { answersAt } from '../../lab/timeline.ts';
import type { Truth } from '../../lab/truth.ts';
import { COLUMNS } from './columns.ts';
import type { Stored } from './stored.ts';

export const NOT_PUBLISHED = 'not published';

/** Each column of one instance: what must stand in the record, and what stands there. */
export interface Cells {
  told: Record<string, unknown>;
  read: Record<string, unknown>;
}

export function cellsOf(truth: Truth, stored: Stored | undefined): Cells {
  const answers = answersAt(truth, truth.anchorAt);
  const columns = COLUMNS[truth.network];
  return {
    told: Object.fromEntries(
      columns.map(({ name, isPublished, told }) => [
        name,
        isPublished(truth) ? told(truth, answers) : NOT_PUBLISHED,
      ]),
    ),
    read: Object.fromEntries(
      columns.map(({ name, isPublished, read }) => {
        const value = stored === undefined ? 'not visited' : read(stored);
        return [name, !isPublished(truth) && isNothing(value) ? NOT_PUBLISHED : value];
      }),
    ),
  };
}

// The record has a null where nobody said anything, and an empty list or text where its column can't be null.
function isNothing(value: unknown): boolean {
  return (
    value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
  );
}
