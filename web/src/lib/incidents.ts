import type { Incident, Instance } from '@homeport/api/contract';
import { words } from '../words/words.ts';
import { causeSentence } from './causes.ts';
import { formatDuration } from './format.ts';
import { formatInstant, formatStretch } from './intl.ts';
import type { Condition } from './condition.ts';

type Told = Pick<Incident, 'kind' | 'cause' | 'sentence' | 'from_at' | 'to_at' | 'outages' | 'group'>;

/** The shape beside the word. */
export const INCIDENT_MARKS: Readonly<Record<Incident['kind'], Condition | 'unstable'>> = {
  outage: 'down',
  degraded: 'degraded',
  unstable: 'unstable',
};

/** When it began and how long it took, or takes. */
export function timeText({ from_at, to_at }: Told, now: number): string {
  const { since, lasted } = words().incidents;
  const seconds = Math.max(0, ((to_at === null ? now : Date.parse(to_at)) - Date.parse(from_at)) / 1000);
  if (to_at === null) return since(formatInstant(from_at), formatDuration(seconds));
  return lasted(formatDuration(seconds), formatStretch(from_at, to_at));
}

/** What was seen first, and how it went on. */
export function causeText({ sentence, cause, kind, outages, to_at }: Told): string {
  const seen = causeSentence(cause, sentence) ?? cause;
  if (kind !== 'unstable') return seen;
  const { unstable, unstableStill } = words().incidents;
  return to_at === null ? unstableStill(outages, seen) : unstable(outages, seen);
}

/** Where others failed with it: the fault is then most likely that of whoever houses them. Null where it was alone. */
export function groupText({ group }: Told): string | null {
  return group === null ? null : words().incidents.group(group.affected, group.known);
}

type Life = Instance['earlier_lives'][number];

/** What stood at the name before. */
export function lifeName({ software, version }: Pick<Life, 'software' | 'version'>): string {
  return software === null ? words().incidents.before.server : [software, version].filter(Boolean).join(' ');
}
