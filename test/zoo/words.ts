import type { Cause, Stage, Verdict } from '@homeport/db';

/**
 * What is to be said of each cause, written down a second time: how far the visit came, what it means for the
 * instance, and the one sentence that its operator reads.
 */
export const WORDS: Readonly<Record<Cause, readonly [stage: Stage, verdict: Verdict, sentence: string]>> = {
  ok: ['done', 'up', 'The server answered as it should.'],
  slow: ['done', 'degraded', 'The server answered, but took longer than 10 seconds.'],
  partial: ['done', 'degraded', 'The server answered, but one of its metadata endpoints failed.'],
  dns_not_found: ['resolve', 'down', 'The name does not exist in DNS (NXDOMAIN).'],
  dns_no_address: ['resolve', 'down', 'The name exists but has no A or AAAA record.'],
  dns_server_failure: [
    'resolve',
    'unknown',
    'The name servers failed at the question (SERVFAIL or the like).',
  ],
  dns_refused: ['resolve', 'unknown', 'The name servers refused the question.'],
  dns_timeout: ['resolve', 'unknown', 'The name servers did not answer in time.'],
  blocked_target: [
    'resolve',
    'down',
    'The name leads to no place on the public internet: to a private address, or to a name or port that cannot be there.',
  ],
  our_rule: [
    'resolve',
    'unknown',
    'A rule of ours keeps us from asking at this address or port. Others may reach it, so nothing is judged.',
  ],
  connect_refused: ['connect', 'down', 'The server refused the connection.'],
  connect_reset: ['connect', 'down', 'The connection was cut before an answer came.'],
  connect_unreachable: ['connect', 'down', 'There is no route to the server.'],
  connect_timeout: ['connect', 'down', 'The server did not accept a connection in time.'],
  tls_expired: ['tls', 'degraded', 'The certificate has expired.'],
  tls_not_yet_valid: ['tls', 'degraded', 'The certificate is not valid yet.'],
  tls_untrusted: ['tls', 'degraded', 'The certificate is not signed by a trusted authority.'],
  tls_wrong_host: ['tls', 'degraded', 'The certificate is not for this name.'],
  tls_not_tls: ['tls', 'down', 'The port does not speak TLS.'],
  tls_version: ['tls', 'degraded', 'The server offers no version of TLS that is still safe.'],
  tls_unknown_name: [
    'tls',
    'degraded',
    'The server does not know the name that it was asked for (TLS alert).',
  ],
  tls_client_certificate: ['tls', 'degraded', 'The server demands a certificate of its visitors.'],
  tls_no_http1: ['tls', 'degraded', 'The server speaks no HTTP/1.1 over TLS.'],
  tls_weak: ['tls', 'degraded', "The certificate's key or signature is too weak to be trusted."],
  tls_cut: ['tls', 'down', 'The connection was cut in the TLS handshake.'],
  tls_timeout: ['tls', 'down', 'The TLS handshake was not finished in time.'],
  tls_failed: ['tls', 'down', 'The TLS handshake failed.'],
  http_timeout: ['http', 'down', 'The server accepted the connection but did not answer in time.'],
  http_cut: ['http', 'down', 'The server took the question and cut the connection instead of answering.'],
  http_malformed: ['http', 'down', 'The answer is not valid HTTP.'],
  http_headers_too_large: ['http', 'degraded', 'The headers of the answer are larger than we read.'],
  http_unexpected: ['http', 'degraded', 'The server answered with a status that fits no question.'],
  http_not_found: ['http', 'degraded', 'The server answered 404 where its metadata should be.'],
  http_gone: ['http', 'down', 'The server says that it is gone for good (410).'],
  http_refused: ['http', 'up', 'The server answers, but refuses this visitor (401, 403 or 451).'],
  http_client_error: ['http', 'degraded', 'The server answered with a client error.'],
  http_rate_limited: ['http', 'up', 'The server asked us to slow down (429); we do.'],
  http_maintenance: ['http', 'down', 'The server says that it is under maintenance (503).'],
  http_server_error: ['http', 'down', 'The server answered with a server error.'],
  http_redirect: ['http', 'degraded', 'The server redirects to another site.'],
  http_redirect_loop: ['http', 'degraded', 'The server redirects in a circle, or too often.'],
  http_redirect_insecure: ['http', 'degraded', 'The server redirects from https to http.'],
  http_redirect_invalid: [
    'http',
    'degraded',
    'The server redirects to something that is no public https address.',
  ],
  http_challenge: ['http', 'up', 'A bot wall stands before the server; it is left alone.'],
  body_too_large: ['body', 'degraded', 'The answer is larger than we read.'],
  body_encoding: ['body', 'degraded', 'The answer is compressed in a way that we do not accept.'],
  body_damaged: ['body', 'degraded', 'The answer is compressed, but damaged.'],
  body_truncated: ['body', 'down', 'The answer ended before it was complete.'],
  body_timeout: ['body', 'down', 'The answer came too slowly.'],
  parse_not_json: ['parse', 'degraded', 'The answer is not JSON.'],
  parse_too_deep: ['parse', 'degraded', 'The answer is nested deeper than we read.'],
  parse_unexpected: ['parse', 'degraded', 'The answer lacks the fields that identify a server.'],
  parse_elsewhere: ['parse', 'degraded', 'The metadata is said to be on another site, which proves nothing.'],
  robots_disallowed: ['robots', 'up', 'robots.txt asks us not to read the metadata.'],
  robots_unreachable: ['robots', 'unknown', 'robots.txt answers with an error, so nothing else may be read.'],
  key_invalid: [
    'protocol',
    'degraded',
    'The signing keys are not signed as they should be, so no server can trust it.',
  ],
  key_expired: ['protocol', 'degraded', 'The signing keys have expired, so other servers refuse its events.'],
  wrong_server: ['protocol', 'degraded', 'The server that answers there is another one.'],
  split_brain: [
    'protocol',
    'degraded',
    'Its addresses give different answers: who reaches it depends on which one is tried.',
  ],
  datagram_timeout: ['connect', 'down', 'No answer came to the status question over UDP.'],
  rpc_failed: ['protocol', 'degraded', 'The server answered the question with an error.'],
  not_accepting: ['protocol', 'degraded', 'The hub answers, but takes no more clients.'],
  private: ['policy', 'up', 'The server marks itself as private.'],
  monitor_suspect: ['monitor', 'unknown', 'Our own line or resolver had a problem; nothing is judged.'],
};

/** The causes that no host of the zoo has, each with the reason and the spec that reaches it. */
export const ELSEWHERE: Readonly<Partial<Record<Cause, string>>> = {
  datagram_timeout:
    'Whoever is silent over UDP is asked over TCP, whose failure tells more (crawler/net/lines/datagram.spec.ts).',
  private: 'Of records of old: today this is a wish, and the visit is well (crawler/visit/consent.spec.ts).',
  monitor_suspect:
    'No host can do this: it is ours (crawler/net/failure.spec.ts, health/own-outage.spec.ts).',
};
