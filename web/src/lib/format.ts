// Numbers, times and names as readers see them: one language, UTC, and never rounded in anybody's favour.

const LOCALE = 'en-GB';
const number = new Intl.NumberFormat('en-US');
const compact = new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: 1 });
const day = new Intl.DateTimeFormat(LOCALE, {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
const dayShort = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'short', timeZone: 'UTC' });
const instant = new Intl.DateTimeFormat(LOCALE, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
});
const languages = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' });
const countries = new Intl.DisplayNames('en', { type: 'region' });

export const NOT_PUBLISHED = 'not published';

export function formatCount(count: number): string {
  return number.format(count);
}

export function formatCompact(count: number): string {
  return count < 10_000 ? number.format(count) : compact.format(count);
}

export function formatCountOf(count: number, one: string, many = `${one}s`): string {
  return `${number.format(count)} ${count === 1 ? one : many}`;
}

/**
 * A ratio of 0 to 1 with two decimals, cut and not rounded: 0.99999 is `99.99 %`,
 * since `100 %` is a claim that only an unbroken record may make.
 */
export function formatRatio(ratio: number): string {
  if (ratio === 1) return '100 %';
  // The millionth keeps 0.29 × 10,000 = 2899.999… from becoming 28.99.
  const hundredths = Math.floor(ratio * 10_000 + 1e-6);
  return `${(Math.min(hundredths, 9999) / 100).toFixed(2)} %`;
}

/** A share where decimals would only be noise. */
export function formatShare(ratio: number): string {
  if (ratio > 0 && ratio < 0.01) return '< 1 %';
  if (ratio > 0.99 && ratio < 1) return '> 99 %';
  return `${String(Math.round(ratio * 100))} %`;
}

/** What stands where a figure would rest on too few visits, however good they were. */
export const TOO_EARLY = 'too early to say';

export function formatUptime(window: { ratio: number | null; is_enough: boolean; coverage: number }): string {
  if (window.ratio !== null) return formatRatio(window.ratio);
  return window.coverage > 0 && !window.is_enough ? TOO_EARLY : 'not measured';
}

export function formatDay(at: string): string {
  return day.format(new Date(at));
}

export function formatDayShort(at: string): string {
  return dayShort.format(new Date(at));
}

export function formatInstant(at: string): string {
  return `${instant.format(new Date(at))} UTC`;
}

const UNITS = [
  { unit: 'd', seconds: 86_400 },
  { unit: 'h', seconds: 3600 },
  { unit: 'min', seconds: 60 },
] as const;

/** The two largest units: `3 d 4 h`, `12 min`, `less than a minute`. */
export function formatDuration(seconds: number): string {
  const first = UNITS.findIndex((one) => seconds >= one.seconds);
  if (first < 0) return 'less than a minute';
  const parts: string[] = [];
  let rest = seconds;
  for (const one of UNITS.slice(first, first + 2)) {
    const count = Math.floor(rest / one.seconds);
    rest -= count * one.seconds;
    if (count > 0) parts.push(`${String(count)} ${one.unit}`);
  }
  return parts.join(' ');
}

/** How long ago, in the largest unit alone. */
export function formatAgo(at: string, now: number): string {
  const seconds = Math.max(0, (now - Date.parse(at)) / 1000);
  const one = UNITS.find((unit) => seconds >= unit.seconds);
  return one ? `${String(Math.floor(seconds / one.seconds))} ${one.unit} ago` : 'just now';
}

/** `pt-br` becomes `Brazilian Portuguese`; a tag that nobody knows stays as it was published. */
export function formatLanguage(tag: string): string {
  try {
    return languages.of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** `DE` becomes `Germany`; what is no country code stays as it was published. */
export function formatCountry(code: string): string {
  try {
    return countries.of(code) ?? code;
  } catch {
    return code;
  }
}

export function formatBytes(bytes: number): string {
  return bytes < 1024 ? `${String(bytes)} B` : `${number.format(Math.round(bytes / 1024))} KiB`;
}
