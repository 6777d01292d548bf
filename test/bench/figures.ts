/** One line of what a bench has found. */
export type Figure = [name: string, value: number, unit: string];

/** A line each, or one JSON object of names and values. */
export function printFigures(figures: readonly Figure[], asJson: boolean): void {
  if (asJson) {
    console.log(JSON.stringify(Object.fromEntries(figures.map(([name, value]) => [name, value]))));
  } else for (const [name, value, unit] of figures) console.log(`${name}: ${value} ${unit}`);
}

export function round(value: number, digits = 0): number {
  return Math.round(value * 10 ** digits) / 10 ** digits;
}

/** The value below which so much of them lies, such as 0.99; NaN of nothing. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? NaN;
}
