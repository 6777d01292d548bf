/** What a person typed that can't be understood: the message says what to type instead. */
export class UsageError extends Error {}

const MISUNDERSTOOD = 2;

/** Runs a command to its exit code; what was misunderstood ends with 2 and one sentence. */
export async function runCommand(main: (args: readonly string[]) => Promise<number>): Promise<void> {
  try {
    process.exitCode = await main(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = MISUNDERSTOOD;
  }
}

/** A configuration that can't be read is a thing to type otherwise, not a fault of ours. */
export function readOrExplain<Settings>(
  read: (env: NodeJS.ProcessEnv) => Settings,
  env: NodeJS.ProcessEnv,
): Settings {
  try {
    return read(env);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

export function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
