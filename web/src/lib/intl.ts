import { MARKS } from '../words/pseudo.ts';
import { isPseudo, locale } from './exchange.ts';
import type { Locale } from './locales.ts';

// Numbers, times and names as readers see them: in the language of the page, UTC, and never rounded in anybody's favour.

const UTC = { timeZone: 'UTC' } as const;

function formatsOf(language: Locale) {
  // English as most of its readers write it: the day first, a comma between thousands.
  const dates = language === 'en' ? 'en-GB' : language;
  return {
    number: new Intl.NumberFormat(language),
    compact: new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: 1 }),
    percent: new Intl.NumberFormat(language, { style: 'percent' }),
    percentExact: new Intl.NumberFormat(language, { style: 'percent', minimumFractionDigits: 2 }),
    bytes: new Intl.NumberFormat(language, { style: 'unit', unit: 'byte', unitDisplay: 'narrow' }),
    kilobytes: new Intl.NumberFormat(language, { style: 'unit', unit: 'kilobyte' }),
    milliseconds: new Intl.NumberFormat(language, { style: 'unit', unit: 'millisecond' }),
    day: new Intl.DateTimeFormat(dates, { day: 'numeric', month: 'long', year: 'numeric', ...UTC }),
    dayShort: new Intl.DateTimeFormat(dates, { day: 'numeric', month: 'short', ...UTC }),
    month: new Intl.DateTimeFormat(dates, { month: 'long', year: 'numeric', ...UTC }),
    instant: new Intl.DateTimeFormat(dates, {
      ...{ day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' },
      ...UTC,
    }),
    duration: new Intl.DurationFormat(language, { style: 'short' }),
    ago: new Intl.RelativeTimeFormat(language, { style: 'long' }),
    languages: new Intl.DisplayNames(language, { type: 'language', fallback: 'code' }),
    countries: new Intl.DisplayNames(language, { type: 'region', fallback: 'code' }),
    and: new Intl.ListFormat(language, { type: 'conjunction' }),
    units: new Intl.ListFormat(language, { type: 'unit', style: 'short' }),
    plural: new Intl.PluralRules(language),
  };
}

// Each costs a millisecond to make, and a page needs most of them many times.
const made = new Map<Locale, ReturnType<typeof formatsOf>>();

function formats(): ReturnType<typeof formatsOf> {
  const language = locale();
  const known = made.get(language) ?? formatsOf(language);
  made.set(language, known);
  return known;
}

/** In the pseudo-locale, what `Intl` writes in words is marked like every other text that the page's language decides. */
function said(text: string): string {
  return isPseudo() && /\p{L}/u.test(text) ? MARKS.join(text) : text;
}

/** The word between is ours, the parts are what they are. */
function joined(list: Intl.ListFormat, parts: readonly string[]): string {
  const pieces = list.formatToParts(parts);
  return pieces.map(({ type, value }) => (type === 'literal' ? said(value) : value)).join('');
}

export function formatCount(count: number): string {
  return formats().number.format(count);
}

export function formatCompact(count: number): string {
  return said(count < 10_000 ? formatCount(count) : formats().compact.format(count));
}

/** One decimal, as for a pace: `0.4`. */
export function formatTenths(value: number): string {
  return formats().number.format(Math.round(value * 10) / 10);
}

/** Which of two forms a count asks for: `one` where the language has it, else `other`. */
function plural(count: number, forms: { one?: string; other: string }): string {
  return formats().plural.select(count) === 'one' ? (forms.one ?? forms.other) : forms.other;
}

/** `3 servers`: a count and its noun, `#` in the noun's form being the number. */
export function counted(count: number, forms: { one?: string; other: string }): string {
  return plural(count, forms).replace('#', formatCount(count));
}

/** Whole sentences, one after the other. */
export function joinSentences(sentences: readonly string[]): string {
  return sentences.join(locale() === 'ja' ? '' : ' ');
}

/** `a, b and c`. */
export function formatAll(parts: readonly string[]): string {
  return joined(formats().and, parts);
}

/**
 * A ratio of 0 to 1 with two decimals, cut and not rounded: 0.99999 is `99.99%`,
 * since `100%` is a claim that only an unbroken record may make.
 */
export function formatRatio(ratio: number): string {
  if (ratio === 1) return formats().percent.format(1);
  // The millionth keeps 0.29 × 10,000 = 2899.999… from becoming 28.99.
  const hundredths = Math.floor(ratio * 10_000 + 1e-6);
  return formats().percentExact.format(Math.min(hundredths, 9999) / 10_000);
}

/** A share where decimals would only be noise. */
export function formatShare(ratio: number): string {
  const { percent } = formats();
  if (ratio > 0 && ratio < 0.01) return `< ${percent.format(0.01)}`;
  if (ratio > 0.99 && ratio < 1) return `> ${percent.format(0.99)}`;
  return percent.format(ratio);
}

export function formatDay(at: string): string {
  return said(formats().day.format(new Date(at)));
}

export function formatDayShort(at: string): string {
  return said(formats().dayShort.format(new Date(at)));
}

/** Month and year alone. */
export function formatMonth(at: string): string {
  return said(formats().month.format(new Date(at)));
}

export function formatInstant(at: string): string {
  return said(`${formats().instant.format(new Date(at))} UTC`);
}

/** From one moment to another, the day once where both are of one day. */
export function formatStretch(from: string, to: string): string {
  return `${formats().instant.formatRange(new Date(from), new Date(to))} UTC`;
}

/** `pt-br` becomes `Brazilian Portuguese`; a tag that nobody knows stays as it was published. */
export function formatLanguage(tag: string): string {
  try {
    return said(formats().languages.of(tag) ?? tag);
  } catch {
    return tag;
  }
}

/** `DE` becomes `Germany`; what is no country code stays as it was published. */
export function formatCountry(code: string): string {
  try {
    return said(formats().countries.of(code) ?? code);
  } catch {
    return code;
  }
}

/** `3 days, 4 hr`. */
export function formatParts(parts: Partial<Record<'years' | 'days' | 'hours' | 'minutes', number>>): string {
  return said(formats().duration.format(parts));
}

/** `9 hours ago`. */
export function formatBefore(count: number, unit: 'year' | 'day' | 'hour' | 'minute'): string {
  return said(formats().ago.format(-count, unit));
}

export function formatBytes(bytes: number): string {
  const { bytes: small, kilobytes } = formats();
  return said(bytes < 1000 ? small.format(bytes) : kilobytes.format(Math.round(bytes / 1000)));
}

export function formatMilliseconds(milliseconds: number): string {
  return said(formats().milliseconds.format(milliseconds));
}
