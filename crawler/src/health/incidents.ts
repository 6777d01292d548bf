import type { Cause, IncidentKind, Verdict } from '@homeport/db';
import type { Health, SpanChange } from './lifecycle.ts';

/** What a person calls an outage. */
export interface Incident {
  kind: IncidentKind;
  /** What was seen first. */
  cause: Cause;
  fromAt: Date;
  /** Null while it goes on. */
  toAt: Date | null;
  /** How often it went and came back. */
  outages: number;
}

/** A visit that decided over what is believed, as it lies in the record. */
export interface Sign {
  at: Date;
  /** Where we looked from. */
  vantage: string;
  verdict: Verdict;
  cause: Cause;
}

const HOUR_MS = 3_600_000;
// Failures within so long of each other tell of one fault.
export const TOGETHER_MS = 6 * HOUR_MS;
// Gone, back, and gone again within so long is one unstable host, and not two outages. By hourly looks, nine of ten
// hosts that come and go for a day are told as one event so; schedule/false-outages.spec.ts prints how many.
export const AGAIN_MS = 8 * HOUR_MS;
// What was unstable is over when it has been steady for as long as a healthy host is left alone.
export const STEADY_MS = HOUR_MS;
// Looks come hourly, so that one bad reading alone lasts an hour: two hours take three readings.
export const DEGRADED_MS = 2 * HOUR_MS;
// So many failures that no re-visit confirmed, within TOGETHER_MS. One visit of a hundred is lost on its way; four of
// six are not: a healthy host would wait thousands of years for it.
export const DIPS = 4;
// Of a host that was out for long enough to be believed, two more in those hours say that it comes and goes.
const OUTAGE_WEIGHT = 2;

/** What happened to an instance, oldest first, from what was believed and from what was only suspected. Pure. */
export function incidentsOf(spans: readonly SpanChange[], signs: readonly Sign[], at: Date): Incident[] {
  const troubles = [...outagesOf(spans), ...dipRunsOf(signs, spans)].sort(byBeginning);
  const incidents = joined(troubles).map((incident) => settled(incident, at));
  const degraded = degradedOf(spans, at).filter((one) => !incidents.some((other) => overlap(one, other)));
  return [...incidents, ...degraded].sort(byBeginning);
}

function byBeginning(one: Incident, other: Incident): number {
  return one.fromAt.getTime() - other.fromAt.getTime();
}

function outagesOf(spans: readonly SpanChange[]): Incident[] {
  return stretches(spans, 'down').map((stretch) => ({ kind: 'outage', outages: 1, ...stretch }));
}

function degradedOf(spans: readonly SpanChange[], at: Date): Incident[] {
  return stretches(spans, 'degraded')
    .filter(({ fromAt, toAt }) => (toAt ?? at).getTime() - fromAt.getTime() >= DEGRADED_MS)
    .map((stretch) => ({ kind: 'degraded', outages: 1, ...stretch }));
}

/** Where one verdict held. What is unknown neither begins nor ends anything: it was our fault, or nobody's. */
function stretches(
  spans: readonly SpanChange[],
  wanted: Verdict,
): Pick<Incident, 'cause' | 'fromAt' | 'toAt'>[] {
  const found: Pick<Incident, 'cause' | 'fromAt' | 'toAt'>[] = [];
  let open = false;
  for (const { verdict, cause, fromAt } of spans) {
    if (verdict === 'unknown') continue;
    const last = found.at(-1);
    if (verdict === wanted && !open) found.push({ cause, fromAt, toAt: null });
    else if (verdict !== wanted && open && last) last.toAt = fromAt;
    open = verdict === wanted;
  }
  return found;
}

/**
 * Rows of failures that ended before they were confirmed, where there are too many of them to be chance. Of several
 * vantages a majority must have met them: what one place loses and another reaches is lost on the way.
 */
function dipRunsOf(signs: readonly Sign[], spans: readonly SpanChange[]): Incident[] {
  const views = [...Map.groupBy(signs, ({ vantage }) => vantage).values()].map((seen) => ({
    seen,
    runs: dipRunsSeen(seen, spans),
  }));
  const agreed: Incident[] = [];
  for (const run of views.flatMap(({ runs }) => runs)) {
    const voters = views.filter(({ seen }) => seen.some(({ at }) => isWithin(at, run)));
    const met = voters.filter(({ runs }) => runs.some((other) => overlap(other, run)));
    const isTold = agreed.some((other) => overlap(other, run));
    if (!isTold && met.length * 2 > voters.length) agreed.push(run);
  }
  return agreed;
}

function isWithin(at: Date, { fromAt, toAt }: Incident): boolean {
  return fromAt <= at && (toAt === null || at <= toAt);
}

