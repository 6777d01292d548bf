// PostgreSQL's error classes that speak of the server or of the moment, not of what was to be written:
// https://www.postgresql.org/docs/18/errcodes-appendix.html
const PASSING_CLASSES: ReadonlySet<string> = new Set([
  '08', // the connection broke
  '25', // the transaction was ended for being idle: we stood still
  '40', // a deadlock, or two at once
  '53', // no room, no memory, no connection left
  '55', // a lock was not to be had
  '57', // the server is being ended or started
  '58', // its disk failed
]);
// What Node says of a connection that could not be had, or was lost.
const LOST = /^(?:ECONN|EPIPE|ETIMEDOUT|EHOST|ENET|EAI_|ENOTFOUND)/;
// What pg says without a code, and TypeORM of a transaction whose connection broke between two statements.
const LOST_WORDS =
  /connection terminated|connection ended|timeout exceeded when trying to connect|not queryable|query runner was already released/i;

/**
 * Whether an error of a statement will pass by itself, so that the same statement is worth trying again: the database was
 * away, full or busy. False for whatever lies in the data or in our own code.
 */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (/^[0-9A-Z]{5}$/.test(code) && !LOST.test(code)) return PASSING_CLASSES.has(code.slice(0, 2));
  return LOST.test(code) || LOST_WORDS.test(error.message);
}
