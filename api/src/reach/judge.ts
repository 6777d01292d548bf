import { isCovering, RULE_FORMS, SEVERITIES, targetsFor, type RuleForm, type Severity } from '@homeport/db';
import type { COVERS, Reach, ReachRule } from '../contract/reach.ts';
import { isIncomplete, opennessOf, type Asked, type Server } from './asked.ts';

/** A standing, published rule of a server. */
export interface OwnRule {
  instanceId: number;
  target: string;
  /** Behind stars: it covers nobody, except where its software's open letters can be read (`globbed`) or it is `*`. */
  isObfuscated: boolean;
  /** Of the names that were asked about, those that its open letters fit. */
  globbed: string[];
  severity: Severity;
  rule: string;
  reason: string | null;
  /** ISO 8601. */
  since: string;
}

type Covers = (typeof COVERS)[number];

const COVERS_OF_FORM: Readonly<Record<RuleForm, Covers>> = {
  itself: 'named',
  above: 'parent',
  starred: 'pattern',
  starred_above: 'pattern',
  everybody: 'everybody',
};

/**
 * Whether two servers reach each other, as far as the published, standing rules of both say. `no`: a rule of either
 * suspends the other, or either federates with named servers only and the other is none of them, or with nobody.
 * `unknown`: nothing is known against it, but a side's rules are not published, or not all of them, or names are
 * hidden in them, which are never matched to anybody. Rules are the strongest first.
 */
export function judgeReach(from: Asked, asked: Asked, rules: readonly OwnRule[]): Reach {
  const to = inNetworkOf(from, asked);
  const pair = { from: from.server?.domain ?? from.name, to: asked.server?.domain ?? asked.name };
  if (isSame(from, to)) return { ...pair, reaches: 'yes', is_limited: false, rules: [], unknown: [] };
  const told = [...about(from, to, rules), ...about(to, from, rules)].sort(
    (a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity),
  );
  const isApart = told.some(({ severity }) => severity === 'suspend');
  const unknown = isApart ? [] : doubts(from, to);
  return {
    ...pair,
    reaches: isApart ? 'no' : unknown.length > 0 ? 'unknown' : 'yes',
    is_limited: !isApart && told.length > 0,
    rules: told,
    unknown,
  };
}

/** Networks don't speak with each other: a server of another one is, here, none that is listed. */
function inNetworkOf({ network }: Asked, asked: Asked): Asked {
  const isForeign = network !== null && asked.server !== null && asked.server.network !== network;
  return isForeign ? { ...asked, server: null } : asked;
}

function isSame(from: Asked, to: Asked): boolean {
  return from.server !== null && from.server.id === to.server?.id;
}

/** What one side's rules say about the other. */
function about({ server }: Asked, other: Asked, rules: readonly OwnRule[]): ReachRule[] {
  if (server === null) return [];
  const openness = opennessOf(server);
  if (openness === 'nobody') return [shut(server, 'nobody')];
  // Whether a name that opted out is on a list is not told, in either direction.
  if (!server.publishes || other.isOptedOut) return [];
  const own = rules.filter(({ instanceId }) => instanceId === server.id);
  const meant = { names: other.names, targets: targetsFor(other.names) };
  const covering = own.flatMap((rule) => {
    const covers = coverOf(server, rule, meant);
    return covers === null ? [] : [{ ...rule, covers }];
  });
  const isAllowed = covering.some(({ severity }) => severity === 'allow');
  return [
    ...(openness === 'named' && !isAllowed ? [shut(server, 'not_allowed')] : []),
    ...covering
      .filter(({ severity }) => severity !== 'allow')
      .map(({ covers, target, severity, rule, reason, since }) => ({
        by: server.domain,
        covers,
        target,
        severity,
        rule,
        reason,
        since,
      })),
  ];
}

function shut({ domain }: Server, covers: 'nobody' | 'not_allowed'): ReachRule {
  return { by: domain, covers, target: null, severity: 'suspend', rule: null, reason: null, since: null };
}

/** The names by which rules can mean a server, and the targets that cover them. */
interface Meant {
  names: readonly string[];
  targets: ReturnType<typeof targetsFor>;
}

/** How a rule comes to cover one of these names; null where it doesn't. */
function coverOf({ software }: Server, rule: OwnRule, { names, targets }: Meant): Covers | null {
  const form = RULE_FORMS.find(
    (candidate) =>
      targets[candidate].includes(rule.target) &&
      (!rule.isObfuscated || candidate === 'everybody') &&
      isCovering(candidate, { software, rule: rule.rule }),
  );
  if (form !== undefined) return COVERS_OF_FORM[form];
  return rule.globbed.some((name) => names.includes(name)) ? 'pattern' : null;
}

function doubts(from: Asked, to: Asked): Reach['unknown'] {
  return [
    ...(from.server?.publishes === true ? [] : (['from_unpublished'] as const)),
    ...(from.server && isIncomplete(from.server) ? (['from_incomplete'] as const) : []),
    ...(to.server === null ? (['to_unlisted'] as const) : []),
    ...(to.server?.publishes === false ? (['to_unpublished'] as const) : []),
    ...(to.server && isIncomplete(to.server) ? (['to_incomplete'] as const) : []),
  ];
}
