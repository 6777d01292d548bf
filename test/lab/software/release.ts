/** Whether a release is `first` or a later one: `4.4.1+glitch` is since `4.4`, `1.0.0-beta.1` since `1.0`. */
export function isSince(version: string, first: string): boolean {
  const have = version.split(/[.+-]/).map(Number);
  const want = first.split('.').map(Number);
  for (const [index, number] of want.entries()) {
    const other = have[index] ?? 0;
    if (other !== number) return other > number;
  }
  return true;
}
