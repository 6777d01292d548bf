/** A failure that its reader can mend: one sentence that says what is wrong and what to do. */
export class ServerError extends Error {
  override readonly name = 'ServerError';
}

/** Turns what PostgreSQL or the system said into one sentence with a remedy. */
export function explain(said: string, place: string): ServerError {
  const library = /loading shared libraries: ([^\s:]+)/.exec(said) ?? /Library not loaded: (\S+)/.exec(said);
  if (library) {
    return new ServerError(
      `PostgreSQL lacks the library ${library[1] ?? '?'}: run npm ci again or install it, or set DATABASE_URL to a server of your own.`,
    );
  }
  if (/ENOSPC|EDQUOT|No space left on device|Disk quota exceeded/i.test(said)) {
    return new ServerError(
      `No room is left for the database in ${place}: free some disk (it begins with about 50 MB), then start again.`,
    );
  }
  if (/could not bind|Address already in use/.test(said)) {
    return new ServerError(
      'The port of the database is taken by another program: stop that program, or set DATABASE_URL to a server of your own.',
    );
  }
  if (/EACCES|EROFS|EPERM|Permission denied|Read-only file system/.test(said)) {
    return new ServerError(
      `The database may not write to ${place}: give it to the user who starts Homeport, or set DATABASE_URL to a server of your own.`,
    );
  }
  if (/ENOENT/.test(said)) {
    return new ServerError(
      'The bundled PostgreSQL does not run on this system (it needs glibc): set DATABASE_URL to a server of your own.',
    );
  }
  return new ServerError(`PostgreSQL did not start (${lastLine(said)}); its log and data are in ${place}.`);
}

/** The line that matters: what was fatal, or else what came last. */
function lastLine(said: string): string {
  const lines = said.split('\n').filter((line) => line.trim() !== '');
  const fatal = lines.findLast((line) => /FATAL|PANIC|error:/.test(line));
  return (fatal ?? lines.at(-1) ?? 'it said nothing').trim();
}
