import type { Cause, Verdict } from '@homeport/db';
import type { FailureCause } from '../outcome.ts';
import type { Visit } from '../visit/visit.ts';

export interface Judgement {
  verdict: Verdict;
  cause: Cause;
}

// Slower than this and people leave before the page is there: from the name to the first byte.
const SLOW_MS = 10_000;

// What each failure says about the server, not about us. A door that somebody shut on purpose is a sign of
// life. What the name servers would not tell is unknown: they are as often our problem as theirs.
const VERDICT_OF: Readonly<Record<FailureCause, Verdict>> = {
  dns_not_found: 'down',
  dns_no_address: 'down',
  dns_server_failure: 'unknown',
  dns_refused: 'unknown',
  dns_timeout: 'unknown',
  // Nobody on the internet gets there; where it is we alone who don't go, nothing is known.
  blocked_target: 'down',
  our_rule: 'unknown',
  connect_refused: 'down',
  connect_reset: 'down',
  connect_unreachable: 'down',
  connect_timeout: 'down',
  tls_expired: 'degraded',
  tls_not_yet_valid: 'degraded',
  tls_untrusted: 'degraded',
  tls_wrong_host: 'degraded',
  // It answers, and whoever visits it is shown a warning or sent away.
  tls_version: 'degraded',
  tls_unknown_name: 'degraded',
  tls_client_certificate: 'degraded',
  tls_no_http1: 'degraded',
  tls_weak: 'degraded',
  tls_not_tls: 'down',
  tls_cut: 'down',
  tls_timeout: 'down',
  tls_failed: 'down',
  http_timeout: 'down',
  http_cut: 'down',
  http_malformed: 'down',
  http_headers_too_large: 'degraded',
  http_unexpected: 'degraded',
  http_not_found: 'degraded',
  http_gone: 'down',
  http_refused: 'up',
  http_client_error: 'degraded',
  http_rate_limited: 'up',
  http_maintenance: 'down',
  http_server_error: 'down',
  http_redirect: 'degraded',
  http_redirect_loop: 'degraded',
  http_redirect_insecure: 'degraded',
  http_redirect_invalid: 'degraded',
  http_challenge: 'up',
  body_too_large: 'degraded',
  body_encoding: 'degraded',
  body_damaged: 'degraded',
  body_truncated: 'down',
  body_timeout: 'down',
  parse_not_json: 'degraded',
  parse_too_deep: 'degraded',
  parse_unexpected: 'degraded',
  parse_elsewhere: 'degraded',
  robots_disallowed: 'up',
  robots_unreachable: 'unknown',
  // Others can't talk to it, or only some can: it answers, but does not do its work.
  key_invalid: 'degraded',
  key_expired: 'degraded',
  wrong_server: 'degraded',
  split_brain: 'degraded',
  datagram_timeout: 'down',
  rpc_failed: 'degraded',
  not_accepting: 'degraded',
  private: 'up',
  monitor_suspect: 'unknown',
};

/** Turns what came back into what it means. Pure: the same visit always gets the same verdict. */
export function judge(visit: Pick<Visit, 'failure' | 'partial' | 'timings'>): Judgement {
  const { failure } = visit;
  if (failure) {
    // A front that answers 5xx even for robots.txt is an outage, not a wish to be left alone.
    const isOutage = failure.cause === 'robots_unreachable' && (failure.status ?? 0) >= 500;
    return { verdict: isOutage ? 'down' : VERDICT_OF[failure.cause], cause: failure.cause };
  }
  const { resolveMs, connectMs, tlsMs, firstByteMs } = visit.timings;
  const waitedMs = (resolveMs ?? 0) + (connectMs ?? 0) + (tlsMs ?? 0) + (firstByteMs ?? 0);
  if (waitedMs > SLOW_MS) return { verdict: 'degraded', cause: 'slow' };
  return visit.partial ? { verdict: 'degraded', cause: 'partial' } : { verdict: 'up', cause: 'ok' };
}

const WITHHOLDING: ReadonlySet<Cause> = new Set<Cause>([
  'robots_disallowed',
  'robots_unreachable',
  'http_challenge',
  'http_refused',
  'private',
]);

/** Alive, but not measurable by its operator's own choice. */
export function isWithheld({ verdict, cause }: Judgement): boolean {
  return verdict === 'up' && WITHHOLDING.has(cause);
}
