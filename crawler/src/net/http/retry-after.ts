const MINUTE_MS = 60_000;
const WEEK_MS = 7 * 24 * 60 * MINUTE_MS;

/**
 * `Retry-After` in milliseconds from now, seconds or a date (RFC 9110 §10.2.3), clamped to one minute up to a
 * week: less would not spare anybody, more would let one bad header bury an instance. Absent when unreadable.
 */
export function retryAfterMs(header: string | undefined, now: Date): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d+$/.test(text)) return clamp(Number(text) * 1000);
  // Every form of an HTTP date begins with a weekday, and Date.parse alone would take "-5" for a year.
  const at = /^[A-Z][a-z]{2,8},? /.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(at) ? undefined : clamp(at - now.getTime());
}

function clamp(ms: number): number {
  return Math.min(WEEK_MS, Math.max(MINUTE_MS, ms));
}