function dipRunsSeen(signs: readonly Sign[], spans: readonly SpanChange[]): Incident[] {
  const falls = stretches(
    signs.map(({ at, ...sign }) => ({ ...sign, fromAt: at, toAt: null })),
    'down',
  ).flatMap(({ toAt, ...fall }) =>
    toAt ? [{ ...fall, toAt, isDip: !isBelievedDown(spans, fall.fromAt) }] : [],
  );
  const runs: (Incident & { toAt: Date })[] = [];
  for (const [index, first] of falls.entries()) {
    const together = enough(falls.slice(index));
    const last = together?.at(-1);
    if (!together || !last || last.fromAt.getTime() - first.fromAt.getTime() > TOGETHER_MS) continue;
    const run = runs.at(-1);
    const isLonger = run !== undefined && first.fromAt <= run.toAt;
    const { cause, fromAt, toAt } = { ...first, ...(isLonger && run), toAt: last.toAt };
    const outages = falls.filter((fall) => fall.isDip && fall.fromAt >= fromAt && fall.toAt <= toAt).length;
    // Outages that are believed are told by themselves.
    if (outages > 0) {
      runs.splice(isLonger ? -1 : runs.length, 1, { kind: 'unstable', cause, fromAt, toAt, outages });
    }
  }
  return runs;
}

/** The first of these that are too many to be chance, or null. */
function enough<Fall extends { isDip: boolean }>(falls: readonly Fall[]): Fall[] | null {
  let weight = 0;
  const index = falls.findIndex(({ isDip }) => (weight += isDip ? 1 : OUTAGE_WEIGHT) >= DIPS);
  return index < 0 ? null : falls.slice(0, index + 1);
}

function isBelievedDown(spans: readonly SpanChange[], at: Date): boolean {
  return spans.some(
    ({ verdict, fromAt, toAt }) => verdict === 'down' && fromAt <= at && (toAt === null || at < toAt),
  );
}

/** Outages that follow each other too soon become one that is unstable. */
function joined(troubles: readonly Incident[]): Incident[] {
  const joins: Incident[] = [];
  for (const trouble of troubles) {
    const last = joins.at(-1);
    if (!last || !isSoonAfter(last, trouble)) {
      joins.push(trouble);
      continue;
    }
    const isOver = last.toAt !== null && trouble.toAt !== null;
    joins.splice(-1, 1, {
      ...last,
      kind: 'unstable',
      toAt: isOver ? new Date(Math.max(Number(last.toAt), Number(trouble.toAt))) : null,
      outages: last.outages + trouble.outages,
    });
  }
  return joins;
}

function isSoonAfter({ toAt }: Incident, next: Incident): boolean {
  return toAt === null || next.fromAt.getTime() - toAt.getTime() <= AGAIN_MS;
}

/** An unstable host is not believed at once to be steady again. */
function settled(incident: Incident, at: Date): Incident {
  const { kind, toAt } = incident;
  const isSteady = toAt !== null && (kind !== 'unstable' || at.getTime() - toAt.getTime() >= STEADY_MS);
  return isSteady ? incident : { ...incident, toAt: null };
}

function overlap(one: Incident, other: Incident): boolean {
  return (other.toAt === null || one.fromAt < other.toAt) && (one.toAt === null || other.fromAt < one.toAt);
}

// Raw visits are kept for two weeks: what they once showed of an older beginning stays told.
const SHOWN_MS = 13 * 24 * HOUR_MS;

/** What the record is to say instead of `stored`, the incidents since the same moment as `told`. Pure. */
export function reconciled(told: readonly Incident[], stored: readonly Incident[], at: Date): Incident[] {
  const long = stored.find(
    ({ toAt, fromAt, kind }) =>
      toAt === null && kind === 'unstable' && at.getTime() - fromAt.getTime() > SHOWN_MS,
  );
  if (!long) return [...told];
  const [first, ...rest] = told.filter((incident) => overlap(incident, long));
  const later = told.filter((incident) => !overlap(incident, long));
  if (!first) return [{ ...long, toAt: at }, ...later];
  const last = rest.at(-1) ?? first;
  const outages = Math.max(long.outages, first.outages);
  return [{ ...long, toAt: last.toAt, outages }, ...later];
}

/** What a contact changed, as far as it may begin or end an incident. */
export interface Changed {
  before: Pick<Health, 'answers'>;
  after: Pick<Health, 'answers' | 'verdict' | 'verdictSince'>;
  changesSpans: boolean;
  /** Whether an incident was open when the contact was planned. */
  isInIncident: boolean;
  at: Date;
}

/** False for nearly every contact: nothing began, nothing ended, and nothing has lasted long enough. */
export function mayTell({ before, after, changesSpans, isInIncident, at }: Changed): boolean {
  // Also where a second answer has yet to confirm it: the failures before it are a row that has ended.
  const isBack = before.answers === 0 && after.answers > 0;
  const hasAnswered = after.verdict === 'up' || after.verdict === 'degraded';
  const lasted = at.getTime() - (after.verdictSince ?? at).getTime();
  const isDegraded = after.verdict === 'degraded' && lasted >= DEGRADED_MS;
  return changesSpans || isBack || (isInIncident ? hasAnswered : isDegraded);
}
