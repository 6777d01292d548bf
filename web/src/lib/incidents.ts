import type { Incident, Instance, LifeEvidence } from '@homeport/api/contract';
import { formatDuration } from './format.ts';
import { formatCount, formatInstant } from './intl.ts';
import type { Condition } from './words.ts';

type Told = Pick<Incident, 'kind' | 'cause' | 'sentence' | 'from_at' | 'to_at' | 'outages' | 'group'>;

export const INCIDENT_WORDS: Readonly<Record<Incident['kind'], string>> = {
  outage: 'Down',
  degraded: 'Up, with trouble',
  unstable: 'Unstable',
};

/** The shape beside the word. */
export const INCIDENT_MARKS: Readonly<Record<Incident['kind'], Condition | 'unstable'>> = {
  outage: 'down',
  degraded: 'degraded',
  unstable: 'unstable',
};

/** When it began and how long it took, or takes. */
export function timeText({ from_at, to_at }: Told, now: number): string {
  const seconds = Math.max(0, ((to_at === null ? now : Date.parse(to_at)) - Date.parse(from_at)) / 1000);
  if (to_at === null) return `since ${formatInstant(from_at)}, for ${formatDuration(seconds)} so far`;
  return `for ${formatDuration(seconds)}, ${stretchText(from_at, to_at)}`;
}

/** Day and zone once where both ends are of one day. */
function stretchText(from: string, to: string): string {
  const [first, last] = [formatInstant(from), formatInstant(to)];
  const day = last.slice(0, last.indexOf(', ') + 2);
  const start = first.replace(/ UTC$/, '');
  return first.startsWith(day) ? `${start} to ${last.slice(day.length)}` : `${start} to ${last}`;
}

/** What was seen first, and how it went on. */
export function causeText({ sentence, cause, kind, outages, to_at }: Told): string {
  const seen = sentence ?? cause;
  if (kind !== 'unstable') return seen;
  const times = outages === 1 ? 'once' : outages === 2 ? 'twice' : `${formatCount(outages)} times`;
  return `It went and came back ${times}${to_at === null ? ' so far' : ''}. At first: ${seen}`;
}

/** Where others failed with it: the fault is then most likely that of whoever houses them. Null where it was alone. */
export function groupText({ group }: Told): string | null {
  if (group === null) return null;
  const { affected, known } = group;
  const all = affected === known ? 'all' : `of ${formatCount(known)}`;
  return (
    `One of ${formatCount(affected)} on the same address that failed together, ${all} that we know there: ` +
    `most likely the fault of whoever houses them.`
  );
}

const EVIDENCE_TEXTS: Readonly<Record<LifeEvidence, string>> = {
  software: 'other software',
  signing_key: 'other signing keys',
  numbers: 'numbers that began anew',
};

type Life = Instance['earlier_lives'][number];

/** What stood at the name before. */
export function lifeName({ software, version }: Pick<Life, 'software' | 'version'>): string {
  return software === null ? 'A server' : [software, version].filter(Boolean).join(' ');
}

/** What showed that it was another's afterwards. */
export function evidenceText({ evidence }: Pick<Life, 'evidence'>): string {
  return `then, after a long absence, ${EVIDENCE_TEXTS[evidence]}`;
}
