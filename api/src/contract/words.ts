import { z } from 'zod';

// The closed lists of the house, as the public contract names them. The contract must load in a browser, so
// it can't import the ground floor's vocabulary; words.spec.ts fails as soon as the two differ.

export const NETWORKS = ['fediverse', 'matrix', 'lbry'] as const;
export const VERDICTS = ['up', 'degraded', 'down', 'unknown'] as const;
/** What a person calls an outage: gone, reachable but not at work, or neither for long. */
export const INCIDENT_KINDS = ['outage', 'degraded', 'unstable'] as const;
/** Why we ourselves could not measure, and over which family of addresses. */
export const GAP_REASON_NAMES = [
  'line_down',
  'ipv4_gone',
  'ipv6_gone',
  'resolver_dead',
  'trust_store_broken',
  'many_failures',
  'clock_jumped',
  'record_away',
] as const;
export const GAP_SCOPES = ['all', 'ipv4', 'ipv6'] as const;
/** What showed that a domain has changed hands. */
export const LIFE_EVIDENCES = ['signing_key', 'software', 'numbers'] as const;
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
export const REGISTRATIONS = ['open', 'approval', 'invite', 'closed'] as const;
export const USAGE_QUALITIES = ['declared', 'hidden', 'implausible', 'placeholder'] as const;
export const SEVERITIES = ['suspend', 'silence', 'media', 'other', 'allow'] as const;
export const PUBLICATIONS = ['published', 'closed', 'robots', 'unsupported', 'failed'] as const;
export const DISCOVERIES = ['seed', 'peer', 'submitted'] as const;
export const VISIT_KINDS = ['liveness', 'details', 'peers', 'policy', 'check'] as const;
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
/** Every reason a visit can end with. */
export const CAUSE_NAMES = [
  'ok',
  'slow',
  'partial',
  'dns_not_found',
  'dns_no_address',
  'dns_server_failure',
  'dns_refused',
  'dns_timeout',
  'blocked_target',
  'our_rule',
  'connect_refused',
  'connect_reset',
  'connect_unreachable',
  'connect_timeout',
  'tls_expired',
  'tls_not_yet_valid',
  'tls_untrusted',
  'tls_wrong_host',
  'tls_not_tls',
  'tls_version',
  'tls_unknown_name',
  'tls_client_certificate',
  'tls_no_http1',
  'tls_weak',
  'tls_cut',
  'tls_timeout',
  'tls_failed',
  'http_timeout',
  'http_cut',
  'http_malformed',
  'http_headers_too_large',
  'http_unexpected',
  'http_not_found',
  'http_gone',
  'http_refused',
  'http_client_error',
  'http_rate_limited',
  'http_maintenance',
  'http_server_error',
  'http_redirect',
  'http_redirect_loop',
  'http_redirect_insecure',
  'http_redirect_invalid',
  'http_challenge',
  'body_too_large',
  'body_encoding',
  'body_damaged',
  'body_truncated',
  'body_timeout',
  'parse_not_json',
  'parse_too_deep',
  'parse_unexpected',
  'parse_elsewhere',
  'robots_disallowed',
  'robots_unreachable',
  'key_invalid',
  'key_expired',
  'wrong_server',
  'split_brain',
  'datagram_timeout',
  'rpc_failed',
  'not_accepting',
  'private',
  'monitor_suspect',
] as const;
export type CauseName = (typeof CAUSE_NAMES)[number];
/** Every way in which an operator says how far a directory may go. */
export const SIGNAL_KINDS = [
  'opted_out',
  'robots_disallowed',
  'robots_unreachable',
  'bot_wall',
  'noindex_header',
  'metadata_private',
  'site_private',
  'hide_in_statistics',
  'check_failed',
  'usage_hidden',
  'usage_withheld',
  'crawl_delay',
  'limited_federation',
] as const;
export type SignalKind = (typeof SIGNAL_KINDS)[number];
export const DOUBTS = ['absurd', 'contradiction', 'jump', 'frozen', 'random'] as const;
export const FEDERATIONS = ['open', 'allow_list', 'none'] as const;
export const ALIAS_PROOFS = ['account_domain', 'moved'] as const;
export const EFFECTS = ['left_alone', 'listed_minimally', 'not_counted', 'slowed', 'noted'] as const;

/** What a rule is about, as the lexicon sorts it. */
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
/** What a server is for. */
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
/** Whether two instances can reach each other, as far as their published rules say. */
export const REACHES = ['yes', 'no', 'unknown'] as const;
/** Why an instance is not in the first band of the recommended ones. */
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

/** For how long an instance is known to be there: under 30 days, under a year, longer. */
export const AGES = ['new', 'months', 'years'] as const;

/** Uptime of 30 days: at least 99 %, at least 95 %, less, or measured too little to say. */
export const UPTIMES = ['99', '95', 'less', 'unknown'] as const;

/** The states an instance can be listed in; `dead` only when it is asked for. */
export const LISTED_STATES = ['alive', 'failing', 'down', 'withheld', 'dead'] as const;

/** By registered users: fewer than 10, 100, 1,000, 10,000, and more. */
export const SIZES = ['personal', 'small', 'medium', 'large', 'huge'] as const;

export const Network = z.enum(NETWORKS).meta({ id: 'Network', description: 'A federated network.' });
export type Network = z.infer<typeof Network>;

