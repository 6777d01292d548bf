import { describe, expect, it } from 'vitest';
import { groupingOf, type Failing } from './incident-groups.ts';

const MINUTE = 60_000;
const at = (minute: number) => new Date(Date.UTC(2026, 0, 1) + minute * MINUTE);
const failing = (...looks: [from: number, lastUp: number | null][]): Failing[] =>
  looks.map(([from, lastUp], index) => ({
    id: index + 1,
    fromAt: at(from),
    lastUpAt: lastUp === null ? null : at(lastUp),
  }));
const crowd = { paceKey: '192.0.2.0/24', group: null };

describe('crawler/health/incident-groups', () => {
  it('takes three that went together for one, when they are half of all', () => {
    const three = failing([0, -60], [3, -57], [9, -51]);

    expect(groupingOf({ ...crowd, failing: three, known: 6 })).toEqual({
      paceKey: '192.0.2.0/24',
      groupId: null,
      fromAt: at(0),
      members: [1, 2, 3],
      affected: 3,
      known: 6,
    });
    expect(groupingOf({ ...crowd, failing: three, known: 7 })).toBeNull();
    expect(groupingOf({ ...crowd, failing: three.slice(1), known: 2 })).toBeNull();
  });

  it('knows that who is looked at hourly may have gone long before it was found', () => {
    expect(
      groupingOf({ ...crowd, failing: failing([0, -60], [30, -30], [64, 4]), known: 3 })?.members,
    ).toEqual([1, 2, 3]);
  });

  it('does not blame the hoster for who still answered later', () => {
    expect(groupingOf({ ...crowd, failing: failing([0, -60], [30, 25], [64, 4]), known: 3 })).toBeNull();
  });

  it('takes nobody along who was found later than the looks are apart', () => {
    const three = failing([0, -60], [30, -30], [80, 5]);

    expect(groupingOf({ ...crowd, failing: three, known: 3 })).toBeNull();
  });

  it('finds the ones that belong together among others that failed before', () => {
    const all = failing([-300, -360], [0, -60], [5, -55], [20, -40]);

    expect(groupingOf({ ...crowd, failing: all, known: 4 })?.members).toEqual([2, 3, 4]);
  });

  it('lets the latecomers of an open group join it, and no others', () => {
    const group = { id: 7, fromAt: at(0), affected: 3 };
    const late = failing([50, -10], [200, 140]);

    expect(groupingOf({ ...crowd, failing: late, known: 4, group })).toMatchObject({
      groupId: 7,
      members: [1],
      affected: 4,
      known: 4,
    });
    expect(groupingOf({ ...crowd, failing: late.slice(1), known: 4, group })).toBeNull();
  });
});
