import { stdSerializers } from 'pino';

const MESSAGE_MAX = 500;
const STACK_MAX = 2000;

/** An error as a log line holds it: without the statement and the values that one of the database carries. */
export function loggedError(error: Error): { type: string; message: string; stack: string } {
  const { type, message, stack } = stdSerializers.err(error);
  // The message stands before the places in it, and may be of any length.
  const places = stack.slice(stack.indexOf(error.message) + error.message.length);
  return { type, message: message.slice(0, MESSAGE_MAX), stack: places.slice(0, STACK_MAX) };
}
