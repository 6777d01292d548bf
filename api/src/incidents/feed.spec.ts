import { describe, expect, it } from 'vitest';
import type { Incident } from '../contract/incidents.ts';
import { atomOf } from './feed.ts';
import { element, escapeXml } from './xml.ts';

const incident: Incident = {
  network: 'matrix',
  domain: 'chat.example:8448',
  domain_unicode: 'chat.example:8448',
  kind: 'outage',
  cause: 'connect_refused',
  stage: 'connect',
  sentence: 'Nothing listens there.',
  from_at: '2026-03-10T01:00:00.000Z',
  to_at: '2026-03-11T04:30:59.000Z',
  outages: 1,
  group: null,
};
const feed = (...incidents: Incident[]) =>
  atomOf({
    publicUrl: 'https://homeport.example',
    sitePath: '/incidents',
    selfPath: '/api/v1/incidents.atom?open=true&kind=outage',
    title: 'Incidents',
    incidents,
    emptyAt: '2026-01-01T00:00:00.000Z',
  });
const titles = (text: string) => [...text.matchAll(/<title>(.*)<\/title>/g)].map(([, title]) => title);

describe('api/incidents/feed', () => {
  it('says in words what happened, and for how long', () => {
    const text = feed(
      incident,
      { ...incident, to_at: null },
      { ...incident, kind: 'unstable', to_at: '2026-03-10T01:00:20.000Z', outages: 3 },
      { ...incident, kind: 'degraded', to_at: '2026-03-10T04:00:00.000Z' },
    );

    expect(titles(text)).toEqual([
      'Incidents',
      'chat.example:8448 was down for 1 d 3 h',
      'chat.example:8448 is down',
      'chat.example:8448 went and came back for less than a minute',
      'chat.example:8448 did not answer as it should for 3 h',
    ]);
    expect(text).toContain('It went 3 times.');
  });

  it('tells of a whole address group as one fault', () => {
    const group = { affected: 4, known: 5, from_at: incident.from_at, to_at: null };

    expect(feed({ ...incident, group })).toContain(
      'It is one of 4 that failed together, of 5 on the same address',
    );
  });

  it('is as new as the newest thing in it', () => {
    expect(feed(incident)).toContain('<updated>2026-03-11T04:30:59.000Z</updated>\n<author>');
    expect(feed()).toContain('<updated>2026-01-01T00:00:00.000Z</updated>\n<author>');
  });

  it('leaves no sign in a text that XML forbids or gives a meaning to', () => {
    const hostile = '</title><script>&amp;"\'\0\u0008\uFFFE\uD800 \u{1F980}';

    expect(escapeXml(hostile)).toBe(
      '&#60;/title&#62;&#60;script&#62;&#38;amp;&#34;&#39;\uFFFD\uFFFD\uFFFD\uFFFD \u{1F980}',
    );
    expect(element('a', 'x', { b: '"><c d="' })).toBe('<a b="&#34;&#62;&#60;c d=&#34;">x</a>');
  });
});
