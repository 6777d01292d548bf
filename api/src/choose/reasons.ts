import type { But, ChooseQuery, Reason } from '../contract/choose.ts';
import type { InstanceSummary } from '../contract/instances.ts';
import type { Reach } from '../contract/reach.ts';
import type { Standing } from '../contract/standing.ts';
import type { Publication, Purpose, Reserve, Topic } from '../contract/words.ts';

/** All that a choice is explained from. */
export interface Candidate {
  id: number;
  instance: InstanceSummary;
  purposes: readonly Purpose[];
  country: string | null;
  topics: readonly Topic[];
  hasRules: boolean;
  policyPublication: Publication | null;
  standing: Standing;
  /** Of the last 90 days; null where too little was measured for a figure. */
  uptime: { ratio: number; coverage: number } | null;
  /** Null until its rules have been summed. */
  profile: Profile | null;
}

export interface Profile {
  /** Null where it publishes no rules. */
  blocks: { servers: number; active: number } | null;
  activeOf: number;
  blockedBy: number;
  publishingOf: number;
  reachActive: number | null;
}

/** What was asked, as far as reasons depend on it. */
export type Asked = Pick<ChooseQuery, 'purpose' | 'language' | 'country' | 'topic'> & {
  /** The servers that it was asked to block. */
  blocks: readonly string[];
};

const UPTIME_DAYS = 90;
// Less than half measured says little, and less than 95 % is no praise.
const COVERAGE_MIN = 0.5;
const UPTIME_PRAISED = 0.95;
const REACH_PRAISED = 0.9;
// A release that came out last week is no neglect.
const BEHIND_DAYS_TOLD = 30;
// Nearly everybody is blocked by somebody.
const BLOCKED_BY_TOLD = 0.05;

/** What speaks for it: first what was asked for, then what was measured. */
export function becauseOf(candidate: Candidate, asked: Asked, reaches: readonly Reach[]): Reason[] {
  return [...asAsked(candidate, asked), ...asMeasured(candidate), ...ofReach(candidate, reaches)];
}

function asAsked({ purposes, instance, country, topics }: Candidate, asked: Asked): Reason[] {
  const reasons: Reason[] = [];
  const purpose = asked.purpose?.find((one) => purposes.includes(one));
  if (purpose) reasons.push({ kind: 'purpose', purpose });
  const languages = instance.languages.filter((tag) => isAskedFor(tag, asked.language));
  if (languages.length > 0) reasons.push({ kind: 'language', languages });
  if (country !== null && asked.country?.includes(country) === true) {
    reasons.push({ kind: 'country', country });
  }
  const { registration } = instance;
  if (registration === 'open' || registration === 'approval') {
    reasons.push({ kind: 'registration', registration });
  }
  const wanted = topics.filter((topic) => asked.topic?.includes(topic));
  if (wanted.length > 0) reasons.push({ kind: 'topics', topics: wanted });
  if (asked.blocks.length > 0) reasons.push({ kind: 'blocks_asked', domains: [...asked.blocks] });
  return reasons;
}

/** `pt` asks for `pt-br` too; `pt-br` for itself alone. */
function isAskedFor(tag: string, asked: readonly string[] = []): boolean {
  const lower = tag.toLowerCase();
  return asked.some((wanted) => lower === wanted || lower.startsWith(`${wanted}-`));
}

function asMeasured({ uptime, standing, instance }: Candidate): Reason[] {
  const reasons: Reason[] = [];
  if (uptime && uptime.coverage >= COVERAGE_MIN && uptime.ratio >= UPTIME_PRAISED) {
    reasons.push({ kind: 'uptime', ...uptime, days: UPTIME_DAYS });
  }
  if (standing.behind_days === 0 && instance.version !== null) {
    reasons.push({ kind: 'current_version', version: instance.version });
  }
  return reasons;
}

function ofReach({ profile, policyPublication }: Candidate, reaches: readonly Reach[]): Reason[] {
  const reasons: Reason[] = [];
  const reached = reaches.filter((one) => one.reaches === 'yes').length;
  if (reached > 0) reasons.push({ kind: 'reaches', reached, of: reaches.length });
  // Whom it blocks itself, nobody knows who has not told.
  const share = policyPublication === 'published' ? (profile?.reachActive ?? null) : null;
  if (share !== null && share >= REACH_PRAISED) reasons.push({ kind: 'reach_share', share });
  return reasons;
}

/** What speaks against it, or what nobody knows and one would like to. */
export function butOf(candidate: Candidate, reaches: readonly Reach[]): But[] {
  return [...ofStanding(candidate), ...ofPolicies(candidate), ...ofDoubtfulReach(reaches)];
}

/** These two are told with their figures, where there are any. */
const WITH_FIGURES: readonly Reserve[] = ['outdated', 'oversized'];

function ofStanding({ standing, instance }: Candidate): But[] {
  const { reserves, behind_days: days, newest_version: newest, share_of_network: share } = standing;
  const { version } = instance;
  const isBehind = newest !== null && version !== null && days !== null && days >= BEHIND_DAYS_TOLD;
  const buts = reserves
    .filter((reserve) => !WITH_FIGURES.includes(reserve))
    .map((reserve): But => ({ kind: 'reserve', reserve }));
  if (isBehind) buts.push({ kind: 'behind', version, newest, days });
  else if (reserves.includes('outdated')) buts.push({ kind: 'reserve', reserve: 'outdated' });
  if (reserves.includes('oversized')) {
    buts.push(share === null ? { kind: 'reserve', reserve: 'oversized' } : { kind: 'oversized', share });
  }
  return buts;
}

function ofPolicies({ profile, policyPublication, hasRules }: Candidate): But[] {
  const buts: But[] = [];
  if (profile?.blocks && profile.blocks.servers > 0) {
    const { servers, active } = profile.blocks;
    buts.push({
      kind: 'blocks',
      servers,
      share_of_users: profile.activeOf > 0 ? Math.min(1, active / profile.activeOf) : null,
    });
  }
  if (profile && profile.blockedBy > 0 && profile.blockedBy >= BLOCKED_BY_TOLD * profile.publishingOf) {
    buts.push({ kind: 'blocked_by', instances: profile.blockedBy, of: profile.publishingOf });
  }
  if (policyPublication !== 'published') buts.push({ kind: 'policy_unpublished' });
  if (!hasRules) buts.push({ kind: 'rules_unpublished' });
  return buts;
}

function ofDoubtfulReach(reaches: readonly Reach[]): But[] {
  const buts: But[] = [];
  const unknown = reaches.filter((one) => one.reaches === 'unknown').map(({ to }) => to);
  if (unknown.length > 0) buts.push({ kind: 'reach_unknown', domains: unknown });
  const limited = reaches.filter((one) => one.reaches !== 'no' && one.is_limited).map(({ to }) => to);
  if (limited.length > 0) buts.push({ kind: 'reach_limited', domains: limited });
  return buts;
}
