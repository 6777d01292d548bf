import { dice } from '../integration/seed-timeline.ts';

const SOFTWARE = 'mastodon misskey pleroma akkoma lemmy peertube gotosocial pixelfed friendica sharkey'.split(
  ' ',
);
const LANGUAGE = 'en de fr ja pt es it nl'.split(' ');
const REGISTRATION = ['open', 'approval', 'closed', 'invite'];
const VERDICT = ['up', 'degraded', 'down'];
const SIZE = ['small', 'medium', 'large', 'huge'];
const PURPOSE = ['posts', 'photos', 'video', 'communities'];
const UPTIME = ['99', '95', 'less', 'unknown'];
const AGE = ['new', 'months', 'years'];
const SORT = ['recommended', 'uptime', 'age', 'users', 'newest', 'domain'];
const WORDS = 'sea har bor node social art insta 12 77 345 example moor'.split(' ');
const LOCALE = ['', '', '', '/de', '/fr', '/es', '/ja'];

/** Addresses of the directory as visitors come to them: up to three filters, an order, a view, a word, a language. */
export function directoryAddresses(count: number, seed: number): string[] {
  const random = dice(seed);
  const oneOf = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  return Array.from({ length: count }, () => {
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
    const wanted = Math.floor(random() * 4);
    while (filters.length > wanted) filters.splice(Math.floor(random() * filters.length), 1);
    if (random() < 0.15) filters.push(['q', `${oneOf(WORDS)}${String(Math.floor(random() * 100))}`]);
    const sort = oneOf(SORT);
    if (sort !== 'recommended') filters.push(['sort', sort]);
    if (random() < 0.3) filters.push(['view', 'table']);
    const search = new URLSearchParams(filters).toString();
    return `${oneOf(LOCALE)}/instances${search === '' ? '' : `?${search}`}`;
  });
}
