// X-Robots-Tag has no standard; Google's description is what servers and proxies are set up by.
// https://developers.google.com/search/docs/crawling-indexing/robots-meta-tag

const TOKEN = 'homeport';
const HEADER_CHARS_MAX = 8000;
const RULE_CHARS_MAX = 100;

// These have a colon of their own; any other word before one is a crawler's name.
const VALUED = /^(?:unavailable_after|max-snippet|max-image-preview|max-video-preview)$/;
const WEEKDAY = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*$/;

/**
 * The directive of `X-Robots-Tag` by which an answer asks everybody, or us by name, not to be listed (`noindex`,
 * `homeport: none`, `unavailable_after: 25 jun 2010 15:00:00 gmt`), in lower case and at most 100 characters; null
 * where there is none. `answeredAt` tells whether the date of `unavailable_after` has come.
 *
 * Several headers arrive joined with commas: a name stands for all directives up to the next name.
 */
export function readIndexRule(header: string, answeredAt: Date | null): string | null {
  let name = '';
  for (const item of itemsOf(header)) {
    if (item.is === 'name') name = item.text;
    if (item.is === 'name' || (name !== '' && !isOurs(name))) continue;
    const directive = item.value === null ? wordOf(item.text) : unavailableSince(item, answeredAt);
    if (directive !== null) {
      return (name === '' ? directive : `${name}: ${directive}`).slice(0, RULE_CHARS_MAX);
    }
  }
  return null;
}

interface Item {
  is: 'name' | 'directive';
  text: string;
  /** What stands behind the colon of a directive. */
  value: string | null;
}

function itemsOf(header: string): Item[] {
  const plain = header
    .slice(0, HEADER_CHARS_MAX)
    .toLowerCase()
    .replace(/["'\p{Cc}\p{Cf}]/gu, '');
  const items: Item[] = [];
  for (const part of plain.split(',')) {
    const last = items.at(-1);
    // "unavailable_after: Friday, 25-Jun-10 15:00:00 UTC" has a comma and colons that part nothing.
    if (last?.value !== undefined && last.value !== null && WEEKDAY.test(last.value)) {
      last.value += `, ${part.trim()}`;
    } else {
      items.push(...readPart(part));
    }
  }
  return items;
}

/** One part between commas: names, if any, and a directive. */
function readPart(part: string): Item[] {
  const items: Item[] = [];
  const words = part.split(':').map((word) => word.trim());
  while (words.length > 1) {
    const [text = '', ...rest] = words;
    if (VALUED.test(text)) return [...items, { is: 'directive', text, value: rest.join(':') }];
    items.push({ is: 'name', text, value: null });
    words.shift();
  }
  return [...items, { is: 'directive', text: words[0] ?? '', value: null }];
}

// A missing comma does not make two wishes none.
function wordOf(text: string): string | null {
  return text.split(/[\s;]+/).find((word) => word === 'noindex' || word === 'none') ?? null;
}

function unavailableSince({ text, value }: Item, answeredAt: Date | null): string | null {
  if (text !== 'unavailable_after' || value === null || answeredAt === null) return null;
  // RFC 822, RFC 850 and ISO 8601, as Google reads them. What is no date has not come.
  return Date.parse(value) <= answeredAt.getTime() ? `${text}: ${value}` : null;
}

// `robots` is everybody's name in the HTML element that these directives come from.
function isOurs(name: string): boolean {
  return name === '*' || name === 'robots' || /^[a-z_-]*/.exec(name)?.[0] === TOKEN;
}
