import { scrub } from '../decode.ts';

/** An error as a log line holds it. */
export interface LoggedError {
  type: string;
  message: string;
  /** SQLSTATE, or what Node calls it. */
  code?: string;
  stack?: string;
  cause?: LoggedError;
}

// An error of the database carries the statement with all its values, which are a stranger's words by the megabyte.
const MESSAGE_MAX = 500;
const STACK_MAX = 2000;
const CAUSES_MAX = 2;

/** Short and inert: a log is read in terminals, and a line of it must not be forged by what a stranger wrote. */
export function loggedError(error: unknown, causesMax = CAUSES_MAX): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: scrub(String(error), MESSAGE_MAX) };
  const { message, stack, cause } = error;
  const code = 'code' in error && typeof error.code === 'string' ? scrub(error.code, 50) : undefined;
  return {
    type: scrub(error.constructor.name, 50),
    message: scrub(message, MESSAGE_MAX),
    ...(code !== undefined && { code }),
    ...(stack !== undefined && { stack: framesOf(stack, message) }),
    ...(cause !== undefined && causesMax > 0 && { cause: loggedError(cause, causesMax - 1) }),
  };
}

/** The places alone: the message before them has been said, and may be of any length. */
function framesOf(stack: string, message: string): string {
  const start = stack.indexOf(message) + message.length;
  return scrub(stack.slice(start), STACK_MAX);
}
