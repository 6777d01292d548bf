/** One line of defence, what the code would be without it, and the test that tells the difference. */
export interface Guard {
  /** What it keeps from happening. */
  name: string;
  /** From the root of the repository. */
  file: string;
  /** The text of the guard: it stands in the file exactly once. */
  code: string;
  /** What stands there when the guard is taken out. */
  without: string;
  /** From the root of the repository. */
  spec: string;
  /** A part of the test's name that no other promise of the spec shares. */
  test: string;
}

/** The file without the guard. Throws where the guard is not there, or there more than once. */
export function takeOut({ name, file, code, without }: Guard, source: string): string {
  const [before, after, ...rest] = source.split(code);
  if (before === undefined || after === undefined || rest.length > 0) {
    const times = source.split(code).length - 1;
    throw new Error(`${name}: its code stands in ${file} ${String(times)} times, not once`);
  }
  return `${before}${without}${after}`;
}
