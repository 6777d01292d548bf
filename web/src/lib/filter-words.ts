import { words } from '../words/words.ts';
import { formatCountry, formatLanguage } from './intl.ts';
import { CLOSED, type Filter, type Listed } from './search-params.ts';
import { softwareName } from './software-names.ts';

/** The values that are offered whether or not anything has them; null where the directory itself says which there are. */
export function closedValues(name: Filter): readonly string[] | null {
  return name in CLOSED ? CLOSED[name as keyof typeof CLOSED] : null;
}

/** Whether a filter's values are somebody's own words, which nobody translates. */
export function isForeign(name: Listed): boolean {
  return name === 'software' || name === 'blocks' || name === 'reaches';
}

/** A filter's value as the reader sees it below the filter's name. */
export function valueWord(name: Listed, value: string): string {
  const { lists, topics, directory } = words();
  const from = (list: Readonly<Record<string, string>>) => list[value] ?? value;
  switch (name) {
    case 'network':
      return from(lists.networks);
    case 'registration':
      return from(lists.registrations);
    case 'verdict':
      return from(lists.verdicts);
    case 'size':
      return from(lists.sizes);
    case 'purpose':
      return from(lists.purposes);
    case 'topic':
      return from(topics.names);
    case 'uptime':
      return from(lists.uptimes);
    case 'age':
      return from(lists.ages);
    case 'language':
      return formatLanguage(value);
    case 'country':
      return formatCountry(value);
    case 'include':
      return from({ personal: directory.withPersonal, dead: directory.withDead });
    case 'software':
      return softwareName(value);
    case 'blocks':
    case 'reaches':
      return value;
  }
}

/** The same where the filter's name does not stand above it. */
export function chipWord(name: Listed, value: string): string {
  const { chips } = words().directory;
  const text = valueWord(name, value);
  switch (name) {
    case 'topic':
    case 'uptime':
    case 'age':
    case 'country':
    case 'blocks':
    case 'reaches':
      return chips[name](text);
    case 'network':
    case 'software':
    case 'language':
    case 'registration':
    case 'verdict':
    case 'size':
    case 'purpose':
    case 'include':
      return text;
  }
}
