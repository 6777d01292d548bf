import type { Verdict } from '@homeport/db';
import { describe, expect, it } from 'vitest';
import { agree, agreedVerdict, type Believed } from './quorum.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute));
const seen = (verdict: Verdict | null, minute: number): Believed => ({
  state: verdict === 'down' ? 'down' : 'alive',
  verdict,
  cause: verdict === 'down' ? 'connect_refused' : verdict === 'degraded' ? 'slow' : 'ok',
  verdictSince: at(minute),
});
const before = seen('up', 0);

describe('crawler/health/quorum', () => {
  it.each<[verdicts: (Verdict | null)[], agreed: Verdict | null]>([
    [['down'], 'down'],
    [['unknown'], 'unknown'],
    [[null], null],
    [['up', 'down'], 'up'],
    [['down', 'up'], 'up'],
    [['degraded', 'down'], 'degraded'],
    [['down', 'down'], 'down'],
    [['down', 'unknown'], 'down'],
    [['down', null], 'down'],
    [['unknown', 'unknown'], 'unknown'],
    [['unknown', 'up'], 'up'],
    [['down', 'down', 'up'], 'down'],
    [['down', 'degraded', 'up'], 'up'],
    [['down', 'down', 'up', 'up'], 'up'],
    [['down', 'down', 'down', 'up'], 'down'],
    [['down', 'down', 'up', 'unknown'], 'down'],
  ])('%j agree on %s', (verdicts, agreed) => {
    expect(agreedVerdict(verdicts)).toBe(agreed);
  });

  it('lets the oldest of those who saw it so tell state and cause', () => {
    const withheld: Believed = { ...seen('up', 3), state: 'withheld', cause: 'robots_disallowed' };
    expect(agree([seen('down', 5), withheld, seen('up', 1)], before)).toMatchObject({
      state: 'withheld',
      verdict: 'up',
      cause: 'robots_disallowed',
    });
  });

  it('begins an outage when the majority was reached, and ends it when the first is back', () => {
    const down = agree([seen('down', 10), seen('down', 30), seen('down', 50)], before);
    expect(down).toMatchObject({ verdict: 'down', verdictSince: at(30) });
    expect(agree([seen('down', 10), seen('down', 30)], before).verdictSince).toEqual(at(30));
    expect(agree([seen('down', 10), seen('unknown', 5)], before).verdictSince).toEqual(at(10));

    const back = agree([seen('down', 10), seen('up', 70), seen('up', 90)], down);
    expect(back).toMatchObject({ state: 'alive', verdict: 'up', verdictSince: at(70) });
  });

  it('keeps since when it has been so while the verdict stays, and everything while nobody looks', () => {
    expect(agree([seen('up', 40), seen('down', 50)], before).verdictSince).toEqual(at(0));
    expect(agree([], before)).toEqual(before);
  });
});
