import { dice } from '../integration/seed-timeline.ts';

/** The values of the directory that benches fill, by the filters that ask for them. */
const FILTERS: Readonly<Record<string, readonly string[]>> = {
  software: 'mastodon misskey pleroma akkoma lemmy peertube gotosocial pixelfed friendica sharkey'.split(' '),
  language: 'en de fr ja pt es it nl'.split(' '),
  registration: ['open', 'approval', 'closed', 'invite'],
  verdict: ['up', 'degraded', 'down'],
  size: ['small', 'medium', 'large', 'huge'],
  purpose: ['posts', 'photos', 'video', 'communities'],
  uptime: ['99', '95', 'less'],
  age: ['months', 'years'],
};
const SORT = ['recommended', 'uptime', 'age', 'users', 'newest', 'domain'];
const LIMITS = Array.from({ length: 11 }, (_, at) => 20 + at);
const WORDS = 'sea har bor node social art insta 12 77 345 example moor'.split(' ');
const LOCALE = ['', '', '', '/de', '/fr', '/es', '/ja'];

type Dice = () => number;

const oneOf = <T>(random: Dice, values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;

/** So many filters of the eight, each with one value. */
function filtersThrown(random: Dice, wanted: number): [string, string][] {
  const filters = Object.entries(FILTERS).map(([name, values]): [string, string] => [
    name,
    oneOf(random, values),
  ]);
  while (filters.length > wanted) filters.splice(Math.floor(random() * filters.length), 1);
  return filters;
}

/** Lists of the directory with three filters and an order, each another one. */
export function questions(count: number, seed: number): string[] {
  const random = dice(seed);
  const paths = new Set<string>();
  // There are twice 100,000 of them, so that this comes to an end.
  for (let turn = 0; paths.size < count && turn < 20 * count; turn += 1) {
    const query = new URLSearchParams([
      ...filtersThrown(random, 3),
      ['sort', oneOf(random, SORT)],
      ['limit', String(oneOf(random, LIMITS))],
    ]);
    paths.add(`/api/v1/instances?${query.toString()}`);
  }
  return [...paths];
}

/** Addresses of the directory as visitors come to them: up to three filters, an order, a view, a word, a language. */
export function directoryAddresses(count: number, seed: number): string[] {
  const random = dice(seed);
  return Array.from({ length: count }, () => {
    const filters = filtersThrown(random, Math.floor(random() * 4));
    if (random() < 0.15) filters.push(['q', `${oneOf(random, WORDS)}${String(Math.floor(random() * 100))}`]);
    const sort = oneOf(random, SORT);
    if (sort !== 'recommended') filters.push(['sort', sort]);
    if (random() < 0.3) filters.push(['view', 'table']);
    const search = new URLSearchParams(filters).toString();
    return `${oneOf(random, LOCALE)}/instances${search === '' ? '' : `?${search}`}`;
  });
}
