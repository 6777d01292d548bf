import type { Incident } from '../contract/incidents.ts';
import { element, empty } from './xml.ts';

export interface Feed {
  /** Of the site, without a slash at the end: entries lead to its pages. */
  publicUrl: string;
  /** The path on the site of which the feed tells; it names the feed. */
  sitePath: string;
  /** Where the feed itself was asked for, from the root on. */
  selfPath: string;
  title: string;
  incidents: readonly Incident[];
  /** When nothing has happened yet, the feed is as old as this. */
  emptyAt: string;
}

/** Incidents as an Atom feed (RFC 4287), in the order given. */
export function atomOf({ publicUrl, sitePath, selfPath, title, incidents, emptyAt }: Feed): string {
  const updated = incidents.map(updatedAt).sort().at(-1) ?? emptyAt;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">',
    element('id', `${publicUrl}${sitePath}`),
    element('title', title),
    element('updated', updated),
    `<author>${element('name', 'Homeport')}</author>`,
    empty('link', { rel: 'alternate', type: 'text/html', href: `${publicUrl}${sitePath}` }),
    empty('link', { rel: 'self', type: 'application/atom+xml', href: selfPath }),
    ...incidents.map((incident) => entryOf(incident, publicUrl)),
    '</feed>',
    '',
  ].join('\n');
}

function entryOf(incident: Incident, publicUrl: string): string {
  const page = `${publicUrl}${instancePath(incident)}`;
  return [
    '<entry>',
    element('id', `${page}#incident-${incident.from_at}`),
    element('title', titleOf(incident)),
    element('published', incident.from_at),
    element('updated', updatedAt(incident)),
    empty('link', { rel: 'alternate', type: 'text/html', href: page }),
    empty('category', { term: incident.kind }),
    element('summary', summaryOf(incident), { type: 'text' }),
    '</entry>',
  ].join('\n');
}

/** The instance's page on the site. */
export function instancePath({ network, domain }: Pick<Incident, 'network' | 'domain'>): string {
  return `/instances/${encodeURIComponent(domain)}?network=${network}`;
}

function updatedAt({ from_at, to_at }: Incident): string {
  return to_at ?? from_at;
}

const NOW: Readonly<Record<Incident['kind'], string>> = {
  outage: 'is down',
  degraded: 'answers, but not as it should',
  unstable: 'goes and comes back',
};

const THEN: Readonly<Record<Incident['kind'], string>> = {
  outage: 'was down for',
  degraded: 'did not answer as it should for',
  unstable: 'went and came back for',
};

function titleOf({ domain_unicode, kind, from_at, to_at }: Incident): string {
  if (to_at === null) return `${domain_unicode} ${NOW[kind]}`;
  return `${domain_unicode} ${THEN[kind]} ${durationOf(Date.parse(to_at) - Date.parse(from_at))}`;
}

function summaryOf({ sentence, cause, from_at, to_at, kind, outages, group }: Incident): string {
  return [
    sentence ?? cause,
    to_at === null ? `Since ${from_at}.` : `From ${from_at} to ${to_at}.`,
    ...(kind === 'unstable' ? [`It went ${String(outages)} times.`] : []),
    ...(group
      ? [
          `It is one of ${String(group.affected)} that failed together, of ${String(group.known)} on the same ` +
            `address: most likely the fault of whoever houses them.`,
        ]
      : []),
  ].join(' ');
}

/** The two largest units, as on the site: `3 d 4 h`. */
function durationOf(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return 'less than a minute';
  const parts = [
    [Math.floor(minutes / 1440), 'd'],
    [Math.floor(minutes / 60) % 24, 'h'],
    [minutes % 60, 'min'],
  ] as const;
  const first = parts.findIndex(([count]) => count > 0);
  return parts
    .slice(first, first + 2)
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${String(count)} ${unit}`)
    .join(' ');
}
