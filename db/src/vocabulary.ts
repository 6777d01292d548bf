// The closed lists of the house: tables, code, API and pages use these words and no others.

export const NETWORKS = ['fediverse', 'matrix', 'lbry'] as const;
export type Network = (typeof NETWORKS)[number];

export const VISIT_KINDS = ['liveness', 'details', 'peers', 'policy', 'check'] as const;
export type VisitKind = (typeof VISIT_KINDS)[number];

export const VERDICTS = ['up', 'degraded', 'down', 'unknown'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What a person calls an outage: gone, reachable but not at work, or neither for long. */
export const INCIDENT_KINDS = ['outage', 'degraded', 'unstable'] as const;
export type IncidentKind = (typeof INCIDENT_KINDS)[number];

/** What showed that a domain has changed hands. */
export const LIFE_EVIDENCES = ['signing_key', 'software', 'numbers'] as const;
export type LifeEvidence = (typeof LIFE_EVIDENCES)[number];

/** Whose measurements an outage of ours leaves out: all, or those over one family of addresses. */
export const GAP_SCOPES = ['all', 'ipv4', 'ipv6'] as const;
export type GapScope = (typeof GAP_SCOPES)[number];

/** Every way in which we ourselves fail to measure, and the sentence that the status page shows. */
export const GAP_REASONS = {
  line_down: 'Our own line to the internet was down.',
  ipv4_gone: 'Our own line carried no IPv4.',
  ipv6_gone: 'Our own line carried no IPv6.',
  resolver_dead: 'Our own name servers did not answer.',
  trust_store_broken: 'We could verify no certificate: our own list of authorities was broken.',
  many_failures: 'So many servers failed at the same moment that the fault must be ours.',
  clock_jumped: 'Our own clock jumped.',
  record_away: 'Our own record could not be read or written.',
} as const;
export type GapReason = keyof typeof GAP_REASONS;
export const GAP_REASON_NAMES = Object.keys(GAP_REASONS) as GapReason[];

export const STATES = [
  'discovered',
  'alive',
  'failing',
  'down',
  'dead',
  'moved',
  'withheld',
  'suppressed',
] as const;
export type State = (typeof STATES)[number];

export const REGISTRATIONS = ['open', 'approval', 'invite', 'closed'] as const;
export type Registration = (typeof REGISTRATIONS)[number];

/** `hidden`: the server says that it hides its use. `placeholder`: a constant that means nothing. */
export const USAGE_QUALITIES = ['declared', 'hidden', 'implausible', 'placeholder'] as const;
export type UsageQuality = (typeof USAGE_QUALITIES)[number];

/** Why a declared count is `implausible`. */
export const DOUBTS = ['absurd', 'contradiction', 'jump', 'frozen', 'random'] as const;
export type Doubt = (typeof DOUBTS)[number];

/** Whom an instance federates with: everybody, only those it allows, nobody. */
export const FEDERATIONS = ['open', 'allow_list', 'none'] as const;
export type Federation = (typeof FEDERATIONS)[number];

/**
 * Why two names are one instance. `account_domain`: one leads to the other's metadata, which names the first as
 * the end of its accounts. `moved`: one has redirected to the other for good, for a week at least.
 */
export const ALIAS_PROOFS = ['account_domain', 'moved'] as const;
export type AliasProof = (typeof ALIAS_PROOFS)[number];

/** What a wish to be left alone leads to, strongest first. */
export const EFFECTS = ['left_alone', 'listed_minimally', 'not_counted', 'slowed', 'noted'] as const;
export type Effect = (typeof EFFECTS)[number];

/** Every way in which an operator says how far a directory may go, with what it leads to here. */
export const SIGNALS = {
  opted_out: { effect: 'left_alone', sentence: 'The operator asked to be left out.' },
  robots_disallowed: {
    effect: 'left_alone',
    sentence: 'robots.txt forbids the path; what it covers was left alone.',
  },
  robots_unreachable: {
    effect: 'left_alone',
    sentence: 'robots.txt could not be read, so nothing else was.',
  },
  bot_wall: { effect: 'left_alone', sentence: 'A bot wall stands before the server; it was left alone.' },
  noindex_header: {
    effect: 'listed_minimally',
    sentence: 'X-Robots-Tag asks not to index the answer: name and state are listed, its words are not.',
  },
  metadata_private: {
    effect: 'listed_minimally',
    sentence: 'NodeInfo says `private`: name and state are listed, its words are not.',
  },
  site_private: {
    effect: 'listed_minimally',
    sentence: 'The site is configured as private: name and state are listed, its words are not.',
  },
  hide_in_statistics: {
    effect: 'listed_minimally',
    sentence: 'The server asks to be kept out of statistics: it is neither described nor counted.',
  },
  check_failed: {
    effect: 'listed_minimally',
    sentence: 'The place where the server says whether it wants to be listed failed, so we take it for a no.',
  },
  usage_hidden: { effect: 'not_counted', sentence: 'The server hides how it is used.' },
  usage_withheld: {
    effect: 'not_counted',
    sentence:
      'The software keeps its statistics from crawlers; numbers that come all the same are not counted.',
  },
  crawl_delay: { effect: 'slowed', sentence: 'robots.txt asks for a pause between requests; it is kept.' },
  limited_federation: {
    effect: 'noted',
    sentence: 'The server federates with chosen servers only, or with none.',
  },
} as const satisfies Record<string, { effect: Effect; sentence: string }>;
export type SignalKind = keyof typeof SIGNALS;
export const SIGNAL_KINDS = Object.keys(SIGNALS) as SignalKind[];

/** What one instance does to another, weakest last. `rule` keeps the software's own word beside it. */
export const SEVERITIES = ['suspend', 'silence', 'media', 'other', 'allow'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What a rule that an instance sets its own people is about, as the lexicon sorts it. */
export const TOPICS = [
  'hate',
  'harassment',
  'nudity',
  'spam',
  'advertising',
  'bots',
  'ai',
  'politics',
  'minors',
  'copyright',
  'languages',
] as const;
export type Topic = (typeof TOPICS)[number];

/** What somebody looks for a server for; which software serves what stands in `purposes.ts`. */
export const PURPOSES = [
  'posts',
  'photos',
  'video',
  'communities',
  'blogging',
  'events',
  'music',
  'chat',
] as const;
export type Purpose = (typeof PURPOSES)[number];

/**
 * Whether two instances can reach each other, as far as their published rules say. `unknown`: nothing is known
 * against it, and not everything is known.
 */
export const REACHES = ['yes', 'no', 'unknown'] as const;
export type Reaches = (typeof REACHES)[number];

/** The numbers of the recommended order; what each is for is told on the site's page about it. */
export const STANDARDS = {
  /** Uptime of 30 days: as good as it should be, and as low as a home may have it. */
  uptimeGood: 0.99,
  uptimeFair: 0.95,
  /** The part of them that must have been measured, in as many visits. */
  coverageMin: 0.5,
  visitsMin: 10,
  /** For how many days a newer release may have been there, and on how many operators' servers it must run to count. */
  behindDaysMax: 120,
  releaseDomainsMin: 3,
  ageDaysMin: 30,
  /** The share of its network's active users that it must reach, and that it may have. */
  reachMin: 0.5,
  shareMax: 0.05,
  /** Among fewer instances that state their numbers, somebody always has more than that. */
  declaringMin: 20,
} as const;

/** For how long an instance is known to be there: under 30 days, under a year, longer. */
export const AGES = ['new', 'months', 'years'] as const;
export type Age = (typeof AGES)[number];

/** Why an instance is not among the first to be recommended. */
export const RESERVES = [
  'not_up',
  'unproven',
  'unreliable',
  'outdated',
  'young',
  'closed',
  'undescribed',
  'isolated',
  'doubtful',
  'reserved',
  'oversized',
] as const;
export type Reserve = (typeof RESERVES)[number];

/** Whether a list (peers, policy) could be read: `closed` is a door the operator shut, `robots` a rule. */
export const PUBLICATIONS = ['published', 'closed', 'robots', 'unsupported', 'failed'] as const;
export type Publication = (typeof PUBLICATIONS)[number];

export const DISCOVERIES = ['seed', 'peer', 'submitted'] as const;
export type Discovery = (typeof DISCOVERIES)[number];

export const STAGES = [
  'done',
  'robots',
  'resolve',
  'connect',
  'tls',
  'http',
  'body',
  'parse',
  'protocol',
  'policy',
  'monitor',
] as const;
export type Stage = (typeof STAGES)[number];

/** Every reason a visit can end with: its stage, and the sentence an operator reads. */
export const CAUSES = {
  ok: { stage: 'done', sentence: 'The server answered as it should.' },
  slow: { stage: 'done', sentence: 'The server answered, but took longer than 10 seconds.' },
  partial: { stage: 'done', sentence: 'The server answered, but one of its metadata endpoints failed.' },
  dns_not_found: { stage: 'resolve', sentence: 'The name does not exist in DNS (NXDOMAIN).' },
  dns_no_address: { stage: 'resolve', sentence: 'The name exists but has no A or AAAA record.' },
  dns_server_failure: {
    stage: 'resolve',
    sentence: 'The name servers failed at the question (SERVFAIL or the like).',
  },
  dns_refused: { stage: 'resolve', sentence: 'The name servers refused the question.' },
  dns_timeout: { stage: 'resolve', sentence: 'The name servers did not answer in time.' },
  blocked_target: {
    stage: 'resolve',
    sentence:
      'The name leads to no place on the public internet: to a private address, or to a name or port that cannot be there.',
  },
  our_rule: {
    stage: 'resolve',
    sentence:
      'A rule of ours keeps us from asking at this address or port. Others may reach it, so nothing is judged.',
  },
  connect_refused: { stage: 'connect', sentence: 'The server refused the connection.' },
  connect_reset: { stage: 'connect', sentence: 'The connection was cut before an answer came.' },
  connect_unreachable: { stage: 'connect', sentence: 'There is no route to the server.' },
  connect_timeout: { stage: 'connect', sentence: 'The server did not accept a connection in time.' },
  tls_expired: { stage: 'tls', sentence: 'The certificate has expired.' },
  tls_not_yet_valid: { stage: 'tls', sentence: 'The certificate is not valid yet.' },
  tls_untrusted: { stage: 'tls', sentence: 'The certificate is not signed by a trusted authority.' },
  tls_wrong_host: { stage: 'tls', sentence: 'The certificate is not for this name.' },
  tls_not_tls: { stage: 'tls', sentence: 'The port does not speak TLS.' },
  tls_version: { stage: 'tls', sentence: 'The server offers no version of TLS that is still safe.' },
  tls_unknown_name: {
    stage: 'tls',
    sentence: 'The server does not know the name that it was asked for (TLS alert).',
  },
  tls_client_certificate: { stage: 'tls', sentence: 'The server demands a certificate of its visitors.' },
  tls_no_http1: { stage: 'tls', sentence: 'The server speaks no HTTP/1.1 over TLS.' },
  tls_weak: { stage: 'tls', sentence: "The certificate's key or signature is too weak to be trusted." },
  tls_cut: { stage: 'tls', sentence: 'The connection was cut in the TLS handshake.' },
  tls_timeout: { stage: 'tls', sentence: 'The TLS handshake was not finished in time.' },
  tls_failed: { stage: 'tls', sentence: 'The TLS handshake failed.' },
  http_timeout: { stage: 'http', sentence: 'The server accepted the connection but did not answer in time.' },
  http_cut: {
    stage: 'http',
    sentence: 'The server took the question and cut the connection instead of answering.',
  },
  http_malformed: { stage: 'http', sentence: 'The answer is not valid HTTP.' },
  http_headers_too_large: { stage: 'http', sentence: 'The headers of the answer are larger than we read.' },
  http_unexpected: { stage: 'http', sentence: 'The server answered with a status that fits no question.' },
  http_not_found: { stage: 'http', sentence: 'The server answered 404 where its metadata should be.' },
  http_gone: { stage: 'http', sentence: 'The server says that it is gone for good (410).' },
  http_refused: {
    stage: 'http',
    sentence: 'The server answers, but refuses this visitor (401, 403 or 451).',
  },
  http_client_error: { stage: 'http', sentence: 'The server answered with a client error.' },
  http_rate_limited: { stage: 'http', sentence: 'The server asked us to slow down (429); we do.' },
  http_maintenance: { stage: 'http', sentence: 'The server says that it is under maintenance (503).' },
  http_server_error: { stage: 'http', sentence: 'The server answered with a server error.' },
  http_redirect: { stage: 'http', sentence: 'The server redirects to another site.' },
  http_redirect_loop: { stage: 'http', sentence: 'The server redirects in a circle, or too often.' },
  http_redirect_insecure: { stage: 'http', sentence: 'The server redirects from https to http.' },
  http_redirect_invalid: {
    stage: 'http',
    sentence: 'The server redirects to something that is no public https address.',
  },
  http_challenge: { stage: 'http', sentence: 'A bot wall stands before the server; it is left alone.' },
  body_too_large: { stage: 'body', sentence: 'The answer is larger than we read.' },
  body_encoding: { stage: 'body', sentence: 'The answer is compressed in a way that we do not accept.' },
  body_damaged: { stage: 'body', sentence: 'The answer is compressed, but damaged.' },
  body_truncated: { stage: 'body', sentence: 'The answer ended before it was complete.' },
  body_timeout: { stage: 'body', sentence: 'The answer came too slowly.' },
  parse_not_json: { stage: 'parse', sentence: 'The answer is not JSON.' },
  parse_too_deep: { stage: 'parse', sentence: 'The answer is nested deeper than we read.' },
  parse_unexpected: { stage: 'parse', sentence: 'The answer lacks the fields that identify a server.' },
  parse_elsewhere: {
    stage: 'parse',
    sentence: 'The metadata is said to be on another site, which proves nothing.',
  },
  robots_disallowed: { stage: 'robots', sentence: 'robots.txt asks us not to read the metadata.' },
  robots_unreachable: {
    stage: 'robots',
    sentence: 'robots.txt answers with an error, so nothing else may be read.',
  },
  key_invalid: {
    stage: 'protocol',
    sentence: 'The signing keys are not signed as they should be, so no server can trust it.',
  },
  key_expired: {
    stage: 'protocol',
    sentence: 'The signing keys have expired, so other servers refuse its events.',
  },
  wrong_server: { stage: 'protocol', sentence: 'The server that answers there is another one.' },
  split_brain: {
    stage: 'protocol',
    sentence: 'Its addresses give different answers: who reaches it depends on which one is tried.',
  },
  datagram_timeout: { stage: 'connect', sentence: 'No answer came to the status question over UDP.' },
  rpc_failed: { stage: 'protocol', sentence: 'The server answered the question with an error.' },
  not_accepting: { stage: 'protocol', sentence: 'The hub answers, but takes no more clients.' },
  private: { stage: 'policy', sentence: 'The server marks itself as private.' },
  monitor_suspect: {
    stage: 'monitor',
    sentence: 'Our own line or resolver had a problem; nothing is judged.',
  },
} as const satisfies Record<string, { stage: Stage; sentence: string }>;
export type Cause = keyof typeof CAUSES;
export const CAUSE_NAMES = Object.keys(CAUSES) as Cause[];
