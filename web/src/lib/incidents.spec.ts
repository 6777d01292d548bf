import { describe, expect, it } from 'vitest';
import { causeText, groupText, lifeName, timeText } from './incidents.ts';

const outage = {
  kind: 'outage',
  cause: 'connect_refused',
  sentence: 'The server refused the connection.',
  from_at: '2026-03-10T09:16:30.000Z',
  to_at: '2026-03-10T12:46:30.000Z',
  outages: 1,
  group: null,
} as const;
const now = Date.parse('2026-03-12T10:16:30Z');

describe('web/lib/incidents', () => {
  it('says when it was and for how long, the day once where it is one', () => {
    expect(timeText(outage, now)).toBe('for 3 hr, 30 min, 10 Mar 2026, 09:16–12:46 UTC');
    // Intl sets thin spaces about the dash.
    expect(timeText({ ...outage, to_at: '2026-03-11T09:16:30.000Z' }, now).replaceAll('\u2009', ' ')).toBe(
      'for 1 day, 10 Mar 2026, 09:16 – 11 Mar 2026, 09:16 UTC',
    );
    expect(timeText({ ...outage, to_at: null }, now)).toBe(
      'since 10 Mar 2026, 09:16 UTC, for 2 days, 1 hr so far',
    );
  });

  it('says how often an unstable host went, and only then', () => {
    const unstable = { ...outage, kind: 'unstable', outages: 3 } as const;

    expect(causeText(outage)).toBe('The server refused the connection.');
    expect(causeText(unstable)).toBe(
      'It went and came back 3 times. At first: The server refused the connection.',
    );
    expect(causeText({ ...unstable, outages: 2, to_at: null })).toMatch(
      /^It has gone and come back twice so far\./,
    );
    expect(causeText({ ...outage, cause: 'sunk', sentence: null })).toBe('sunk');
  });

  it('says with whom it failed on the same address', () => {
    const group = { affected: 4, known: 5, from_at: outage.from_at, to_at: null };

    expect(groupText(outage)).toBeNull();
    expect(groupText({ ...outage, group })).toMatch(
      /^One of 4 on the same address that failed together, of 5 that we know there:/,
    );
    expect(groupText({ ...outage, group: { ...group, known: 4 } })).toMatch(
      /together, all that we know there:/,
    );
  });

  it('names what stood at the name before', () => {
    expect(lifeName({ software: 'plume', version: '0.7' })).toBe('plume 0.7');
    expect(lifeName({ software: null, version: null })).toBe('A server');
  });
});
