/** One line of what a bench has found. */
export type Figure = readonly [name: string, value: number | string, unit: string];

/** A line each, or one JSON object of names and values. Two digits of what is near one, one of the rest. */
export function printFigures(figures: readonly Figure[], asJson: boolean): void {
  const rounded = figures.map(([name, value, unit]) => [name, fewDigits(value), unit] as const);
  if (asJson) {
    console.log(JSON.stringify(Object.fromEntries(rounded.map(([name, value]) => [name, value]))));
  } else for (const [name, value, unit] of rounded) console.log(`${name}: ${value} ${unit}`.trimEnd());
}

function fewDigits(value: number | string): number | string {
  if (typeof value === 'string') return value;
  return Math.abs(value) < 10 ? round(value, 3) : round(value, 1);
}

export function round(value: number, digits = 0): number {
  return Math.round(value * 10 ** digits) / 10 ** digits;
}

/** The value below which so much of them lies, such as 0.99; NaN of nothing. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? NaN;
}
