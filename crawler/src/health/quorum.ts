import type { Verdict } from '@homeport/db';
import type { Health } from './lifecycle.ts';

/** What is believed of an instance: by one vantage, or by all of them together. */
export type Believed = Pick<Health, 'state' | 'verdict' | 'cause' | 'verdictSince'>;

/**
 * What several vantages believe together. `views` are those that may still be believed, the first that joined before
 * the others; `before` is what they agreed on until now. Down needs a majority of those that could measure, since
 * what one place can't reach is as often the fault of the way as of the server; what isn't down is as good as the
 * best of them saw it. Who could not measure has no vote. One view agrees with itself.
 */
export function agree(views: readonly Believed[], before: Believed): Believed {
  const [first] = views;
  if (!first) return before;
  const verdict = agreedVerdict(views.map((view) => view.verdict));
  // The oldest of those who saw it so speaks for all: its words about state and cause are those of one visit.
  const { state, cause } = views.find((view) => view.verdict === verdict) ?? first;
  const verdictSince = before.verdict === verdict ? before.verdictSince : agreedSince(views, verdict);
  return { state, verdict, cause, verdictSince };
}

/** The verdict alone. `agreed_spans` in the database says the same of each moment of the past. */
export function agreedVerdict(verdicts: readonly (Verdict | null)[]): Verdict | null {
  const count = (verdict: Verdict) => verdicts.filter((one) => one === verdict).length;
  const [up, degraded, down] = [count('up'), count('degraded'), count('down')];
  if (down * 2 > up + degraded + down) return 'down';
  if (up > 0) return 'up';
  if (degraded > 0) return 'degraded';
  return verdicts.find((verdict) => verdict !== null) ?? null;
}

/** An outage begins when the last of the needed majority saw it begin; all else when the first saw it so. */
function agreedSince(views: readonly Believed[], verdict: Verdict | null): Date | null {
  const since = views
    .flatMap((view) => (view.verdict === verdict && view.verdictSince !== null ? [view.verdictSince] : []))
    .sort((one, other) => one.getTime() - other.getTime());
  if (verdict !== 'down') return since[0] ?? null;
  const voters = views.filter((view) => view.verdict !== null && view.verdict !== 'unknown').length;
  return since[Math.floor(voters / 2)] ?? since.at(-1) ?? null;
}
