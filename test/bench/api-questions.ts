import { dice } from '../integration/seed-timeline.ts';

const SOFTWARE = 'mastodon misskey pleroma akkoma lemmy peertube gotosocial pixelfed friendica sharkey'.split(
  ' ',
);
const LANGUAGE = 'en de fr ja pt es it nl'.split(' ');
const REGISTRATION = ['open', 'approval', 'closed', 'invite'];
const VERDICT = ['up', 'degraded', 'down'];
const SIZE = ['small', 'medium', 'large', 'huge'];
const PURPOSE = ['posts', 'photos', 'video', 'communities'];
const UPTIME = ['99', '95', 'less'];
const AGE = ['months', 'years'];
const SORT = ['recommended', 'uptime', 'age', 'users', 'newest', 'domain'];
const LIMITS = Array.from({ length: 11 }, (_, at) => 20 + at);

/** Lists of the directory with three filters and an order, each another one. */
export function questions(count: number, seed: number): string[] {
  const random = dice(seed);
  const oneOf = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const paths = new Set<string>();
  // There are twice 100,000 of them, so that this comes to an end.
  for (let turn = 0; paths.size < count && turn < 20 * count; turn += 1) {
    const filters: [string, string][] = [
      ['software', oneOf(SOFTWARE)],
      ['language', oneOf(LANGUAGE)],
      ['registration', oneOf(REGISTRATION)],
      ['verdict', oneOf(VERDICT)],
      ['size', oneOf(SIZE)],
      ['purpose', oneOf(PURPOSE)],
      ['uptime', oneOf(UPTIME)],
      ['age', oneOf(AGE)],
    ];
    // Any three of the eight.
    while (filters.length > 3) filters.splice(Math.floor(random() * filters.length), 1);
    const query = new URLSearchParams([...filters, ['sort', oneOf(SORT)], ['limit', String(oneOf(LIMITS))]]);
    paths.add(`/api/v1/instances?${query.toString()}`);
  }
  return [...paths];
}