export const Verdict = z.enum(VERDICTS).meta({
  id: 'Verdict',
  description: 'What the last visits say. `unknown` is neither up nor down: it could not be measured.',
});
export type Verdict = z.infer<typeof Verdict>;

export const State = z.enum(STATES).meta({ id: 'State', description: 'Where the instance is in its life.' });
export type State = z.infer<typeof State>;

export const IncidentKind = z.enum(INCIDENT_KINDS).meta({
  id: 'IncidentKind',
  description:
    '`outage`: it could not be reached; `degraded`: it answered for hours, but not as it should; `unstable`: it went ' +
    'and came back, again and again.',
});
export type IncidentKind = z.infer<typeof IncidentKind>;

export const LifeEvidence = z.enum(LIFE_EVIDENCES).meta({
  id: 'LifeEvidence',
  description:
    'What showed, after a long absence, that a domain had changed hands: other signing keys, other software, or ' +
    'numbers that began anew.',
});
export type LifeEvidence = z.infer<typeof LifeEvidence>;

export const GapReason = z.enum(GAP_REASON_NAMES).meta({
  id: 'GapReason',
  description: 'Why we ourselves could not measure.',
});
export type GapReason = z.infer<typeof GapReason>;

export const GapScope = z.enum(GAP_SCOPES).meta({
  id: 'GapScope',
  description: 'Whom we could not measure: everybody, or those that we reach over one family of addresses.',
});
export type GapScope = z.infer<typeof GapScope>;

export const Registration = z.enum(REGISTRATIONS).meta({
  id: 'Registration',
  description: 'Who may open an account.',
});
export type Registration = z.infer<typeof Registration>;

export const UsageQuality = z.enum(USAGE_QUALITIES).meta({
  id: 'UsageQuality',
  description: 'Whether the counts mean something. Only `declared` ones are added up in totals.',
});
export type UsageQuality = z.infer<typeof UsageQuality>;

export const Doubt = z.enum(DOUBTS).meta({
  id: 'Doubt',
  description:
    'Why a count is implausible: more than any server has, more active than there are in all, a jump, ' +
    'numbers that never move, numbers that wander.',
});
export type Doubt = z.infer<typeof Doubt>;

export const Federation = z.enum(FEDERATIONS).meta({
  id: 'Federation',
  description: 'Whom it federates with: everybody, only those it allows, nobody.',
});
export type Federation = z.infer<typeof Federation>;

export const Effect = z
  .enum(EFFECTS)
  .meta({ id: 'Effect', description: 'What a wish of the operator led to.' });
export type Effect = z.infer<typeof Effect>;

export const Severity = z.enum(SEVERITIES).meta({
  id: 'Severity',
  description: 'What one instance does to another, strongest first.',
});
export type Severity = z.infer<typeof Severity>;

export const Publication = z.enum(PUBLICATIONS).meta({
  id: 'Publication',
  description: 'Whether the instance publishes a list, or why it could not be read.',
});
export type Publication = z.infer<typeof Publication>;

export const Discovery = z.enum(DISCOVERIES).meta({ id: 'Discovery', description: 'How it was found.' });
export type Discovery = z.infer<typeof Discovery>;

export const VisitKind = z
  .enum(VISIT_KINDS)
  .meta({ id: 'VisitKind', description: 'What a visit asked for.' });
export type VisitKind = z.infer<typeof VisitKind>;

export const Stage = z.enum(STAGES).meta({ id: 'Stage', description: 'How far the visit came.' });
export type Stage = z.infer<typeof Stage>;

export const Size = z.enum(SIZES).meta({
  id: 'Size',
  description: 'By registered users: fewer than 10, 100, 1,000, 10,000, and more.',
});
export type Size = z.infer<typeof Size>;

export const AgeBand = z.enum(AGES).meta({
  id: 'AgeBand',
  description:
    'For how long it is known to be there, in its present life: under 30 days, under a year, longer.',
});
export type AgeBand = z.infer<typeof AgeBand>;

export const UptimeBand = z.enum(UPTIMES).meta({
  id: 'UptimeBand',
  description:
    'Uptime of 30 days: at least 99 %, at least 95 %, less; `unknown` where less than half of them was measured.',
});
export type UptimeBand = z.infer<typeof UptimeBand>;

export const Topic = z.enum(TOPICS).meta({
  id: 'Topic',
  description: 'What a rule is about, as the lexicon sorts it. No rule about a topic means "not published".',
});
export type Topic = z.infer<typeof Topic>;

export const Purpose = z.enum(PURPOSES).meta({ id: 'Purpose', description: 'What a server is for.' });
export type Purpose = z.infer<typeof Purpose>;

export const Reaches = z.enum(REACHES).meta({
  id: 'Reaches',
  description:
    'Whether two instances can reach each other: `no` where a published rule of either keeps them apart, `yes` where ' +
    'both publish all their rules and none does, `unknown` elsewhere: nothing is known against it.',
});
export type Reaches = z.infer<typeof Reaches>;

export const Reserve = z.enum(RESERVES).meta({
  id: 'Reserve',
  description:
    'Why an instance is not in the first band: it is not up, was measured too little, or fell below the uptime asked; ' +
    'runs a version long replaced; is known for too short a time; takes nobody; says nothing of itself; reaches too ' +
    'little of the network; states numbers that cannot be; asked not to be indexed. `oversized` puts it last in its band.',
});
export type Reserve = z.infer<typeof Reserve>;
