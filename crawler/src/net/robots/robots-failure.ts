import type { Failure } from '../../outcome.ts';

/** What to keep of a file that could not be read (null: an error of the file); undefined: the host itself failed. */
export function statusOf({ cause, status }: Failure): number | null | undefined {
  // The host answered, but its file cannot be read: that is an error of the file, not a dead host.
  if (cause.startsWith('body_') || cause === 'robots_unreachable') return null;
  return cause.startsWith('http_redirect') ? status : undefined;
}

/** A file that another host keeps, and does not give: that says nothing of the host whose file it is. */
export function elsewhere(host: string, { cause }: Failure): { ok: false; failure: Failure } {
  return { ok: false, failure: { cause: 'robots_unreachable', detail: `robots.txt at ${host}: ${cause}` } };
}
