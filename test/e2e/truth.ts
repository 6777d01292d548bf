import { Instance, type UptimeWindow } from '@homeport/api/contract';
import { isAnswering, type Outage, type Truth } from '../lab/truth.ts';
import { uptimeTruth } from '../lab/timeline.ts';
import { planSynthetic } from '../lab/world/synthetic.ts';
import { makeWorld } from '../lab/world/world.ts';

// As start/demo.ts has them: another federation would fail every comparison.
const INSTANCES = 300;
const SEED = '2026';

const MINUTE_S = 60;
const HOUR_S = 60 * MINUTE_S;
const DAY_S = 24 * HOUR_S;
// A visit an hour, ± 10 %. A failure counts once three more visits in the 11 minutes after it have failed too.
const VISIT_INTERVAL_S = 1.1 * HOUR_S + 11 * MINUTE_S;
// Of a server that has been down for a day already, the crawler asks every six hours only.
const LONG_OUTAGE_INTERVAL_S = 6.6 * HOUR_S;

/** What the demo's federation was truly like, by the plan from which both its servers and its past are made. */
export function demoTruths(startedAt: Date): readonly Truth[] {
  const startOfDay = Math.floor(startedAt.getTime() / (DAY_S * 1000)) * DAY_S * 1000;
  return makeWorld(planSynthetic(INSTANCES, SEED), { seed: SEED, anchorAt: startOfDay, isLively: true })
    .instances;
}

export interface TrueUptime {
  ratio: number;
  /** By how much the measured ratio may differ, since nobody looks at a server all the time. */
  tolerance: number;
  outages: number;
}

/** The true uptime in the window of the API's own answer. */
export function trueUptime(truth: Truth, { from_at, to_at }: UptimeWindow): TrueUptime {
  const [from, to] = [Date.parse(from_at), Date.parse(to_at)];
  const { up, degraded, down } = uptimeTruth(truth, from, to);
  const outages = outagesIn(truth, from, to);
  const slack = outages.reduce((sum, outage) => sum + slackOf(outage), 0);
  const measured = up + degraded + down;
  return {
    ratio: (up + degraded) / measured,
    // Each second that is booked wrongly moves the ratio by at most one part of what was measured.
    tolerance: slack / Math.max(1, measured - slack),
    outages: outages.length,
  };
}

/** Outages that end uptime or hide it; a bad certificate does neither. */
function outagesIn(truth: Truth, from: number, to: number): Outage[] {
  if (!isAnswering(truth.condition)) return [];
  return truth.timeline.outages.filter(
    (outage) => outage.kind !== 'tls' && outage.from < to && outage.to > from,
  );
}

/** One visit interval for each end of the outage; of one shorter than that, all of it may be missed. */
function slackOf(outage: Outage): number {
  const seconds = (outage.to - outage.from) / 1000;
  return VISIT_INTERVAL_S + (seconds > DAY_S ? LONG_OUTAGE_INTERVAL_S : VISIT_INTERVAL_S);
}

/** The API's word on an instance's last 90 days, or on as many as have passed since it first answered. */
export async function uptime90d(apiUrl: string, domain: string): Promise<UptimeWindow> {
  const response = await fetch(`${apiUrl}/api/v1/instances/${domain}`);
  const { uptime, first_up_at: firstUpAt } = Instance.parse(await response.json());
  const window = uptime.find((one) => one.window === '90d');
  if (!window) throw new Error(`The API gives no 90 days of ${domain}.`);
  // Who is down when first asked is asked ever less until it answers: what it was before that is nobody's to say.
  return firstUpAt !== null && firstUpAt > window.from_at ? { ...window, from_at: firstUpAt } : window;
}
