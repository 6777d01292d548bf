const MINUTE_MS = 60_000;

/** The moment that an answer looks at. To the minute, so that the same question gives the same ETag meanwhile. */
export function thisMinute(): Date {
  return new Date(Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS);
}
